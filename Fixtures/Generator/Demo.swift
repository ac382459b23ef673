internal import WorkingTime

/// The transactions of the demonstration mall, in the order of the file.
struct Demo {
  private(set) var records: [Record] = []
  private let plans = DemoPlans.all

  private static let horizon = Horizon(
    days: DemoCalendar.day("2025-01-02").number...DemoCalendar.day("2026-06-30").number,
    cutoff: DemoCalendar.instant("2026-06-30", "18:00:00"),
    asOf: DemoCalendar.instant("2026-07-01", "08:00:00"),
    imported: DemoCalendar.instant("2026-07-01", "07:00:00"),
    busy: [
      DemoCalendar.day("2025-03-10").number...DemoCalendar.day("2025-04-22").number,
      DemoCalendar.day("2026-03-02").number...DemoCalendar.day("2026-04-10").number,
    ])

  private static let notes = [
    "Pemohon datang bersama keluarga, dilayani di loket 2", "Antrean panjang; printer rusak",
    "Berkas susulan diterima\nmelalui loket informasi",
    "Pemohon berkata \"segera\", tanpa lampiran",
    "Dokumen diambil wakil – surat kuasa terlampir", "Jaringan pusat terputus ± 20 menit",
  ]

  init(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let days = Demo.horizon.days
    for plan in plans {
      let maker = CaseMaker(
        plan: plan, book: DemoCalendar.books[plan.book], horizon: Demo.horizon)
      for _ in 0..<plan.cases {
        let day = Int32(random.number(Int(days.lowerBound)...Int(days.upperBound)))
        var record = maker.make(on: day, with: &random)
        if random.chance(15) { record.note = random.pick(Demo.notes) }
        records.append(record)
      }
    }
    records += DemoEdges().records
    records.sort {
      ($0.received, $0.unit, $0.service, $0.note) < ($1.received, $1.unit, $1.service, $1.note)
    }
    for index in records.indices {
      let applicant = String(random.number(1...4800))
      records[index].applicant =
        "P-" + String(repeating: "0", count: 6 - applicant.count) + applicant
      if index < 3 {
        records[index].note = "Data buatan untuk peragaan (made up for demonstration)"
      }
    }
    number()
  }

  /// Numbers the cases as their offices would: by service and year.
  private mutating func number() {
    var counts: [String: Int] = [:]
    for index in records.indices {
      let service = records[index].service
      let prefix = plans.first { $0.service == service }?.agencyPrefix ?? service
      let year =
        DemoCalendar.books[0].day(of: records[index].received)
          < DemoCalendar.day("2026-01-01").number ? 2025 : 2026
      let key = prefix.isEmpty ? prefix : "\(prefix)/\(year)/"
      counts[key, default: 0] += 1
      let count = String(counts[key, default: 0])
      records[index].number =
        key + String(repeating: "0", count: (key.isEmpty ? 7 : 4) - count.count) + count
    }
  }

  func writeTransactions(to out: inout Output) {
    out.write(Record.header)
    for record in records { record.write(to: &out) }
  }

  /// The planted deviations of single cases; the amount is the money at stake.
  func writePlanted(to out: inout Output) {
    out.write("case_number,rule,amount,unit,service\n")
    for record in records {
      for planted in record.planted.sorted(by: { $0.rule < $1.rule }) {
        out.write(
          "\(record.number),\(planted.rule),\(planted.amount),\(record.unit),\(record.service)\n")
      }
    }
  }

  /// The planted deviations of standards: versions that lack something, and days without a version.
  func writePlantedStandards(to out: inout Output) {
    var counts: [String: Int] = [:]
    for plan in plans {
      let book = DemoCalendar.books[plan.book]
      for record in records where record.unit == plan.unit && record.service == plan.service {
        let start: Int64? =
          switch plan.start {
          case .received: record.received
          case .complete: record.complete
          case .paid: record.paid.flatMap { $0 <= Demo.horizon.asOf ? $0 : nil }
          }
        let received = book.day(of: record.received)
        let started = book.day(of: start ?? record.received)
        if let version = plan.version(startedOn: started, receivedOn: received) {
          if version.isIncomplete {
            counts["\(plan.unit),\(plan.service),S-02,\(version.name),,", default: 0] += 1
          }
        } else {
          let (from, to) = stretch(of: plan, around: received)
          counts["\(plan.unit),\(plan.service),S-01,,\(from),\(to)", default: 0] += 1
        }
      }
    }
    out.write("unit,service,rule,version,from,to,transactions\n")
    for key in counts.keys.sorted() { out.write("\(key),\(counts[key, default: 0])\n") }
  }

  /// First and last day without a version; empty where there is no such day.
  private func stretch(of plan: Plan, around day: Int32) -> (String, String) {
    let before = plan.versions.compactMap(\.to).filter { $0.number < day }.max()
    let after = plan.versions.map(\.from).filter { $0.number > day }.min()
    return (
      before.map { ($0 + 1).description } ?? "", after.map { ($0 + -1).description } ?? ""
    )
  }
}
