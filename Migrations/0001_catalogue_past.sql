-- One way to keep the past: a row carries the number of the ledger's entry that wrote it, and what it replaces
-- or takes away goes to the table of the past with the number of the entry that did so. Triggers see to it,
-- for this program and for whoever else writes; only the importer of transactions switches them off on its own
-- connection and does the same itself. No trigger body carries a conflict clause: an outer UPDATE OR … would
-- override it.

-- Units, agencies, services and papers, as transactions.

CREATE TRIGGER units_inserted AFTER INSERT ON units
BEGIN
  UPDATE units SET entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE id = NEW.id AND entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger);
END;
CREATE TRIGGER units_updated AFTER UPDATE OF
  id, code, name, parent_id, parent_from, zone, calendar_code, currency, currency_decimals,
  inherits_services
ON units
BEGIN
  INSERT INTO units_past (
    id, entry, code, name, parent_id, parent_from, zone, calendar_code, currency, currency_decimals,
    inherits_services, superseded_by)
  SELECT
    OLD.id, OLD.entry, OLD.code, OLD.name, OLD.parent_id, OLD.parent_from, OLD.zone, OLD.calendar_code,
    OLD.currency, OLD.currency_decimals, OLD.inherits_services,
    (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE OLD.entry <= (SELECT coalesce(max(n), 0) FROM ledger);
  UPDATE units SET entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE id = NEW.id AND entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger);
END;
CREATE TRIGGER units_deleted AFTER DELETE ON units
BEGIN
  INSERT INTO units_past (
    id, entry, code, name, parent_id, parent_from, zone, calendar_code, currency, currency_decimals,
    inherits_services, superseded_by)
  SELECT
    OLD.id, OLD.entry, OLD.code, OLD.name, OLD.parent_id, OLD.parent_from, OLD.zone, OLD.calendar_code,
    OLD.currency, OLD.currency_decimals, OLD.inherits_services,
    (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE OLD.entry <= (SELECT coalesce(max(n), 0) FROM ledger);
END;
CREATE TRIGGER units_once BEFORE INSERT ON units
WHEN EXISTS (SELECT 1 FROM units WHERE id = NEW.id OR code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'this unit is there already; update it'); END;
CREATE TRIGGER units_apart BEFORE UPDATE OF id, code ON units
WHEN EXISTS (
  SELECT 1 FROM units
  WHERE id <> OLD.id AND (id = NEW.id OR code = NEW.code))
BEGIN SELECT RAISE(ABORT, 'another unit has this key'); END;
CREATE TRIGGER units_entered BEFORE UPDATE OF entry ON units
WHEN NEW.entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'the entry of a row is given by the ledger'); END;
CREATE TRIGGER units_past_kept_update BEFORE UPDATE ON units_past
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;
CREATE TRIGGER units_past_kept_delete BEFORE DELETE ON units_past
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;
CREATE TRIGGER units_past_kept_insert BEFORE INSERT ON units_past
WHEN NEW.superseded_by <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  OR EXISTS (SELECT 1 FROM units_past WHERE id = NEW.id AND superseded_by = NEW.superseded_by)
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;

CREATE TRIGGER agencies_inserted AFTER INSERT ON agencies
BEGIN
  UPDATE agencies SET entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE id = NEW.id AND entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger);
END;
CREATE TRIGGER agencies_updated AFTER UPDATE OF
  id, code, name
ON agencies
BEGIN
  INSERT INTO agencies_past (
    id, entry, code, name, superseded_by)
  SELECT
    OLD.id, OLD.entry, OLD.code, OLD.name, (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE OLD.entry <= (SELECT coalesce(max(n), 0) FROM ledger);
  UPDATE agencies SET entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE id = NEW.id AND entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger);
END;
CREATE TRIGGER agencies_deleted AFTER DELETE ON agencies
BEGIN
  INSERT INTO agencies_past (
    id, entry, code, name, superseded_by)
  SELECT
    OLD.id, OLD.entry, OLD.code, OLD.name, (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE OLD.entry <= (SELECT coalesce(max(n), 0) FROM ledger);
END;
CREATE TRIGGER agencies_once BEFORE INSERT ON agencies
WHEN EXISTS (SELECT 1 FROM agencies WHERE id = NEW.id OR code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'this agency is there already; update it'); END;
CREATE TRIGGER agencies_apart BEFORE UPDATE OF id, code ON agencies
WHEN EXISTS (
  SELECT 1 FROM agencies
  WHERE id <> OLD.id AND (id = NEW.id OR code = NEW.code))
BEGIN SELECT RAISE(ABORT, 'another agency has this key'); END;
CREATE TRIGGER agencies_entered BEFORE UPDATE OF entry ON agencies
WHEN NEW.entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'the entry of a row is given by the ledger'); END;
CREATE TRIGGER agencies_past_kept_update BEFORE UPDATE ON agencies_past
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;
CREATE TRIGGER agencies_past_kept_delete BEFORE DELETE ON agencies_past
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;
CREATE TRIGGER agencies_past_kept_insert BEFORE INSERT ON agencies_past
WHEN NEW.superseded_by <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  OR EXISTS (SELECT 1 FROM agencies_past WHERE id = NEW.id AND superseded_by = NEW.superseded_by)
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;

CREATE TRIGGER services_inserted AFTER INSERT ON services
BEGIN
  UPDATE services SET entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE id = NEW.id AND entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger);
END;
CREATE TRIGGER services_updated AFTER UPDATE OF
  id, unit_id, code, name, agency_id, agency_from, numbers_restart, is_inherited
ON services
BEGIN
  INSERT INTO services_past (
    id, entry, unit_id, code, name, agency_id, agency_from, numbers_restart, is_inherited,
    superseded_by)
  SELECT
    OLD.id, OLD.entry, OLD.unit_id, OLD.code, OLD.name, OLD.agency_id, OLD.agency_from, OLD.numbers_restart,
    OLD.is_inherited, (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE OLD.entry <= (SELECT coalesce(max(n), 0) FROM ledger);
  UPDATE services SET entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE id = NEW.id AND entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger);
END;
CREATE TRIGGER services_deleted AFTER DELETE ON services
BEGIN
  INSERT INTO services_past (
    id, entry, unit_id, code, name, agency_id, agency_from, numbers_restart, is_inherited,
    superseded_by)
  SELECT
    OLD.id, OLD.entry, OLD.unit_id, OLD.code, OLD.name, OLD.agency_id, OLD.agency_from, OLD.numbers_restart,
    OLD.is_inherited, (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE OLD.entry <= (SELECT coalesce(max(n), 0) FROM ledger);
END;
CREATE TRIGGER services_once BEFORE INSERT ON services
WHEN EXISTS (SELECT 1 FROM services WHERE id = NEW.id OR (unit_id = NEW.unit_id AND code = NEW.code))
BEGIN SELECT RAISE(ABORT, 'this service is there already; update it'); END;
CREATE TRIGGER services_apart BEFORE UPDATE OF id, unit_id, code ON services
WHEN EXISTS (
  SELECT 1 FROM services
  WHERE id <> OLD.id AND (id = NEW.id OR (unit_id = NEW.unit_id AND code = NEW.code)))
BEGIN SELECT RAISE(ABORT, 'another service has this key'); END;
CREATE TRIGGER services_entered BEFORE UPDATE OF entry ON services
WHEN NEW.entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'the entry of a row is given by the ledger'); END;
CREATE TRIGGER services_past_kept_update BEFORE UPDATE ON services_past
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;
CREATE TRIGGER services_past_kept_delete BEFORE DELETE ON services_past
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;
CREATE TRIGGER services_past_kept_insert BEFORE INSERT ON services_past
WHEN NEW.superseded_by <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  OR EXISTS (SELECT 1 FROM services_past WHERE id = NEW.id AND superseded_by = NEW.superseded_by)
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;

CREATE TRIGGER documents_inserted AFTER INSERT ON documents
BEGIN
  UPDATE documents SET entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE service_id = NEW.service_id AND ordinal = NEW.ordinal AND entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger);
END;
CREATE TRIGGER documents_updated AFTER UPDATE OF
  service_id, ordinal, code, name
ON documents
BEGIN
  INSERT INTO documents_past (
    service_id, ordinal, entry, code, name, superseded_by)
  SELECT
    OLD.service_id, OLD.ordinal, OLD.entry, OLD.code, OLD.name, (SELECT coalesce(max(n), 0) + 1 FROM
    ledger)
  WHERE OLD.entry <= (SELECT coalesce(max(n), 0) FROM ledger);
  UPDATE documents SET entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE service_id = NEW.service_id AND ordinal = NEW.ordinal AND entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger);
END;
CREATE TRIGGER documents_deleted AFTER DELETE ON documents
BEGIN
  INSERT INTO documents_past (
    service_id, ordinal, entry, code, name, superseded_by)
  SELECT
    OLD.service_id, OLD.ordinal, OLD.entry, OLD.code, OLD.name, (SELECT coalesce(max(n), 0) + 1 FROM
    ledger)
  WHERE OLD.entry <= (SELECT coalesce(max(n), 0) FROM ledger);
END;
CREATE TRIGGER documents_once BEFORE INSERT ON documents
WHEN EXISTS (SELECT 1 FROM documents WHERE (service_id = NEW.service_id AND ordinal = NEW.ordinal) OR (service_id = NEW.service_id AND code = NEW.code))
BEGIN SELECT RAISE(ABORT, 'this paper is there already; update it'); END;
CREATE TRIGGER documents_apart BEFORE UPDATE OF service_id, ordinal, code ON documents
WHEN EXISTS (
  SELECT 1 FROM documents
  WHERE (service_id <> OLD.service_id OR ordinal <> OLD.ordinal) AND ((service_id = NEW.service_id AND ordinal = NEW.ordinal) OR (service_id = NEW.service_id AND code = NEW.code)))
BEGIN SELECT RAISE(ABORT, 'another paper has this key'); END;
CREATE TRIGGER documents_entered BEFORE UPDATE OF entry ON documents
WHEN NEW.entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'the entry of a row is given by the ledger'); END;
CREATE TRIGGER documents_past_kept_update BEFORE UPDATE ON documents_past
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;
CREATE TRIGGER documents_past_kept_delete BEFORE DELETE ON documents_past
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;
CREATE TRIGGER documents_past_kept_insert BEFORE INSERT ON documents_past
WHEN NEW.superseded_by <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  OR EXISTS (SELECT 1 FROM documents_past WHERE service_id = NEW.service_id AND ordinal = NEW.ordinal AND superseded_by = NEW.superseded_by)
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;

-- Standards and calendars are never changed: what is learned later is a later record. A new one gets the number
-- of the entry to come, and its lines come with it.

CREATE TRIGGER standards_inserted AFTER INSERT ON standards WHEN NEW.entry = 0
BEGIN UPDATE standards SET entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger) WHERE id = NEW.id; END;
CREATE TRIGGER standards_entered BEFORE INSERT ON standards
WHEN NEW.entry NOT IN (0, (SELECT coalesce(max(n), 0) + 1 FROM ledger))
BEGIN SELECT RAISE(ABORT, 'the entry of a row is given by the ledger; leave it out'); END;
CREATE TRIGGER standards_once BEFORE INSERT ON standards
WHEN EXISTS (SELECT 1 FROM standards WHERE id = NEW.id OR (service_id = NEW.service_id AND version = NEW.version AND known_from = NEW.known_from))
BEGIN SELECT RAISE(ABORT, 'a standard is never replaced; add a version'); END;
CREATE TRIGGER standards_kept_update BEFORE UPDATE ON standards WHEN OLD.entry <> 0
BEGIN SELECT RAISE(ABORT, 'a standard is never changed; add a version'); END;
CREATE TRIGGER standards_kept_delete BEFORE DELETE ON standards
BEGIN SELECT RAISE(ABORT, 'a standard is never removed; add a version'); END;
CREATE TRIGGER standard_times_kept_insert BEFORE INSERT ON standard_times
WHEN NOT EXISTS (
  SELECT 1 FROM standards
  WHERE id = NEW.standard_id AND entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger))
BEGIN SELECT RAISE(ABORT, 'a standard is never changed; add a version'); END;
CREATE TRIGGER standard_times_kept_update BEFORE UPDATE ON standard_times
BEGIN SELECT RAISE(ABORT, 'a standard is never changed; add a version'); END;
CREATE TRIGGER standard_times_kept_delete BEFORE DELETE ON standard_times
BEGIN SELECT RAISE(ABORT, 'a standard is never changed; add a version'); END;
CREATE TRIGGER standard_tariffs_kept_insert BEFORE INSERT ON standard_tariffs
WHEN NOT EXISTS (
  SELECT 1 FROM standards
  WHERE id = NEW.standard_id AND entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger))
BEGIN SELECT RAISE(ABORT, 'a standard is never changed; add a version'); END;
CREATE TRIGGER standard_tariffs_kept_update BEFORE UPDATE ON standard_tariffs
BEGIN SELECT RAISE(ABORT, 'a standard is never changed; add a version'); END;
CREATE TRIGGER standard_tariffs_kept_delete BEFORE DELETE ON standard_tariffs
BEGIN SELECT RAISE(ABORT, 'a standard is never changed; add a version'); END;
CREATE TRIGGER standard_documents_kept_insert BEFORE INSERT ON standard_documents
WHEN NOT EXISTS (
  SELECT 1 FROM standards
  WHERE id = NEW.standard_id AND entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger))
BEGIN SELECT RAISE(ABORT, 'a standard is never changed; add a version'); END;
CREATE TRIGGER standard_documents_kept_update BEFORE UPDATE ON standard_documents
BEGIN SELECT RAISE(ABORT, 'a standard is never changed; add a version'); END;
CREATE TRIGGER standard_documents_kept_delete BEFORE DELETE ON standard_documents
BEGIN SELECT RAISE(ABORT, 'a standard is never changed; add a version'); END;

CREATE TRIGGER calendar_versions_inserted AFTER INSERT ON calendar_versions WHEN NEW.entry = 0
BEGIN UPDATE calendar_versions SET entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger) WHERE id = NEW.id; END;
CREATE TRIGGER calendar_versions_entered BEFORE INSERT ON calendar_versions
WHEN NEW.entry NOT IN (0, (SELECT coalesce(max(n), 0) + 1 FROM ledger))
BEGIN SELECT RAISE(ABORT, 'the entry of a row is given by the ledger; leave it out'); END;
CREATE TRIGGER calendar_versions_once BEFORE INSERT ON calendar_versions
WHEN EXISTS (SELECT 1 FROM calendar_versions WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a calendar is never replaced; add a version'); END;
CREATE TRIGGER calendar_versions_kept_update BEFORE UPDATE ON calendar_versions WHEN OLD.entry <> 0
BEGIN SELECT RAISE(ABORT, 'a calendar is never changed; add a version'); END;
CREATE TRIGGER calendar_versions_kept_delete BEFORE DELETE ON calendar_versions
BEGIN SELECT RAISE(ABORT, 'a calendar is never removed; add a version'); END;
CREATE TRIGGER calendar_entries_kept_insert BEFORE INSERT ON calendar_entries
WHEN NOT EXISTS (
  SELECT 1 FROM calendar_versions
  WHERE id = NEW.calendar_version_id AND entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger))
BEGIN SELECT RAISE(ABORT, 'a calendar is never changed; add a version'); END;
CREATE TRIGGER calendar_entries_kept_update BEFORE UPDATE ON calendar_entries
BEGIN SELECT RAISE(ABORT, 'a calendar is never changed; add a version'); END;
CREATE TRIGGER calendar_entries_kept_delete BEFORE DELETE ON calendar_entries
BEGIN SELECT RAISE(ABORT, 'a calendar is never changed; add a version'); END;
CREATE TRIGGER calendar_hours_kept_insert BEFORE INSERT ON calendar_hours
WHEN NOT EXISTS (
  SELECT 1 FROM calendar_versions
  WHERE id = NEW.calendar_version_id AND entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger))
BEGIN SELECT RAISE(ABORT, 'a calendar is never changed; add a version'); END;
CREATE TRIGGER calendar_hours_kept_update BEFORE UPDATE ON calendar_hours
BEGIN SELECT RAISE(ABORT, 'a calendar is never changed; add a version'); END;
CREATE TRIGGER calendar_hours_kept_delete BEFORE DELETE ON calendar_hours
BEGIN SELECT RAISE(ABORT, 'a calendar is never changed; add a version'); END;
CREATE TRIGGER holidays_kept_insert BEFORE INSERT ON holidays
WHEN NOT EXISTS (
  SELECT 1 FROM calendar_versions
  WHERE id = NEW.calendar_version_id AND entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger))
BEGIN SELECT RAISE(ABORT, 'a calendar is never changed; add a version'); END;
CREATE TRIGGER holidays_kept_update BEFORE UPDATE ON holidays
BEGIN SELECT RAISE(ABORT, 'a calendar is never changed; add a version'); END;
CREATE TRIGGER holidays_kept_delete BEFORE DELETE ON holidays
BEGIN SELECT RAISE(ABORT, 'a calendar is never changed; add a version'); END;

-- What the numbers of transactions stand for.
CREATE TRIGGER variants_once BEFORE INSERT ON variants
WHEN EXISTS (
  SELECT 1 FROM variants WHERE id = NEW.id OR (class = NEW.class AND tier = NEW.tier))
BEGIN SELECT RAISE(ABORT, 'this variant is there already'); END;
CREATE TRIGGER variants_kept_update BEFORE UPDATE ON variants
BEGIN SELECT RAISE(ABORT, 'a variant is never changed'); END;
CREATE TRIGGER variants_kept_delete BEFORE DELETE ON variants
BEGIN SELECT RAISE(ABORT, 'a variant is never removed'); END;
