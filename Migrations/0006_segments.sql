-- Transactions as columns, beside the rows: a run reads one value for each 4096 transactions instead of
-- walking through every row. All of this follows from the rows and can be made anew from them at any time.
-- Nobody but the program writes here, and a trigger on these tables would only slow it down.

CREATE TABLE segments (
  id INTEGER PRIMARY KEY,                     -- transactions.id >> 12
  rows INTEGER NOT NULL CHECK (rows > 0),
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32), -- of data
  data BLOB NOT NULL
) STRICT;

-- The last entry of changes that the segments reflect. No row: there are none that count.
CREATE TABLE segment_mark (
  id INTEGER PRIMARY KEY CHECK (id = 0),
  change INTEGER NOT NULL
) STRICT;

-- The verdicts of a run without what made each of their rows cost as much again: SQLite builds the set of a
-- CHECK with IN anew for each row, and which run looked at a service last is told without an index of its
-- own, by going back through the runs, whose verdicts have the service second in their key.
DROP INDEX run_verdicts_by_service;

CREATE TABLE run_verdicts_lean (
  run_id INTEGER NOT NULL REFERENCES runs (id),
  service_id INTEGER NOT NULL REFERENCES services (id),
  criterion TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK
    (verdict = 'compliant' OR verdict = 'deviates' OR verdict = 'not_assessable'
      OR verdict = 'not_applicable'),
  reason TEXT NOT NULL,                       -- '' for compliant and deviates
  transactions INTEGER NOT NULL,
  PRIMARY KEY (run_id, service_id, criterion, verdict, reason)
) STRICT, WITHOUT ROWID;

INSERT INTO run_verdicts_lean (run_id, service_id, criterion, verdict, reason, transactions)
SELECT run_id, service_id, criterion, verdict, reason, transactions
FROM run_verdicts
ORDER BY run_id, service_id, criterion, verdict, reason;

DROP TABLE run_verdicts;

ALTER TABLE run_verdicts_lean RENAME TO run_verdicts;
