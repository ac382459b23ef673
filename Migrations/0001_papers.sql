-- What auditors said of papers that the data name and no list of standards knows. Nothing in this table is ever
-- changed or removed: of several rows with the same spelling and the same scope the last one holds.

CREATE TABLE paper_assignments (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,                     -- of the ledger
  spelling TEXT NOT NULL CHECK (trim(spelling) <> ''), -- the code under which services met the paper
  -- For which services; none of the three: for all.
  agency_id INTEGER REFERENCES agencies (id),
  unit_id INTEGER REFERENCES units (id),      -- with the units below it
  service_id INTEGER REFERENCES services (id),
  paper TEXT CHECK (paper <> ''),             -- its code in lists; NULL: one that the standard does not hold
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  CHECK ((agency_id IS NULL) + (unit_id IS NULL) + (service_id IS NULL) >= 2)
) STRICT;

CREATE TRIGGER paper_assignments_keep BEFORE UPDATE ON paper_assignments
BEGIN SELECT RAISE(ABORT, 'what a spelling means is never changed; assign it again'); END;
CREATE TRIGGER paper_assignments_stay BEFORE DELETE ON paper_assignments
BEGIN SELECT RAISE(ABORT, 'what a spelling means is never removed; assign it again'); END;
-- A replacing INSERT would remove a row without asking the triggers above; and no row is added for an entry
-- that is written already.
CREATE TRIGGER paper_assignments_once BEFORE INSERT ON paper_assignments
WHEN EXISTS (SELECT 1 FROM paper_assignments WHERE id = NEW.id)
  OR NEW.entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'what a spelling means is never changed; assign it again'); END;
