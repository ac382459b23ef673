-- Every base table tracks change by trigger, so that a row edited with the sqlite3 shell is noticed too.
-- The log has no key of its own to conflict with, and no trigger body carries a conflict clause: an outer
-- UPDATE OR … would override it. The importer switches triggers off on its own connection, keeps the sums
-- itself and writes the log itself.

CREATE TABLE changes (
  n INTEGER PRIMARY KEY,
  subject TEXT NOT NULL CHECK (subject IN ('transaction', 'standard', 'calendar', 'unit', 'service')),
  id INTEGER NOT NULL
) STRICT;

CREATE TRIGGER transactions_inserted AFTER INSERT ON transactions
BEGIN INSERT INTO changes (subject, id) VALUES ('transaction', NEW.id); END;
CREATE TRIGGER transactions_updated AFTER UPDATE ON transactions
BEGIN
  INSERT INTO changes (subject, id) VALUES ('transaction', OLD.id);
  INSERT INTO changes (subject, id) SELECT 'transaction', NEW.id WHERE NEW.id <> OLD.id;
END;
CREATE TRIGGER transactions_deleted AFTER DELETE ON transactions
BEGIN INSERT INTO changes (subject, id) VALUES ('transaction', OLD.id); END;

-- The sums and flags of a transaction follow its lines.
CREATE TRIGGER charges_inserted AFTER INSERT ON charges
BEGIN
  UPDATE transactions SET
    tariff_paid = coalesce(tariff_paid, 0) + CASE WHEN NEW.kind = 0 THEN NEW.amount ELSE 0 END,
    unproven = coalesce(unproven, 0)
      + CASE WHEN NEW.kind <> 4 AND NEW.amount > 0 AND NEW.proof IS NULL THEN NEW.amount ELSE 0 END
  WHERE id = NEW.transaction_id;
END;
CREATE TRIGGER charges_deleted AFTER DELETE ON charges
BEGIN
  UPDATE transactions SET
    tariff_paid = tariff_paid - CASE WHEN OLD.kind = 0 THEN OLD.amount ELSE 0 END,
    unproven = unproven
      - CASE WHEN OLD.kind <> 4 AND OLD.amount > 0 AND OLD.proof IS NULL THEN OLD.amount ELSE 0 END
  WHERE id = OLD.transaction_id;
END;
CREATE TRIGGER charges_updated AFTER UPDATE ON charges
BEGIN
  UPDATE transactions SET
    tariff_paid = tariff_paid - CASE WHEN OLD.kind = 0 THEN OLD.amount ELSE 0 END,
    unproven = unproven
      - CASE WHEN OLD.kind <> 4 AND OLD.amount > 0 AND OLD.proof IS NULL THEN OLD.amount ELSE 0 END
  WHERE id = OLD.transaction_id;
  UPDATE transactions SET
    tariff_paid = coalesce(tariff_paid, 0) + CASE WHEN NEW.kind = 0 THEN NEW.amount ELSE 0 END,
    unproven = coalesce(unproven, 0)
      + CASE WHEN NEW.kind <> 4 AND NEW.amount > 0 AND NEW.proof IS NULL THEN NEW.amount ELSE 0 END
  WHERE id = NEW.transaction_id;
END;

CREATE TRIGGER pauses_inserted AFTER INSERT ON pauses
BEGIN UPDATE transactions SET flags = flags | 1 WHERE id = NEW.transaction_id; END;
CREATE TRIGGER pauses_updated AFTER UPDATE ON pauses
BEGIN
  UPDATE transactions SET flags = flags | 1 WHERE id = NEW.transaction_id;
  INSERT INTO changes (subject, id) VALUES ('transaction', OLD.transaction_id);
END;
CREATE TRIGGER pauses_deleted AFTER DELETE ON pauses
BEGIN INSERT INTO changes (subject, id) VALUES ('transaction', OLD.transaction_id); END;

CREATE TRIGGER further_documents_inserted AFTER INSERT ON further_documents
BEGIN UPDATE transactions SET flags = flags | 2 WHERE id = NEW.transaction_id; END;
CREATE TRIGGER further_documents_updated AFTER UPDATE ON further_documents
BEGIN
  UPDATE transactions SET flags = flags | 2 WHERE id = NEW.transaction_id;
  INSERT INTO changes (subject, id) VALUES ('transaction', OLD.transaction_id);
END;
CREATE TRIGGER further_documents_deleted AFTER DELETE ON further_documents
BEGIN INSERT INTO changes (subject, id) VALUES ('transaction', OLD.transaction_id); END;

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
