/// Cases on the very edges of the rules. Each was reckoned by hand; its note says what it shows.
struct DemoEdges {
  private(set) var records: [Record] = []

  init() {
    addMinutes()
    addDays()
    addPauses()
    addVersions()
    addOpenCases()
    addUnassessable()
    addMoney()
    addPapers()
    addRecords()
  }

  /// Appends a case; instants are written `2025-02-03 09:00:00` in the zone of the mall.
  mutating func add(
    _ counter: String, _ service: String, _ note: String, _ received: String,
    _ complete: String? = nil, _ finished: String? = nil, planted: [Planted] = [],
    _ change: (inout Record) -> Void = { _ in }
  ) {
    var record = Record()
    record.unit = "MPP-Banjarbaru." + counter
    record.service = service
    record.note = note
    record.received = DemoEdges.at(received)
    record.complete = complete.map(DemoEdges.at)
    record.finished = finished.map(DemoEdges.at)
    if finished == nil { record.status = "open" }
    record.planted = planted
    change(&record)
    records.append(record)
  }

  static func at(_ text: String) -> Int64 {
    let parts = text.split(separator: " ")
    return DemoCalendar.instant(String(parts[0]), String(parts[1]))
  }

  static func pause(_ reason: String, _ from: String, _ to: String?) -> Record.Pause {
    Record.Pause(reason: reason, from: at(from), to: to.map(at))
  }

  static let late = [Planted(rule: "W-01")]

  private mutating func addMinutes() {
    let start = "2025-02-03 09:00:00"
    add("POLRES", "SKCK", "finished in the very second of due", start, start, "2025-02-03 09:15:00")
    add(
      "POLRES", "SKCK", "finished one second after due", start, start, "2025-02-03 09:15:01",
      planted: DemoEdges.late)
    add(
      "POLRES", "SKCK", "the break does not count; due 13:05", "2025-02-03 11:45:00",
      "2025-02-03 11:50:00", "2025-02-03 13:05:00")
    add(
      "POLRES", "SKCK", "used up exactly at closing", "2025-02-03 15:10:00", "2025-02-03 15:15:00",
      "2025-02-03 15:30:00")
    add(
      "POLRES", "SKCK", "used up at closing, finished at the next opening", "2025-02-03 15:10:00",
      "2025-02-03 15:15:00", "2025-02-04 08:00:00", planted: DemoEdges.late)
    add(
      "SAMSAT", "STNK-5TH", "from Saturday noon into Monday; due 08:15", "2025-02-01 10:30:00",
      "2025-02-01 10:45:00", "2025-02-03 08:15:00"
    ) { ($0.applicantClass, $0.tier) = ("perorangan", "roda_4") }
    add(
      "POLRES", "SIM-A", "the clock starts with the payment", "2025-02-03 08:00:00",
      "2025-02-03 08:30:00", "2025-02-03 11:00:00"
    ) { ($0.applicantClass, $0.paid) = ("baru", DemoEdges.at("2025-02-03 09:00:00")) }
    add(
      "POLRES", "SKCK", "stamps written with the offset of the neighbouring zone", start, start,
      "2025-02-03 09:10:00"
    ) { $0.form = .local(hours: 7) }
  }

  private mutating func addDays() {
    let monday = "2025-02-03 10:00:00"
    add("DUKCAPIL", "KK", "closing time of day 3", monday, monday, "2025-02-06 15:30:00") {
      $0.applicantClass = "rusak"
    }
    add(
      "DUKCAPIL", "KK", "one second after closing of day 3", monday, monday, "2025-02-06 15:30:01",
      planted: DemoEdges.late
    ) { $0.applicantClass = "rusak" }
    add(
      "DUKCAPIL", "KK", "withdrawn after due is late as well", monday, monday,
      "2025-02-07 09:00:00", planted: DemoEdges.late
    ) { ($0.applicantClass, $0.status) = ("hilang", "withdrawn") }
    add(
      "DUKCAPIL", "KTP-EL", "18 August 2025 became joint leave; due 19 August",
      "2025-08-15 09:50:00", "2025-08-15 10:00:00", "2025-08-19 11:00:00")
    add(
      "DUKCAPIL", "KTP-EL", "from Ramadan over Idul Fitri; due 8 April 15:30",
      "2025-03-27 09:50:00", "2025-03-27 10:00:00", "2025-04-08 15:30:00")
    add(
      "DUKCAPIL", "KTP-EL", "duty on a joint-leave day; due 12:00", "2025-12-24 09:50:00",
      "2025-12-24 10:00:00", "2025-12-26 12:00:00")
    add(
      "DUKCAPIL", "KTP-EL", "duty on a joint-leave day; one second late", "2025-12-24 09:50:00",
      "2025-12-24 10:00:00", "2025-12-26 12:00:01", planted: DemoEdges.late)
    add(
      "DUKCAPIL", "KIA", "calendar day 3 is a Saturday; due Monday closing",
      "2025-02-05 09:00:00", "2025-02-05 09:10:00", "2025-02-10 15:30:00"
    ) { $0.applicantClass = "wni" }
    let complaint = "2025-02-03 08:30:00"
    add(
      "KEJARI", "PENGADUAN", "extended by seven; due 26 February", complaint, nil,
      "2025-02-26 15:30:00"
    ) { $0.extended = true }
    add(
      "KEJARI", "PENGADUAN", "not extended; due 17 February", complaint, nil,
      "2025-02-18 09:00:00", planted: DemoEdges.late)
    add(
      "PN", "SKTPD", "the day of receipt counts; closing of the same day", "2025-02-03 09:00:00",
      "2025-02-03 09:30:00", "2025-02-03 15:30:00")
    add(
      "PN", "SKTPD", "the day of receipt counts; one second after its closing",
      "2025-02-03 09:00:00", "2025-02-03 09:30:00", "2025-02-03 15:30:01",
      planted: DemoEdges.late)
  }

  private mutating func addPauses() {
    let start = "2025-02-03 09:00:00"
    let wait = ("2025-02-03 09:05:00", "2025-02-03 09:35:00")
    add(
      "POLRES", "SKCK", "waiting for the payment stops the clock; due 09:45", start, start,
      "2025-02-03 09:45:00"
    ) { $0.pauses = [DemoEdges.pause("payment", wait.0, wait.1)] }
    add(
      "POLRES", "SKCK", "a disruption does not stop this clock", start, start,
      "2025-02-03 09:45:00", planted: DemoEdges.late
    ) { $0.pauses = [DemoEdges.pause("disruption", wait.0, wait.1)] }
    add(
      "DUKCAPIL", "PINDAH", "a disruption stops this clock; due 09:38", start, start,
      "2025-02-03 09:38:00"
    ) { $0.pauses = [DemoEdges.pause("disruption", "2025-02-03 09:02:00", wait.1)] }
    add(
      "DUKCAPIL", "PINDAH", "a pause that begins in the second of due changes nothing", start,
      start, "2025-02-03 09:35:00", planted: DemoEdges.late
    ) { $0.pauses = [DemoEdges.pause("disruption", wait.0, wait.1)] }
    let overlapping = [
      DemoEdges.pause("applicant", "2025-02-04 09:00:00", "2025-02-06 10:00:00"),
      DemoEdges.pause("applicant", "2025-02-05 09:00:00", "2025-02-07 09:00:00"),
    ]
    add(
      "DUKCAPIL", "KK", "overlapping pauses count once; due 11 February", start, start,
      "2025-02-11 15:30:00"
    ) { ($0.applicantClass, $0.pauses) = ("hilang", overlapping) }
    add(
      "DUKCAPIL", "KK", "overlapping pauses, one second late", start, start,
      "2025-02-11 15:30:01", planted: DemoEdges.late
    ) { ($0.applicantClass, $0.pauses) = ("hilang", overlapping) }
    add(
      "DUKCAPIL", "KK", "a pause within one date takes no day away", start, start,
      "2025-02-07 09:00:00", planted: DemoEdges.late
    ) {
      $0.applicantClass = "hilang"
      $0.pauses = [DemoEdges.pause("applicant", "2025-02-04 09:00:00", "2025-02-04 15:00:00")]
    }
  }

  private mutating func addVersions() {
    add(
      "DPMPTSP", "AK1", "last second of the old standard", "2025-09-30 23:59:59",
      "2025-09-30 23:59:59", "2025-10-01 10:00:00")
    add(
      "DPMPTSP", "AK1", "first second without a standard", "2025-10-01 00:00:00",
      "2025-10-01 00:00:00", "2025-10-01 10:00:00"
    ) { $0.form = .utc }
    add(
      "DPMPTSP", "AK1", "received under the old standard, complete under none",
      "2025-09-30 14:00:00", "2025-10-02 09:00:00", "2025-10-02 10:00:00")
    add(
      "DPMPTSP", "AK1", "received under none, complete under the new standard",
      "2025-10-14 15:00:00", "2025-10-15 08:10:00", "2025-10-15 08:55:00")
    add(
      "DPMPTSP", "REKLAME", "last second of five days, received on a Sunday night",
      "2025-08-31 23:59:59", "2025-08-31 23:59:59", "2025-09-09 15:30:00")
    add(
      "DPMPTSP", "REKLAME", "the night before the first of four days; one second late",
      "2025-09-01 00:00:01",
      "2025-09-01 00:00:01", "2025-09-08 15:30:01", planted: DemoEdges.late)
    for (note, received, amount, planted) in [
      ("last second of the old tariff", "2026-01-31 23:59:59", 10_000 as Int64, []),
      ("first second of the new tariff", "2026-02-01 00:00:00", 15_000, []),
      (
        "old tariff taken in the first second of the new one", "2026-02-01 00:00:00", 10_000,
        [Planted(rule: "B-03", amount: 5_000)]
      ),
    ] {
      add("PN", "SKTPD", note, received, received, "2026-02-02 10:00:00", planted: planted) {
        $0.form = .utc
        $0.charges = [.init(kind: "tariff", amount: amount, proof: "820260200")]
      }
    }
  }

  private mutating func addOpenCases() {
    let overdue = [Planted(rule: "W-02")]
    add("POLRES", "SKCK", "file not complete yet", "2026-06-29 10:00:00")
    add(
      "POLRES", "SKCK", "due five minutes after the audit", "2026-06-30 15:05:00",
      "2026-06-30 15:10:00")
    add(
      "DUKCAPIL", "PINDAH", "due at closing of the day before", "2026-06-30 15:20:00",
      "2026-06-30 15:25:00", planted: overdue)
    add("DPMPTSP", "REKLAME", "not due yet", "2026-06-29 09:00:00", "2026-06-29 09:10:00")
    add(
      "DUKCAPIL", "KK", "waiting for the applicant, not resumed", "2026-06-08 08:50:00",
      "2026-06-08 09:00:00"
    ) {
      $0.applicantClass = "hilang"
      $0.pauses = [DemoEdges.pause("applicant", "2026-06-09 10:00:00", nil)]
    }
    add(
      "DUKCAPIL", "KK", "a wait that stops nothing, not resumed", "2026-06-08 08:50:00",
      "2026-06-08 09:00:00", planted: overdue
    ) {
      $0.applicantClass = "hilang"
      $0.pauses = [DemoEdges.pause("other", "2026-06-09 10:00:00", nil)]
    }
    let promised = [Planted(rule: "W-03")]
    let told = DemoEdges.at("2026-06-11 15:30:00")
    add(
      "DUKCAPIL", "AKTA-LAHIR", "open after the promised date; the standard has no number",
      "2026-06-08 09:00:00", planted: promised
    ) { $0.promised = told }
    add(
      "DUKCAPIL", "AKTA-LAHIR", "finished in the promised second", "2026-06-08 09:00:00", nil,
      "2026-06-11 15:30:00"
    ) { $0.promised = told }
    add(
      "DUKCAPIL", "AKTA-LAHIR", "finished one second after the promised one",
      "2026-06-08 09:00:00", nil, "2026-06-11 15:30:01", planted: promised
    ) { $0.promised = told }
  }
}
