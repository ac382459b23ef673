internal import WorkingTime

/// Fifty made-up units with ten services each, with every form of promise in play.
enum BulkPlans {
  static func all(with random: inout SplitMix64) -> [Plan] {
    var plans: [Plan] = []
    for unit in 1...50 {
      for service in 0..<10 {
        plans.append(plan(unit: unit, service: service, with: &random))
      }
    }
    return plans
  }

  static func unit(_ number: Int) -> String { "BULK.U" + (number < 10 ? "0" : "") + String(number) }

  private static func plan(unit number: Int, service: Int, with random: inout SplitMix64) -> Plan {
    let papers = Paper.list(
      paperList(count: service == 9 && number % 10 == 0 ? 70 : random.number(3...9)))
    var plan = Plan(
      unit: unit(number), service: "L\(service)", agencyPrefix: "", cases: 0,
      versions: versions(of: service, papers: papers, with: &random))
    plan.book = number % BulkCalendar.all.count
    plan.start = [.complete, .complete, .received, .paid][random.number(0...3)]
    plan.opensNext = random.chance(250)
    plan.countsFirst = random.chance(150) && service != 3
    plan.stops = random.pick([
      ["applicant"], ["applicant", "payment"], ["applicant", "other_agency", "field"],
      ["applicant", "payment", "disruption"],
    ])
    if case .workingDays = plan.versions[0].limits[""] { plan.extra = random.pick([0, 0, 3, 5]) }
    plan.classes = [("baru", 6), ("perpanjangan", 3), ("badan_hukum", 1)]
    plan.tiers = [("kecil", 6), ("sedang", 3), ("besar", 1)]
    plan.rates = Rates(
      late: 26, broken: 15, over: 8, under: 6, unproven: 8, unlisted: 9, missing: 9, disorder: 3,
      future: 1, stuck: 2, unstamped: 2)
    plan.paused = 200
    plan.reasons = [
      ("applicant", 5), ("payment", 2), ("other_agency", 2), ("field", 1), ("disruption", 1),
    ]
    plan.records = (600, 450, 550, 200, 500)
    plan.online = 60
    plan.writesBareStamps = number % 5 == 0
    plan.sidelines = [
      .init(kind: "tax", amounts: [12_500, 87_000, 431_000], perMille: 120),
      .init(kind: "third_party", amounts: [25_000, 143_000], perMille: 150, isProven: false),
      .init(kind: "fine", amounts: [42_500], perMille: 20),
      .init(kind: "acceleration", amounts: [100_000], perMille: 10),
    ]
    return plan
  }

  private static func versions(
    of service: Int, papers: [Paper], with random: inout SplitMix64
  ) -> [Version] {
    let days = [
      ("2023-01-01", "2024-12-31"), ("2025-01-01", "2025-10-31"), ("2025-11-01", ""),
    ]
    let count = random.number(2...3)
    let amount = Int64(random.number(2...40)) * 5_000
    return (0..<count).map { index in
      let to = index == count - 1 ? "" : days[index].1
      return Version(
        name: "v\(index + 1)", from: DemoCalendar.day(days[index].0),
        to: to.isEmpty ? nil : DemoCalendar.day(to),
        limits: limits(of: service, version: index, with: &random),
        price: price(of: service, amount: amount + Int64(index) * 5_000), papers: papers)
    }
  }

  private static func limits(
    of service: Int, version: Int, with random: inout SplitMix64
  ) -> [String: Limit] {
    switch service {
    case 0: ["": .minutes(Int64(random.number(10...120)))]
    case 1: ["": .seconds(Int64(random.number(1...6)) * 3600)]
    case 2: ["": .calendarDays(random.number(3...14))]
    case 3: ["": .months(random.number(1...2))]
    case 4: [:]
    case 5:
      ["": .workingDays(random.number(5...10)), "perpanjangan": .workingDays(random.number(1...4))]
    default: ["": .workingDays(1 + version + random.number(0...9))]
    }
  }

  private static func price(of service: Int, amount: Int64) -> Price {
    switch service {
    case 4: .unstated
    case 6: .free(byLaw: true)
    case 7: .free(byLaw: false)
    case 8:
      .tariff([("kecil", [amount]), ("sedang", [amount * 2]), ("besar", [amount * 5, 50_000])])
    default: .tariff([("", [amount])])
    }
  }

  private static func paperList(count: Int) -> String {
    (1...count).map { index in
      switch index {
      case 1: "ktp=Fotokopi KTP,e-KTP"
      case 2: "kk=Kartu Keluarga,KK"
      case 3: "izin-lama=Izin lama@perpanjangan"
      case 4: "akta-pendirian=Akta pendirian@badan_hukum"
      case 5: "sertipikat=Sertipikat#tanah"
      case 6: "ajb=Akta jual beli#tanah"
      case 7: "kuasa=Surat kuasa?"
      default: "berkas-\(index)=Berkas nomor \(index)"
      }
    }.joined(separator: ";")
  }
}
