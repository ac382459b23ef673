-- Runs and what they found ----------------------------------------------------------------------

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,                     -- of the ledger, which says when and by whom
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

-- key = transaction id * 4096 + rule number; W-01 is 2201 (letter's place * 100 + number).
CREATE TABLE deviations (
  key INTEGER PRIMARY KEY,
  severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 3), -- low, medium, high, critical
  standard_id INTEGER,
  expected INTEGER NOT NULL,
  actual INTEGER,
  amount INTEGER NOT NULL,
  found_by_run INTEGER NOT NULL,
  judged_by_run INTEGER NOT NULL              -- the run that wrote these values: its inputs explain them
) STRICT;

CREATE TABLE closed_deviations (
  id INTEGER PRIMARY KEY,
  key INTEGER NOT NULL,
  severity INTEGER NOT NULL,
  standard_id INTEGER,
  expected INTEGER NOT NULL,
  actual INTEGER,
  amount INTEGER NOT NULL,
  found_by_run INTEGER NOT NULL,
  closed_by_run INTEGER NOT NULL REFERENCES runs (id),
  reason TEXT NOT NULL CHECK (reason IN
    ('transaction_changed', 'transaction_removed', 'standard_changed', 'calendar_changed',
     'as_of_changed', 'rules_changed'))
) STRICT;

CREATE INDEX closed_deviations_by_key ON closed_deviations (key);

CREATE TABLE standard_deviations (
  service_id INTEGER NOT NULL REFERENCES services (id),
  rule INTEGER NOT NULL,
  subject INTEGER NOT NULL,                   -- S-01: first day of the gap; S-02: the standard's id
  severity INTEGER NOT NULL,
  standard_id INTEGER,
  gap_from INTEGER,
  gap_to INTEGER,
  lacks INTEGER NOT NULL,                     -- 1 time, 2 cost, 4 requirements
  transactions INTEGER NOT NULL,
  found_by_run INTEGER NOT NULL,
  PRIMARY KEY (service_id, rule, subject)
) STRICT, WITHOUT ROWID;

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
CREATE TRIGGER closed_deviations_kept_update BEFORE UPDATE ON closed_deviations
BEGIN SELECT RAISE(ABORT, 'closed_deviations is append-only'); END;
CREATE TRIGGER closed_deviations_kept_delete BEFORE DELETE ON closed_deviations
BEGIN SELECT RAISE(ABORT, 'closed_deviations is append-only'); END;

-- What a deviation said before a later run found it otherwise: with this and closed_deviations the
-- register can be told as any run left it.
CREATE TABLE changed_deviations (
  key INTEGER NOT NULL,
  changed_by_run INTEGER NOT NULL REFERENCES runs (id),
  severity INTEGER NOT NULL,
  standard_id INTEGER,
  expected INTEGER NOT NULL,
  actual INTEGER,
  amount INTEGER NOT NULL,
  PRIMARY KEY (key, changed_by_run)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER changed_deviations_kept_update BEFORE UPDATE ON changed_deviations
BEGIN SELECT RAISE(ABORT, 'changed_deviations is append-only'); END;
CREATE TRIGGER changed_deviations_kept_delete BEFORE DELETE ON changed_deviations
BEGIN SELECT RAISE(ABORT, 'changed_deviations is append-only'); END;
