-- What people work on: the deviations of one rule on one service, from the run that found them until
-- they are corrected. A finding itself never changes; how far it has come follows from its moves, which
-- are only ever appended.

CREATE TABLE findings (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL CHECK (year > 0),     -- T-year-number, counted within the year
  number INTEGER NOT NULL CHECK (number > 0),
  service_id INTEGER NOT NULL REFERENCES services (id),
  rule INTEGER NOT NULL CHECK (rule BETWEEN 0 AND 4095),
  episode INTEGER NOT NULL CHECK (episode > 0),
  opened_by_run INTEGER NOT NULL REFERENCES runs (id),
  UNIQUE (year, number),
  UNIQUE (service_id, rule, episode)
) STRICT;

CREATE TABLE finding_moves (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,                     -- of the ledger
  finding_id INTEGER NOT NULL REFERENCES findings (id),
  kind TEXT NOT NULL CHECK (kind IN (
    'opened', 'cause', 'effect', 'recommended', 'classified', 'declassified', 'assigned',
    'delivered', 'responded', 'accepted', 'rejected', 'closed', 'excused', 'withdrawn', 'reopened')),
  run_id INTEGER REFERENCES runs (id),        -- the run that made the move; NULL: a person did
  -- The last run before the move (or the run itself). What it and earlier runs found belongs to a
  -- finding that ends with this move; what later runs find is the next episode.
  seen_run INTEGER NOT NULL REFERENCES runs (id),
  reason TEXT CHECK (reason <> ''),
  text TEXT CHECK (text <> ''),
  code TEXT CHECK (code <> ''),
  role TEXT CHECK (role <> ''),
  -- Receipt of the report or of the answer; as-of of a closing; of a reopening the day on which the
  -- follow-up starts anew, where the report was received before.
  day INTEGER,
  due_day INTEGER CHECK (due_day >= day),     -- last day of the clock that the move starts
  partial INTEGER NOT NULL DEFAULT 0 CHECK (partial IN (0, 1)),
  CHECK (kind <> 'opened' OR run_id IS NOT NULL),
  CHECK (kind NOT IN ('cause', 'effect', 'recommended', 'responded') OR text IS NOT NULL),
  CHECK (kind NOT IN ('classified', 'declassified') OR (code IS NOT NULL AND reason IS NOT NULL)),
  CHECK (kind <> 'assigned' OR role IS NOT NULL),
  CHECK (kind NOT IN ('delivered', 'responded') OR (day IS NOT NULL AND due_day IS NOT NULL)),
  CHECK (kind <> 'reopened' OR (day IS NULL) = (due_day IS NULL)),
  CHECK (kind NOT IN ('accepted', 'rejected', 'excused', 'withdrawn', 'reopened') OR reason IS NOT NULL),
  CHECK (kind <> 'excused' OR code IN ('force_majeure', 'court_case', 'no_longer_effective')),
  CHECK (partial = 0 OR kind = 'responded')
) STRICT;

CREATE INDEX finding_moves_by_finding ON finding_moves (finding_id, id);
CREATE INDEX finding_moves_by_entry ON finding_moves (entry);

-- What a unit sent with an answer. The bytes lie beside the database under their SHA-256.
CREATE TABLE evidence_files (
  move_id INTEGER NOT NULL REFERENCES finding_moves (id),
  position INTEGER NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  PRIMARY KEY (move_id, position)
) STRICT, WITHOUT ROWID;

-- Versions of the mapping of codes; the last one is in force, without any the program's own.
CREATE TABLE code_books (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,                     -- of the ledger
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

-- Append-only, whatever the statement: a REPLACE deletes the row in its way without a delete trigger,
-- so an insert over an existing row is refused before it can. So is one for an entry that is written already.

CREATE TRIGGER findings_kept_update BEFORE UPDATE ON findings
BEGIN SELECT RAISE(ABORT, 'findings are append-only'); END;
CREATE TRIGGER findings_kept_delete BEFORE DELETE ON findings
BEGIN SELECT RAISE(ABORT, 'findings are append-only'); END;
CREATE TRIGGER findings_kept_insert BEFORE INSERT ON findings
WHEN EXISTS (
  SELECT 1 FROM findings
  WHERE id = NEW.id OR (year = NEW.year AND number = NEW.number)
    OR (service_id = NEW.service_id AND rule = NEW.rule AND episode = NEW.episode))
BEGIN SELECT RAISE(ABORT, 'findings are append-only'); END;

CREATE TRIGGER finding_moves_kept_update BEFORE UPDATE ON finding_moves
BEGIN SELECT RAISE(ABORT, 'finding_moves is append-only'); END;
CREATE TRIGGER finding_moves_kept_delete BEFORE DELETE ON finding_moves
BEGIN SELECT RAISE(ABORT, 'finding_moves is append-only'); END;
CREATE TRIGGER finding_moves_kept_insert BEFORE INSERT ON finding_moves
WHEN EXISTS (SELECT 1 FROM finding_moves WHERE id = NEW.id)
  OR NEW.entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'finding_moves is append-only'); END;

CREATE TRIGGER evidence_files_kept_update BEFORE UPDATE ON evidence_files
BEGIN SELECT RAISE(ABORT, 'evidence_files is append-only'); END;
CREATE TRIGGER evidence_files_kept_delete BEFORE DELETE ON evidence_files
BEGIN SELECT RAISE(ABORT, 'evidence_files is append-only'); END;
CREATE TRIGGER evidence_files_kept_insert BEFORE INSERT ON evidence_files
WHEN EXISTS (SELECT 1 FROM evidence_files WHERE move_id = NEW.move_id AND position = NEW.position)
  OR NOT EXISTS (
    SELECT 1 FROM finding_moves
    WHERE id = NEW.move_id AND entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger))
BEGIN SELECT RAISE(ABORT, 'evidence_files is append-only'); END;

CREATE TRIGGER code_books_kept_update BEFORE UPDATE ON code_books
BEGIN SELECT RAISE(ABORT, 'code_books is append-only'); END;
CREATE TRIGGER code_books_kept_delete BEFORE DELETE ON code_books
BEGIN SELECT RAISE(ABORT, 'code_books is append-only'); END;
CREATE TRIGGER code_books_kept_insert BEFORE INSERT ON code_books
WHEN EXISTS (SELECT 1 FROM code_books WHERE id = NEW.id)
  OR NEW.entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'code_books is append-only'); END;
