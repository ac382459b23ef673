-- Every base table tracks change by trigger, so that a row edited with the sqlite3 shell is noticed too.
-- The log has no key of its own to conflict with, and no trigger body carries a conflict clause: an outer
-- UPDATE OR … would override it. The importer switches triggers off on its own connection, keeps the sums
-- itself and writes the log itself.

CREATE TABLE changes (
  n INTEGER PRIMARY KEY,
  subject TEXT NOT NULL CHECK (subject IN ('transaction', 'standard', 'calendar', 'unit', 'service')),
  id INTEGER NOT NULL
) STRICT;

-- Blocks of 4096 ids whose rows something else than this program has changed since their segment was made.
CREATE TABLE stale_blocks (
  block INTEGER PRIMARY KEY                   -- transactions.id >> 12
) STRICT;

-- What another program writes gets the number that the ledger's entry about it will have, and what it replaces
-- or takes away is kept in the past.
CREATE TRIGGER transactions_inserted AFTER INSERT ON transactions
BEGIN
  UPDATE transactions SET entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE id = NEW.id AND entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger);
  INSERT INTO stale_blocks (block)
  SELECT NEW.id >> 12 WHERE NOT EXISTS (SELECT 1 FROM stale_blocks WHERE block = NEW.id >> 12);
END;
CREATE TRIGGER transactions_updated AFTER UPDATE OF
  id, line, service_id, variant_id, status, received_at, complete_at, paid_at, finished_at,
  handed_over_at, promised_at, demanded, submitted, flags, series, number, written, charges, pauses,
  further_papers, applicant, note, salt, told
ON transactions
BEGIN
  INSERT INTO transactions_past (
    id, entry, line, service_id, variant_id, status, received_at, complete_at, paid_at, finished_at,
    handed_over_at, promised_at, demanded, submitted, flags, series, number, written, charges, pauses,
    further_papers, applicant, note, salt, told, superseded_by)
  SELECT
    OLD.id, OLD.entry, OLD.line, OLD.service_id, OLD.variant_id, OLD.status, OLD.received_at,
    OLD.complete_at, OLD.paid_at, OLD.finished_at, OLD.handed_over_at, OLD.promised_at, OLD.demanded,
    OLD.submitted, OLD.flags, OLD.series, OLD.number, OLD.written, OLD.charges, OLD.pauses,
    OLD.further_papers, OLD.applicant, OLD.note, OLD.salt, OLD.told,
    (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE OLD.entry <= (SELECT coalesce(max(n), 0) FROM ledger);
  UPDATE transactions SET entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE id = NEW.id AND entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger);
  INSERT INTO stale_blocks (block)
  SELECT OLD.id >> 12 WHERE NOT EXISTS (SELECT 1 FROM stale_blocks WHERE block = OLD.id >> 12);
  INSERT INTO stale_blocks (block)
  SELECT NEW.id >> 12 WHERE NOT EXISTS (SELECT 1 FROM stale_blocks WHERE block = NEW.id >> 12);
END;
CREATE TRIGGER transactions_deleted AFTER DELETE ON transactions
BEGIN
  INSERT INTO transactions_past (
    id, entry, line, service_id, variant_id, status, received_at, complete_at, paid_at, finished_at,
    handed_over_at, promised_at, demanded, submitted, flags, series, number, written, charges, pauses,
    further_papers, applicant, note, salt, told, superseded_by)
  SELECT
    OLD.id, OLD.entry, OLD.line, OLD.service_id, OLD.variant_id, OLD.status, OLD.received_at,
    OLD.complete_at, OLD.paid_at, OLD.finished_at, OLD.handed_over_at, OLD.promised_at, OLD.demanded,
    OLD.submitted, OLD.flags, OLD.series, OLD.number, OLD.written, OLD.charges, OLD.pauses,
    OLD.further_papers, OLD.applicant, OLD.note, OLD.salt, OLD.told,
    (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE OLD.entry <= (SELECT coalesce(max(n), 0) FROM ledger);
  INSERT INTO stale_blocks (block)
  SELECT OLD.id >> 12 WHERE NOT EXISTS (SELECT 1 FROM stale_blocks WHERE block = OLD.id >> 12);
END;

-- A row that a REPLACE removes is not told to the trigger above.
CREATE TRIGGER transactions_once BEFORE INSERT ON transactions
WHEN EXISTS (
  SELECT 1 FROM transactions
  WHERE id = NEW.id
    OR (service_id = NEW.service_id AND series = NEW.series AND number = NEW.number))
BEGIN SELECT RAISE(ABORT, 'this case is there already; update it'); END;
CREATE TRIGGER transactions_apart BEFORE UPDATE OF id, service_id, series, number ON transactions
WHEN EXISTS (
  SELECT 1 FROM transactions
  WHERE id <> OLD.id
    AND (id = NEW.id
      OR (service_id = NEW.service_id AND series = NEW.series AND number = NEW.number)))
BEGIN SELECT RAISE(ABORT, 'another case has this id or number'); END;
CREATE TRIGGER transactions_entered BEFORE UPDATE OF entry ON transactions
WHEN NEW.entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'the entry of a row is given by the ledger'); END;

CREATE TRIGGER transactions_past_kept_update BEFORE UPDATE ON transactions_past
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;
CREATE TRIGGER transactions_past_kept_delete BEFORE DELETE ON transactions_past
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;
CREATE TRIGGER transactions_past_kept_insert BEFORE INSERT ON transactions_past
WHEN NEW.superseded_by <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  OR EXISTS (
    SELECT 1 FROM transactions_past WHERE id = NEW.id AND superseded_by = NEW.superseded_by)
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;

CREATE TRIGGER standards_inserted AFTER INSERT ON standards
BEGIN INSERT INTO changes (subject, id) VALUES ('standard', NEW.id); END;
CREATE TRIGGER standards_updated AFTER UPDATE ON standards
BEGIN INSERT INTO changes (subject, id) VALUES ('standard', OLD.id); END;
CREATE TRIGGER standards_deleted AFTER DELETE ON standards
BEGIN INSERT INTO changes (subject, id) VALUES ('standard', OLD.id); END;

CREATE TRIGGER standard_times_inserted AFTER INSERT ON standard_times
BEGIN INSERT INTO changes (subject, id) VALUES ('standard', NEW.standard_id); END;
CREATE TRIGGER standard_times_updated AFTER UPDATE ON standard_times
BEGIN INSERT INTO changes (subject, id) VALUES ('standard', OLD.standard_id); END;
CREATE TRIGGER standard_times_deleted AFTER DELETE ON standard_times
BEGIN INSERT INTO changes (subject, id) VALUES ('standard', OLD.standard_id); END;

CREATE TRIGGER standard_tariffs_inserted AFTER INSERT ON standard_tariffs
BEGIN INSERT INTO changes (subject, id) VALUES ('standard', NEW.standard_id); END;
CREATE TRIGGER standard_tariffs_updated AFTER UPDATE ON standard_tariffs
BEGIN INSERT INTO changes (subject, id) VALUES ('standard', OLD.standard_id); END;
CREATE TRIGGER standard_tariffs_deleted AFTER DELETE ON standard_tariffs
BEGIN INSERT INTO changes (subject, id) VALUES ('standard', OLD.standard_id); END;

CREATE TRIGGER standard_documents_inserted AFTER INSERT ON standard_documents
BEGIN INSERT INTO changes (subject, id) VALUES ('standard', NEW.standard_id); END;
CREATE TRIGGER standard_documents_updated AFTER UPDATE ON standard_documents
BEGIN INSERT INTO changes (subject, id) VALUES ('standard', OLD.standard_id); END;
CREATE TRIGGER standard_documents_deleted AFTER DELETE ON standard_documents
BEGIN INSERT INTO changes (subject, id) VALUES ('standard', OLD.standard_id); END;

CREATE TRIGGER calendar_versions_inserted AFTER INSERT ON calendar_versions
BEGIN INSERT INTO changes (subject, id) VALUES ('calendar', NEW.id); END;
CREATE TRIGGER calendar_versions_updated AFTER UPDATE ON calendar_versions
BEGIN INSERT INTO changes (subject, id) VALUES ('calendar', OLD.id); END;
CREATE TRIGGER calendar_versions_deleted AFTER DELETE ON calendar_versions
BEGIN INSERT INTO changes (subject, id) VALUES ('calendar', OLD.id); END;

CREATE TRIGGER calendar_entries_inserted AFTER INSERT ON calendar_entries
BEGIN INSERT INTO changes (subject, id) VALUES ('calendar', NEW.calendar_version_id); END;
CREATE TRIGGER calendar_entries_updated AFTER UPDATE ON calendar_entries
BEGIN INSERT INTO changes (subject, id) VALUES ('calendar', OLD.calendar_version_id); END;
CREATE TRIGGER calendar_entries_deleted AFTER DELETE ON calendar_entries
BEGIN INSERT INTO changes (subject, id) VALUES ('calendar', OLD.calendar_version_id); END;

CREATE TRIGGER calendar_hours_inserted AFTER INSERT ON calendar_hours
BEGIN INSERT INTO changes (subject, id) VALUES ('calendar', NEW.calendar_version_id); END;
CREATE TRIGGER calendar_hours_updated AFTER UPDATE ON calendar_hours
BEGIN INSERT INTO changes (subject, id) VALUES ('calendar', OLD.calendar_version_id); END;
CREATE TRIGGER calendar_hours_deleted AFTER DELETE ON calendar_hours
BEGIN INSERT INTO changes (subject, id) VALUES ('calendar', OLD.calendar_version_id); END;

CREATE TRIGGER holidays_inserted AFTER INSERT ON holidays
BEGIN INSERT INTO changes (subject, id) VALUES ('calendar', NEW.calendar_version_id); END;
CREATE TRIGGER holidays_updated AFTER UPDATE ON holidays
BEGIN INSERT INTO changes (subject, id) VALUES ('calendar', OLD.calendar_version_id); END;
CREATE TRIGGER holidays_deleted AFTER DELETE ON holidays
BEGIN INSERT INTO changes (subject, id) VALUES ('calendar', OLD.calendar_version_id); END;

CREATE TRIGGER units_inserted AFTER INSERT ON units
BEGIN INSERT INTO changes (subject, id) VALUES ('unit', NEW.id); END;
CREATE TRIGGER units_updated AFTER UPDATE ON units
BEGIN INSERT INTO changes (subject, id) VALUES ('unit', OLD.id); END;
CREATE TRIGGER units_deleted AFTER DELETE ON units
BEGIN INSERT INTO changes (subject, id) VALUES ('unit', OLD.id); END;

CREATE TRIGGER services_inserted AFTER INSERT ON services
BEGIN INSERT INTO changes (subject, id) VALUES ('service', NEW.id); END;
CREATE TRIGGER services_updated AFTER UPDATE ON services
BEGIN INSERT INTO changes (subject, id) VALUES ('service', OLD.id); END;
CREATE TRIGGER services_deleted AFTER DELETE ON services
BEGIN INSERT INTO changes (subject, id) VALUES ('service', OLD.id); END;

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
