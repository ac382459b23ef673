-- How every transaction was judged by the last run that kept the register: enough to take back what it
-- counted, so that the next run need only look at what changed.

-- The few thousand different judgements, and how many transactions got each.
CREATE TABLE judgements (
  id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 4294967295),
  service_id INTEGER NOT NULL REFERENCES services (id),
  subject INTEGER NOT NULL,                   -- the standard's id, or first day of the stretch without one
  codes INTEGER NOT NULL,                     -- verdicts, as the engine packs them
  transactions INTEGER NOT NULL CHECK (transactions > 0)
) STRICT;

-- 4096 transactions a row; block = transaction id >> 12. Four bytes each, the least first: the judgement's
-- id; 0: none.
CREATE TABLE judged_blocks (
  block INTEGER PRIMARY KEY,
  judgements BLOB NOT NULL
) STRICT;

-- Transactions that the mere passing of time may judge otherwise, in order of the instant from which it may.
-- An entry too many costs a second look, nothing else.
CREATE TABLE waiting (
  since INTEGER NOT NULL,
  transaction_id INTEGER NOT NULL,
  PRIMARY KEY (since, transaction_id)
) STRICT, WITHOUT ROWID;

-- What a run that kept judgements went by, besides what its row in runs says.
CREATE TABLE judging_runs (
  run_id INTEGER PRIMARY KEY REFERENCES runs (id),
  last_transaction INTEGER NOT NULL,          -- the largest ids that it has seen
  last_service INTEGER NOT NULL,
  basis TEXT NOT NULL                         -- rules, years and zones
) STRICT;

CREATE TABLE judged_services (
  service_id INTEGER PRIMARY KEY REFERENCES services (id),
  run_id INTEGER NOT NULL REFERENCES judging_runs (run_id),
  rulebook TEXT NOT NULL                      -- digest of what it was judged by; '': to be judged anew
) STRICT;

-- Which papers and variants the numbers of a transaction stand for.
CREATE TRIGGER documents_inserted AFTER INSERT ON documents
BEGIN INSERT INTO changes (subject, id) VALUES ('service', NEW.service_id); END;
CREATE TRIGGER documents_updated AFTER UPDATE ON documents
BEGIN
  INSERT INTO changes (subject, id) VALUES ('service', OLD.service_id);
  INSERT INTO changes (subject, id) SELECT 'service', NEW.service_id
  WHERE NEW.service_id <> OLD.service_id;
END;
CREATE TRIGGER documents_deleted AFTER DELETE ON documents
BEGIN INSERT INTO changes (subject, id) VALUES ('service', OLD.service_id); END;
CREATE TRIGGER variants_updated AFTER UPDATE ON variants
BEGIN INSERT INTO changes (subject, id) VALUES ('service', 0); END;
CREATE TRIGGER variants_deleted AFTER DELETE ON variants
BEGIN INSERT INTO changes (subject, id) VALUES ('service', 0); END;
