-- Nights: what `audit nightly` did, step by step, and the trend that it measures. A night that was cut
-- off stays 'running' here: its lock died with it, and the next night takes its changes along.

CREATE TABLE nights (
  id INTEGER PRIMARY KEY,
  day INTEGER NOT NULL,                       -- of the as-of instant, in the zone of the first unit
  as_of INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed')),
  exit_status INTEGER,                        -- NULL while it runs
  run_mark INTEGER NOT NULL,                  -- runs up to this one have been looked at for changes
  told INTEGER NOT NULL CHECK (told IN (0, 1)), -- 1: its changes were printed
  actor TEXT NOT NULL,
  host TEXT NOT NULL,
  program TEXT NOT NULL,
  CHECK ((state = 'running') = (exit_status IS NULL))
) STRICT;

CREATE INDEX nights_by_day ON nights (day);

CREATE TABLE night_steps (
  night_id INTEGER NOT NULL REFERENCES nights (id),
  position INTEGER NOT NULL,
  step TEXT NOT NULL CHECK
    (step IN ('import', 'audit', 'follow_up', 'waivers', 'trends', 'checkpoint', 'backup', 'exports')),
  status TEXT NOT NULL CHECK (status IN ('done', 'idle', 'incomplete', 'failed', 'skipped')),
  exit_status INTEGER NOT NULL,
  code TEXT,                                  -- why it failed
  counts TEXT NOT NULL,                       -- an object of whole numbers
  milliseconds INTEGER NOT NULL,
  PRIMARY KEY (night_id, position)
) STRICT, WITHOUT ROWID;

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

-- One point for each service and night; a night that is run again replaces its own.
CREATE TABLE trend_points (
  day INTEGER NOT NULL,
  service_id INTEGER NOT NULL REFERENCES services (id),
  night_id INTEGER NOT NULL REFERENCES nights (id),
  run_id INTEGER NOT NULL REFERENCES runs (id), -- whose verdicts these are
  examined INTEGER NOT NULL,
  on_time INTEGER NOT NULL,
  late INTEGER NOT NULL,
  findings INTEGER NOT NULL,                  -- at work
  overdue INTEGER NOT NULL,                   -- among them those with a clock that has run out
  PRIMARY KEY (day, service_id)
) STRICT, WITHOUT ROWID;

-- For people with a SQL shell.
CREATE VIEW trend_list AS
  SELECT
    date(trend_points.day * 86400, 'unixepoch') AS day, units.code AS unit, services.code AS service,
    trend_points.examined, trend_points.on_time, trend_points.late,
    round(1.0 * trend_points.on_time / nullif(trend_points.on_time + trend_points.late, 0), 4)
      AS on_time_share,
    trend_points.findings, trend_points.overdue
  FROM trend_points
  JOIN services ON services.id = trend_points.service_id
  JOIN units ON units.id = services.unit_id;
