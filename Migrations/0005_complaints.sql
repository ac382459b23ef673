-- Complaints, the ladder of their deadlines, and what the runs found about them.

CREATE TABLE complaints (
  id INTEGER PRIMARY KEY,
  unit_id INTEGER NOT NULL REFERENCES units (id),
  service_id INTEGER REFERENCES services (id), -- NULL: it names none
  source TEXT NOT NULL CHECK (source IN ('lapor', 'book')),
  number TEXT NOT NULL CHECK (number <> ''),
  class TEXT,                                 -- of the ladder; NULL: not recorded
  topic TEXT NOT NULL CHECK (topic IN ('delay', 'money', 'requirement', 'behaviour', 'other')),
  received_at INTEGER NOT NULL,
  complete_at INTEGER,
  forwarded_at INTEGER,
  answered_at INTEGER,
  closed_at INTEGER,
  case_number TEXT,
  text TEXT,                                  -- population and telephone numbers masked
  import_id INTEGER NOT NULL REFERENCES imports (id), -- the one that wrote these values
  line INTEGER NOT NULL,
  UNIQUE (unit_id, source, number)
) STRICT;

CREATE TABLE complaint_history (
  id INTEGER PRIMARY KEY,
  complaint_id INTEGER NOT NULL REFERENCES complaints (id),
  replaced_by_import INTEGER NOT NULL REFERENCES imports (id),
  replaced_at INTEGER NOT NULL,
  was TEXT NOT NULL                           -- the replaced record as JSON
) STRICT;

CREATE INDEX complaint_history_by_complaint ON complaint_history (complaint_id);

-- A ladder is never changed: what we learn later is a later version.
CREATE TABLE ladders (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  valid_from INTEGER,                         -- first day of receipt; NULL: since ever
  source TEXT,
  recorded_at INTEGER NOT NULL,
  import_id INTEGER NOT NULL REFERENCES imports (id)
) STRICT;

CREATE TABLE ladder_classes (
  ladder_id INTEGER NOT NULL REFERENCES ladders (id),
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT,
  PRIMARY KEY (ladder_id, position),
  UNIQUE (ladder_id, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE ladder_steps (
  ladder_id INTEGER NOT NULL,
  class INTEGER NOT NULL,                     -- its position
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('forward', 'answer', 'close')),
  value INTEGER NOT NULL CHECK (value >= 0),
  unit TEXT NOT NULL CHECK
    (unit IN ('seconds', 'minutes', 'hours', 'working_days', 'calendar_days', 'months')),
  start TEXT NOT NULL CHECK (start IN ('received', 'complete', 'forwarded')),
  source TEXT,
  confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
  PRIMARY KEY (ladder_id, class, position),
  FOREIGN KEY (ladder_id, class) REFERENCES ladder_classes (ladder_id, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER ladders_keep BEFORE UPDATE ON ladders
BEGIN SELECT RAISE(ABORT, 'a ladder is never changed; import another version'); END;
CREATE TRIGGER ladders_stay BEFORE DELETE ON ladders
BEGIN SELECT RAISE(ABORT, 'a ladder is never removed; import another version'); END;
CREATE TRIGGER ladder_classes_keep BEFORE UPDATE ON ladder_classes
BEGIN SELECT RAISE(ABORT, 'a ladder is never changed; import another version'); END;
CREATE TRIGGER ladder_classes_stay BEFORE DELETE ON ladder_classes
BEGIN SELECT RAISE(ABORT, 'a ladder is never removed; import another version'); END;
CREATE TRIGGER ladder_steps_keep BEFORE UPDATE ON ladder_steps
BEGIN SELECT RAISE(ABORT, 'a ladder is never changed; import another version'); END;
CREATE TRIGGER ladder_steps_stay BEFORE DELETE ON ladder_steps
BEGIN SELECT RAISE(ABORT, 'a ladder is never removed; import another version'); END;

-- The register of A-01, one row for each complaint that deviates now.
CREATE TABLE complaint_deviations (
  complaint_id INTEGER PRIMARY KEY REFERENCES complaints (id),
  severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 3),
  due INTEGER NOT NULL,
  answered INTEGER,                           -- NULL: unanswered at the as-of instant
  found_by_run INTEGER NOT NULL REFERENCES runs (id),
  judged_by_run INTEGER NOT NULL REFERENCES runs (id) -- the run that wrote these values
) STRICT;

CREATE TABLE closed_complaint_deviations (
  id INTEGER PRIMARY KEY,
  complaint_id INTEGER NOT NULL REFERENCES complaints (id),
  severity INTEGER NOT NULL,
  due INTEGER NOT NULL,
  answered INTEGER,
  found_by_run INTEGER NOT NULL REFERENCES runs (id),
  closed_by_run INTEGER NOT NULL REFERENCES runs (id)
) STRICT;
