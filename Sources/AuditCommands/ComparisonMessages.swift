internal import AuditReport
internal import AuditService
internal import ServiceStandards

extension CommandContext {
  /// Most months that are told one by one.
  private static let mostMonths = 5

  /// Says which months have fewer rows than in the delivery before. That is no mistake: offices do delete; but nobody is
  /// to overlook it.
  func tell(_ comparison: DeliveryComparison) {
    let (before, missing) = (comparison.before, comparison.missing)
    guard missing > 0 else { return }
    guard comparison.isRetelling else {
      messages.say(
        "impor \(before) dari sumber yang sama memuat \(missing) baris yang tidak ada di sini; rupanya berkas ini hanya menambah",
        "import \(before) of the same source has \(missing) rows that are not here; this seems to be a file that only adds"
      )
      return
    }
    messages.warn(
      "\(missing) baris kurang dari kiriman sebelumnya (impor \(before)), dalam bulan yang termasuk berkas ini; tanyakan kepada kantor",
      "\(missing) rows fewer than in the delivery before (import \(before)), in months within this file; ask the office"
    )
    for line in comparison.shrunk.prefix(Self.mostMonths) {
      messages.warn(
        "\(line.service), \(line.month): \(line.rows) baris, sebelumnya \(line.before) (kurang \(line.missing))",
        "\(line.service), \(line.month): \(line.rows) rows, before \(line.before) (\(line.missing) fewer)"
      )
    }
    let others = comparison.shrunk.count - Self.mostMonths
    if others > 0 {
      messages.warn(
        "dan \(others) bulan lain (audit imports show --months)",
        "and \(others) other months (audit imports show --months)")
    }
  }
}
