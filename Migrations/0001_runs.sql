-- Runs and what they found ----------------------------------------------------------------------

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,                     -- its entry of the ledger, which says when and by whom
  as_of INTEGER NOT NULL,
  known_at INTEGER,                           -- NULL: all that was recorded by then
  scope TEXT NOT NULL,                        -- units, services, period, rules as text
  services TEXT,                              -- [id, [id, from, to, …], …] of those it looked at, some on some
                                              -- days of receipt only; NULL: all that there were
  examined INTEGER NOT NULL,
  new_deviations INTEGER NOT NULL,
  changed_deviations INTEGER NOT NULL,
  closed_deviations INTEGER NOT NULL,
  complete INTEGER NOT NULL CHECK (complete IN (0, 1)), -- 0: some part could not be judged
  closed INTEGER NOT NULL DEFAULT 1 CHECK (closed IN (0, 1)) -- 0: in the transaction that writes it
) STRICT;

-- What a run says of a service is the last row up to the run, if it looked at the service: a run writes a row
-- only where it says something else than the row before. {"time":{"compliant":12,"deviates":3,
-- "not_assessable":{"no_limit":4}}}; {} for a service without transactions. No reference to services: one that
-- is gone has to get its empty row.
CREATE TABLE verdicts (
  service_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL REFERENCES runs (id),
  counts TEXT NOT NULL,
  PRIMARY KEY (service_id, run_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX verdicts_by_run ON verdicts (run_id);

-- Every deviation that runs have found, on whatever subject, with the entries from and until which it said so.
-- What stands lies together in the order in which runs look at it; what was is only added to.
-- key = subject * 4096 + number of the rule; W-01 is 2201 (letter's place * 100 + number). A subject is the id of a
-- transaction, or from 1 << 49 on the id of a standard, from 2 << 49 on a gap (id of the service << 24 | its first day +
-- (1 << 23), 0: since ever), from 3 << 49 on the id of a complaint.
CREATE TABLE deviations (
  until INTEGER NOT NULL DEFAULT 0,           -- 0: it stands; else the entry since which it does not stand so
  key INTEGER NOT NULL,
  service_id INTEGER,                         -- NULL: of a complaint that names none
  since INTEGER NOT NULL,                     -- the entry that wrote these values: its inputs explain them
  found INTEGER NOT NULL,                     -- the entry that found it; it has stood ever since
  severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 3), -- low, medium, high, critical
  standard_id INTEGER,
  expected INTEGER NOT NULL,
  actual INTEGER,
  amount INTEGER NOT NULL,
  detail INTEGER,                             -- S-01: last day of the gap; S-02: 1 time, 2 cost, 4 requirements
  reason TEXT CHECK (reason IN                -- why it stands no more; NULL: it stands, or was found otherwise
    ('transaction_changed', 'dated_back', 'transaction_removed', 'complaint_changed', 'standard_changed',
     'calendar_changed', 'as_of_changed', 'rules_changed', 'run_voided')),
  PRIMARY KEY (until, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX past_deviations ON deviations (key) WHERE until > 0;

-- A run is closed in the transaction that writes it; from then on nobody changes what it found.
CREATE TRIGGER runs_kept_update BEFORE UPDATE ON runs WHEN OLD.closed
BEGIN SELECT RAISE(ABORT, 'a closed run is never changed'); END;
CREATE TRIGGER runs_kept_delete BEFORE DELETE ON runs
BEGIN SELECT RAISE(ABORT, 'a closed run is never removed'); END;
CREATE TRIGGER verdicts_kept_update BEFORE UPDATE ON verdicts
BEGIN SELECT RAISE(ABORT, 'a closed run is never changed'); END;
CREATE TRIGGER verdicts_kept_delete BEFORE DELETE ON verdicts
BEGIN SELECT RAISE(ABORT, 'a closed run is never changed'); END;
-- A replacing INSERT would remove a row without asking the trigger above.
CREATE TRIGGER verdicts_kept_insert BEFORE INSERT ON verdicts
WHEN NOT EXISTS (SELECT 1 FROM runs WHERE id = NEW.run_id AND NOT closed)
  OR EXISTS (SELECT 1 FROM verdicts WHERE service_id = NEW.service_id AND run_id = NEW.run_id)
BEGIN SELECT RAISE(ABORT, 'a closed run is never changed'); END;
CREATE TRIGGER runs_kept_insert BEFORE INSERT ON runs
WHEN NEW.id <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  OR EXISTS (SELECT 1 FROM runs WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a run is named by its entry of the ledger'); END;

-- Runs that should not have been: they count no more, and what they did to the register was undone by the entry that
-- says so.
CREATE TABLE void_runs (
  run_id INTEGER PRIMARY KEY REFERENCES runs (id),
  entry INTEGER NOT NULL,                     -- of the ledger
  reason TEXT NOT NULL CHECK (trim(reason) <> '')
) STRICT;

CREATE TRIGGER void_runs_kept_update BEFORE UPDATE ON void_runs
BEGIN SELECT RAISE(ABORT, 'a voided run stays void'); END;
CREATE TRIGGER void_runs_kept_delete BEFORE DELETE ON void_runs
BEGIN SELECT RAISE(ABORT, 'a voided run stays void'); END;
CREATE TRIGGER void_runs_kept_insert BEFORE INSERT ON void_runs
WHEN NEW.entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  OR EXISTS (SELECT 1 FROM void_runs WHERE run_id = NEW.run_id)
BEGIN SELECT RAISE(ABORT, 'a voided run stays void'); END;

-- Runs alone write the register: what is new for the entry to come, and that something stands no more since that
-- entry.
CREATE TRIGGER deviations_kept_insert BEFORE INSERT ON deviations
WHEN NEW.until <> 0 OR NEW.since <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  OR EXISTS (SELECT 1 FROM deviations WHERE until = 0 AND key = NEW.key)
BEGIN SELECT RAISE(ABORT, 'deviations are written by runs'); END;
CREATE TRIGGER deviations_kept_update BEFORE UPDATE ON deviations
WHEN OLD.until <> 0 OR NEW.until <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  OR (OLD.key, OLD.service_id, OLD.since, OLD.found, OLD.severity, OLD.standard_id, OLD.expected, OLD.actual,
    OLD.amount, OLD.detail)
  IS NOT (NEW.key, NEW.service_id, NEW.since, NEW.found, NEW.severity, NEW.standard_id, NEW.expected, NEW.actual,
    NEW.amount, NEW.detail)
BEGIN SELECT RAISE(ABORT, 'deviations are written by runs'); END;
CREATE TRIGGER deviations_kept_delete BEFORE DELETE ON deviations
BEGIN SELECT RAISE(ABORT, 'deviations are written by runs'); END;
