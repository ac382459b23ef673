-- Complaints, the ladder of their deadlines, and what the runs found about them.

CREATE TABLE complaints (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL DEFAULT 0,           -- of the ledger: who wrote this row, when, by which import
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
  salt BLOB,                                  -- goes before the text in digests; NULL without a text
  line INTEGER NOT NULL,                      -- of that import's file
  UNIQUE (unit_id, source, number)
) STRICT;

-- What a complaint was until an entry of the ledger replaced it or took it away.
CREATE TABLE complaints_past (
  id INTEGER NOT NULL,
  superseded_by INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  unit_id INTEGER NOT NULL,
  service_id INTEGER,
  source TEXT NOT NULL,
  number TEXT NOT NULL,
  class TEXT,
  topic TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  complete_at INTEGER,
  forwarded_at INTEGER,
  answered_at INTEGER,
  closed_at INTEGER,
  case_number TEXT,
  text TEXT,
  salt BLOB,
  line INTEGER NOT NULL,
  PRIMARY KEY (id, superseded_by)
) STRICT, WITHOUT ROWID;

CREATE INDEX complaints_by_entry ON complaints (entry);
CREATE INDEX complaints_past_by_entry ON complaints_past (entry);
CREATE INDEX complaints_past_by_end ON complaints_past (superseded_by);

CREATE TRIGGER complaints_inserted AFTER INSERT ON complaints
BEGIN
  UPDATE complaints SET entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE id = NEW.id AND entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger);
END;
CREATE TRIGGER complaints_updated AFTER UPDATE OF
  id, unit_id, service_id, source, number, class, topic, received_at, complete_at, forwarded_at,
  answered_at, closed_at, case_number, text, salt, line
ON complaints
BEGIN
  INSERT INTO complaints_past (
    id, entry, unit_id, service_id, source, number, class, topic, received_at, complete_at,
    forwarded_at, answered_at, closed_at, case_number, text, salt, line, superseded_by)
  SELECT
    OLD.id, OLD.entry, OLD.unit_id, OLD.service_id, OLD.source, OLD.number, OLD.class, OLD.topic,
    OLD.received_at, OLD.complete_at, OLD.forwarded_at, OLD.answered_at, OLD.closed_at,
    OLD.case_number, OLD.text, OLD.salt, OLD.line, (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE OLD.entry <= (SELECT coalesce(max(n), 0) FROM ledger);
  UPDATE complaints SET entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE id = NEW.id AND entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger);
END;
CREATE TRIGGER complaints_deleted AFTER DELETE ON complaints
BEGIN
  INSERT INTO complaints_past (
    id, entry, unit_id, service_id, source, number, class, topic, received_at, complete_at,
    forwarded_at, answered_at, closed_at, case_number, text, salt, line, superseded_by)
  SELECT
    OLD.id, OLD.entry, OLD.unit_id, OLD.service_id, OLD.source, OLD.number, OLD.class, OLD.topic,
    OLD.received_at, OLD.complete_at, OLD.forwarded_at, OLD.answered_at, OLD.closed_at,
    OLD.case_number, OLD.text, OLD.salt, OLD.line, (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE OLD.entry <= (SELECT coalesce(max(n), 0) FROM ledger);
END;
CREATE TRIGGER complaints_once BEFORE INSERT ON complaints
WHEN EXISTS (SELECT 1 FROM complaints WHERE id = NEW.id OR (unit_id = NEW.unit_id AND source = NEW.source AND number = NEW.number))
BEGIN SELECT RAISE(ABORT, 'this complaint is there already; update it'); END;
CREATE TRIGGER complaints_apart BEFORE UPDATE OF id, unit_id, source, number ON complaints
WHEN EXISTS (
  SELECT 1 FROM complaints
  WHERE id <> OLD.id AND (id = NEW.id OR (unit_id = NEW.unit_id AND source = NEW.source AND number = NEW.number)))
BEGIN SELECT RAISE(ABORT, 'another complaint has this key'); END;
CREATE TRIGGER complaints_entered BEFORE UPDATE OF entry ON complaints
WHEN NEW.entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'the entry of a row is given by the ledger'); END;
CREATE TRIGGER complaints_past_kept_update BEFORE UPDATE ON complaints_past
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;
CREATE TRIGGER complaints_past_kept_delete BEFORE DELETE ON complaints_past
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;
CREATE TRIGGER complaints_past_kept_insert BEFORE INSERT ON complaints_past
WHEN NEW.superseded_by <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  OR EXISTS (SELECT 1 FROM complaints_past WHERE id = NEW.id AND superseded_by = NEW.superseded_by)
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;

-- A ladder is never changed: what we learn later is a later version.
CREATE TABLE ladders (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL,
  valid_from INTEGER,                         -- first day of receipt; NULL: since ever
  source TEXT,
  known_from INTEGER NOT NULL
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

CREATE TRIGGER ladders_inserted AFTER INSERT ON ladders WHEN NEW.entry = 0
BEGIN UPDATE ladders SET entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger) WHERE id = NEW.id; END;
CREATE TRIGGER ladders_entered BEFORE INSERT ON ladders
WHEN NEW.entry NOT IN (0, (SELECT coalesce(max(n), 0) + 1 FROM ledger))
BEGIN SELECT RAISE(ABORT, 'the entry of a row is given by the ledger; leave it out'); END;
CREATE TRIGGER ladders_once BEFORE INSERT ON ladders
WHEN EXISTS (SELECT 1 FROM ladders WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a ladder is never replaced; add a version'); END;
CREATE TRIGGER ladders_kept_update BEFORE UPDATE ON ladders WHEN OLD.entry <> 0
BEGIN SELECT RAISE(ABORT, 'a ladder is never changed; add a version'); END;
CREATE TRIGGER ladders_kept_delete BEFORE DELETE ON ladders
BEGIN SELECT RAISE(ABORT, 'a ladder is never removed; add a version'); END;
CREATE TRIGGER ladder_classes_kept_insert BEFORE INSERT ON ladder_classes
WHEN NOT EXISTS (
  SELECT 1 FROM ladders
  WHERE id = NEW.ladder_id AND entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger))
BEGIN SELECT RAISE(ABORT, 'a ladder is never changed; add a version'); END;
CREATE TRIGGER ladder_classes_kept_update BEFORE UPDATE ON ladder_classes
BEGIN SELECT RAISE(ABORT, 'a ladder is never changed; add a version'); END;
CREATE TRIGGER ladder_classes_kept_delete BEFORE DELETE ON ladder_classes
BEGIN SELECT RAISE(ABORT, 'a ladder is never changed; add a version'); END;
CREATE TRIGGER ladder_steps_kept_insert BEFORE INSERT ON ladder_steps
WHEN NOT EXISTS (
  SELECT 1 FROM ladders
  WHERE id = NEW.ladder_id AND entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger))
BEGIN SELECT RAISE(ABORT, 'a ladder is never changed; add a version'); END;
CREATE TRIGGER ladder_steps_kept_update BEFORE UPDATE ON ladder_steps
BEGIN SELECT RAISE(ABORT, 'a ladder is never changed; add a version'); END;
CREATE TRIGGER ladder_steps_kept_delete BEFORE DELETE ON ladder_steps
BEGIN SELECT RAISE(ABORT, 'a ladder is never changed; add a version'); END;
