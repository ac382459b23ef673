/// Later records of standards and calendars, as the `sqlite3` shell adds them: what is there is never changed.
///
/// Each statement adds a record of the one that is chosen with some values of its own, and then its lines: a
/// parameter that is not given is as it was.
enum CatalogueEdit {
  /// The last record of a version, by some place in a mixed order.
  static func lastStandard(_ place: Int) -> String {
    """
    id = (
      SELECT id FROM standards AS last
      WHERE NOT EXISTS (
        SELECT 1 FROM standards AS later
        WHERE later.service_id = last.service_id AND later.version = last.version
          AND later.known_from > last.known_from)
      ORDER BY id * 31 % 101 LIMIT 1 OFFSET \(place))
    """
  }

  static func standard(
    _ wanted: String, validFrom: String = "valid_from", stopping: String = "stopping_reasons",
    time: String? = "value", amount: String = "amount", mandatory: String = "is_mandatory"
  ) -> String {
    let lines = """
      FROM standards AS made
      JOIN standards AS was ON was.service_id = made.service_id AND was.version = made.version
        AND was.known_from = made.known_from - 1
      """
    let isNew = """
      WHERE made.id = (SELECT max(id) FROM standards)
        AND made.entry > (SELECT max(n) FROM ledger)
      """
    let times =
      time.map {
        """
        INSERT OR IGNORE INTO standard_times (standard_id, class, value, unit, unit_is_assumed, extension)
        SELECT made.id, class, \($0), unit, unit_is_assumed, extension
        \(lines) JOIN standard_times ON standard_id = was.id \(isNew);
        """
      } ?? ""
    return """
      INSERT INTO standards (
        service_id, version, known_from, state, decree, source, valid_from, valid_to, clock_start,
        receipt, day_count, stopping_reasons, cost, cost_basis, has_document_list, target_per_mille,
        classes, applies_to, waits_at_most, waits_unit, waits_unit_is_assumed, tariff_of)
      SELECT
        service_id, version, known_from + 1, state, decree, source, \(validFrom), valid_to, clock_start,
        receipt, day_count, \(stopping), cost, cost_basis, has_document_list, target_per_mille, classes,
        applies_to, waits_at_most, waits_unit, waits_unit_is_assumed, tariff_of
      FROM standards WHERE \(wanted);
      \(times)
      INSERT OR IGNORE INTO standard_tariffs (standard_id, class, tier, amount)
      SELECT made.id, class, tier, \(amount)
      \(lines) JOIN standard_tariffs ON standard_id = was.id \(isNew);
      INSERT OR IGNORE INTO standard_documents (
        standard_id, position, code, name, aliases, classes, is_mandatory, alternatives, condition)
      SELECT
        made.id, position, code, name, aliases, standard_documents.classes, \(mandatory), alternatives, condition
      \(lines) JOIN standard_documents ON standard_id = was.id \(isNew);
      """
  }

  /// The last record of the first calendar. `holidays` tells which of its holidays stay.
  static func calendar(
    close: String = "close", day: String = "day", holidays: String = "1", holiday: Int? = nil
  ) -> String {
    let made = "(SELECT max(id) FROM calendar_versions)"
    let was = """
      (SELECT was.id FROM calendar_versions AS was, calendar_versions AS made
        WHERE made.id = \(made) AND was.code = made.code AND was.valid_from IS made.valid_from
          AND was.known_from = made.known_from - 1)
      """
    let added =
      holiday.map {
        """
        INSERT OR IGNORE INTO holidays (calendar_version_id, day, name, kind, decree)
        VALUES (\(made), \($0), 'X', '', '');
        """
      } ?? ""
    return """
      INSERT INTO calendar_versions (
        code, valid_from, valid_to, known_from, zone, source, keeps_no_holidays,
        holiday_kinds, complete_years, complete_kinds)
      SELECT code, valid_from, valid_to, known_from + 1, zone, source, keeps_no_holidays,
        holiday_kinds, complete_years, complete_kinds
      FROM calendar_versions AS last
      WHERE code = (SELECT code FROM calendar_versions WHERE id = 1)
        AND valid_from IS (SELECT valid_from FROM calendar_versions WHERE id = 1)
      ORDER BY known_from DESC LIMIT 1;
      INSERT INTO calendar_entries (calendar_version_id, position, kind, from_day, to_day, note)
      SELECT \(made), position, kind, from_day, to_day, note
      FROM calendar_entries WHERE calendar_version_id = \(was);
      INSERT INTO calendar_hours (calendar_version_id, position, weekday, open, close)
      SELECT \(made), position, weekday, open, \(close)
      FROM calendar_hours WHERE calendar_version_id = \(was);
      INSERT OR IGNORE INTO holidays (calendar_version_id, day, name, kind, decree)
      SELECT \(made), \(day), name, kind, decree
      FROM holidays WHERE calendar_version_id = \(was) AND \(holidays);
      \(added)
      """
  }
}
