internal import ServiceStandards
internal import WorkingTime

extension Column {
  /// The title for spreadsheets, with what the cells do not say: the zone of instants, and the
  /// currency of money when all rows have the same.
  package func heading(in presentation: Presentation) -> String {
    let title = title.text(presentation.language)
    switch kind {
    case .money(let currency?):
      return "\(title) (\(currency == .rupiah ? "Rp" : currency.code))"
    case .instant:
      let zone =
        presentation.zones.count == 1
        ? ZoneName.short(presentation.zones[0].identifier)
        : Texts.localTime.text(presentation.language)
      return "\(title) (\(zone))"
    default: return title
    }
  }
}
