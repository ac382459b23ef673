-- Waivers and baselines. Nothing in these tables is ever changed or removed: a waiver ends by its last
-- day or by a revocation, which is a later record; a baseline is replaced by a later one.

CREATE TABLE waivers (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,                     -- of the ledger
  year INTEGER NOT NULL CHECK (year > 0),     -- K-year-number
  number INTEGER NOT NULL CHECK (number > 0),
  unit_id INTEGER NOT NULL REFERENCES units (id),
  service_id INTEGER REFERENCES services (id), -- NULL: every service of the unit and those below
  rule INTEGER NOT NULL CHECK (rule BETWEEN 0 AND 2599),
  case_number TEXT CHECK (case_number <> ''), -- NULL: every case
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL CHECK (to_day BETWEEN from_day AND from_day + 179),
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  requested_by TEXT NOT NULL CHECK (trim(requested_by) <> ''),
  approved_by TEXT NOT NULL CHECK
    (trim(approved_by) <> '' AND lower(trim(approved_by)) <> lower(trim(requested_by))),
  UNIQUE (year, number)
) STRICT;

CREATE TABLE waiver_revocations (
  waiver_id INTEGER PRIMARY KEY REFERENCES waivers (id),
  entry INTEGER NOT NULL,                     -- of the ledger
  reason TEXT NOT NULL CHECK (trim(reason) <> '')
) STRICT;

-- Written once, by the first run that sees the end of a waiver: its deviations count again.
CREATE TABLE waiver_returns (
  waiver_id INTEGER PRIMARY KEY REFERENCES waivers (id),
  run_id INTEGER NOT NULL REFERENCES runs (id),
  cause TEXT NOT NULL CHECK (cause IN ('expired', 'revoked')),
  deviations INTEGER NOT NULL CHECK (deviations >= 0)
) STRICT;

-- What was there when a unit began to work with the program: what has stood in the register since this entry or
-- one before.
CREATE TABLE baselines (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,                     -- of the ledger
  unit_id INTEGER NOT NULL REFERENCES units (id),
  day INTEGER NOT NULL,                       -- in the zone of the unit
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  approved_by TEXT NOT NULL CHECK (trim(approved_by) <> '')
) STRICT;

-- Of several baselines that hold a service the last one counts.
CREATE TABLE baseline_services (
  baseline_id INTEGER NOT NULL REFERENCES baselines (id),
  service_id INTEGER NOT NULL REFERENCES services (id),
  PRIMARY KEY (service_id, baseline_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER waivers_keep BEFORE UPDATE ON waivers
BEGIN SELECT RAISE(ABORT, 'a waiver is never changed; revoke it and add another'); END;
CREATE TRIGGER waivers_stay BEFORE DELETE ON waivers
BEGIN SELECT RAISE(ABORT, 'a waiver is never removed; revoke it'); END;
CREATE TRIGGER waiver_revocations_keep BEFORE UPDATE ON waiver_revocations
BEGIN SELECT RAISE(ABORT, 'a revocation is never changed'); END;
CREATE TRIGGER waiver_revocations_stay BEFORE DELETE ON waiver_revocations
BEGIN SELECT RAISE(ABORT, 'a revocation is never removed'); END;
CREATE TRIGGER waiver_returns_keep BEFORE UPDATE ON waiver_returns
BEGIN SELECT RAISE(ABORT, 'the history of waivers is never changed'); END;
CREATE TRIGGER waiver_returns_stay BEFORE DELETE ON waiver_returns
BEGIN SELECT RAISE(ABORT, 'the history of waivers is never removed'); END;
CREATE TRIGGER baselines_keep BEFORE UPDATE ON baselines
BEGIN SELECT RAISE(ABORT, 'a baseline is never changed; take another'); END;
CREATE TRIGGER baselines_stay BEFORE DELETE ON baselines
BEGIN SELECT RAISE(ABORT, 'a baseline is never removed; take another'); END;
CREATE TRIGGER baseline_services_keep BEFORE UPDATE ON baseline_services
BEGIN SELECT RAISE(ABORT, 'a baseline is never changed; take another'); END;
CREATE TRIGGER baseline_services_stay BEFORE DELETE ON baseline_services
BEGIN SELECT RAISE(ABORT, 'a baseline is never removed; take another'); END;
-- A replacing INSERT would remove a row without asking the triggers above; and no row is added for an entry
-- that is written already.
CREATE TRIGGER waivers_once BEFORE INSERT ON waivers
WHEN EXISTS (SELECT 1 FROM waivers
             WHERE id = NEW.id OR (year = NEW.year AND number = NEW.number))
  OR NEW.entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'this waiver is there already'); END;
CREATE TRIGGER waiver_revocations_once BEFORE INSERT ON waiver_revocations
WHEN EXISTS (SELECT 1 FROM waiver_revocations WHERE waiver_id = NEW.waiver_id)
  OR NEW.entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'this waiver is revoked already'); END;
CREATE TRIGGER waiver_returns_once BEFORE INSERT ON waiver_returns
WHEN EXISTS (SELECT 1 FROM waiver_returns WHERE waiver_id = NEW.waiver_id)
BEGIN SELECT RAISE(ABORT, 'the end of this waiver is written down already'); END;
CREATE TRIGGER baselines_once BEFORE INSERT ON baselines
WHEN EXISTS (SELECT 1 FROM baselines WHERE id = NEW.id)
  OR NEW.entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'this baseline is there already'); END;
CREATE TRIGGER baseline_services_once BEFORE INSERT ON baseline_services
WHEN NOT EXISTS (
  SELECT 1 FROM baselines
  WHERE id = NEW.baseline_id AND entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger))
BEGIN SELECT RAISE(ABORT, 'a baseline is never changed; take another'); END;
