internal import WorkingTime

/// A large made-up set for benchmarks: standards, calendars, transactions in the order of receipt,
/// and the deviations planted in them. To be audited as of 2027-01-04T00:00:00Z, imported an hour before.
struct Bulk {
  let seed: UInt64
  let rows: Int

  func write(into folder: String) throws {
    var random = SplitMix64(seed: seed)
    let plans = BulkPlans.all(with: &random)
    var standards = try Output(path: folder + "/standards.yaml")
    BulkYAML(plans: plans).write(to: &standards)
    try standards.finish()
    var calendars = try Output(path: folder + "/calendars.yaml")
    calendars.write("# MADE UP for benchmarks by fixture-generator.\nformat: audit.calendars/1\n")
    calendars.write("recorded_at: 2023-12-01T08:00:00+08:00\ncalendars:\n")
    for calendar in BulkCalendar.all { calendar.writeYAML(to: &calendars) }
    try calendars.finish()
    try writeTransactions(of: plans, into: folder, with: &random)
  }

  private func writeTransactions(
    of plans: [Plan], into folder: String, with random: inout SplitMix64
  ) throws {
    let days = DemoCalendar.day("2024-01-02").number...DemoCalendar.day("2026-12-31").number
    let asOf = Int64(DemoCalendar.day("2027-01-04").number) * 86_400
    let horizon = Horizon(
      days: days, cutoff: asOf - 3 * 86_400, asOf: asOf, imported: asOf - 3600)
    let books = BulkCalendar.all.map(\.book)
    let makers = plans.map { CaseMaker(plan: $0, book: books[$0.book], horizon: horizon) }
    var transactions = try Output(path: folder + "/transactions.csv")
    var planted = try Output(path: folder + "/planted.csv")
    transactions.write(Record.header)
    planted.write("case_number,rule,amount,unit,service\n")
    for row in 0..<rows {
      let day = days.lowerBound + Int32(row * days.count / rows)
      var record = makers[random.number(0...(makers.count - 1))].make(on: day, with: &random)
      record.number = "B" + String(10_000_000 + row)
      record.applicant = "P-" + String(random.number(100_000...999_999))
      if random.chance(20) { record.note = "Catatan, baris \(row)" }
      record.write(to: &transactions)
      for one in record.planted {
        planted.write(
          "\(record.number),\(one.rule),\(one.amount),\(record.unit),\(record.service)\n")
      }
    }
    try transactions.finish()
    try planted.finish()
  }
}
