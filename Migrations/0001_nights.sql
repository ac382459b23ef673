-- Nights: what `audit nightly` did, step by step. A night that was cut off stays 'running' here: its lock
-- died with it, and the next night takes its changes along.

CREATE TABLE nights (
  id INTEGER PRIMARY KEY,
  day INTEGER NOT NULL,                       -- of the as-of instant, in the zone of the first unit
  as_of INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed')),
  exit_status INTEGER,                        -- NULL while it runs
  run_mark INTEGER NOT NULL,                  -- runs up to this one have been looked at for changes
  told INTEGER NOT NULL CHECK (told IN (0, 1)), -- 1: its changes were printed
  steps TEXT NOT NULL,                        -- [[step, status, milliseconds, counts, exit status, code], …]
  CHECK ((state = 'running') = (exit_status IS NULL))
) STRICT;

-- What the inbox held. Names of files are kept with population and telephone numbers masked.
CREATE TABLE night_files (
  id INTEGER PRIMARY KEY,
  night_id INTEGER NOT NULL REFERENCES nights (id),
  source TEXT,                                -- NULL: no pattern fits
  file TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT,                                -- NULL: not read
  outcome TEXT NOT NULL CHECK (outcome IN ('imported', 'known', 'refused', 'waiting', 'unmatched')),
  import_id INTEGER REFERENCES imports (id),
  accepted INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  code TEXT                                   -- why it was refused or waits
) STRICT;

CREATE INDEX night_files_by_night ON night_files (night_id);
CREATE INDEX night_files_by_source ON night_files (source, outcome);
