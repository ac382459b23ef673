/// A later record of a standard, as the `sqlite3` shell adds one: what is there is never changed.
enum StandardEdit {
  static func record(decree: String, of wanted: String) -> String {
    """
    INSERT INTO standards (
      service_id, version, known_from, state, decree, source, valid_from, valid_to, clock_start, receipt,
      day_count, stopping_reasons, cost, cost_basis, has_document_list, target_per_mille, classes, applies_to, waits_at_most, waits_unit, waits_unit_is_assumed, tariff_of)
    SELECT
      service_id, version, known_from + 1, state, \(decree), source, valid_from, valid_to, clock_start,
      receipt, day_count, stopping_reasons, cost, cost_basis, has_document_list, target_per_mille, classes,
        applies_to, waits_at_most, waits_unit, waits_unit_is_assumed, tariff_of
    FROM standards WHERE \(wanted)
    """
  }
}
