internal import WorkingTime

/// The services of the demonstration. The promises are those of `Fixtures/demo/standards*.yaml`;
/// how often they are broken is made up.
enum DemoPlans {
  static let all = police + vehicles + population + licences + others

  /// One version that holds during the whole period.
  static func always(
    _ name: String, _ limits: [String: Limit], _ price: Price, _ papers: String?
  ) -> [Version] {
    [
      Version(
        name: name, from: DemoCalendar.day("2018-01-15"), limits: limits, price: price,
        papers: papers.map(Paper.list))
    ]
  }

  static func version(
    _ name: String, from: String, to: String? = nil, _ limits: [String: Limit], _ price: Price,
    _ papers: String, outdated: String = ""
  ) -> Version {
    Version(
      name: name, from: DemoCalendar.day(from), to: to.map(DemoCalendar.day), limits: limits,
      price: price, papers: Paper.list(papers), outdated: Paper.list(outdated))
  }

  private static let basicPolice =
    "ktp=Fotokopi KTP,KTP,KTP-el,e-KTP; kk=Fotokopi KK,KK,Kartu Keluarga;"
    + "akta-lahir=Fotokopi akta kelahiran,Akta lahir; sidik-jari=Rumus sidik jari;"
    + "foto=Pas foto 4x6 latar merah,Foto 4x6"

  private static let police: [Plan] = {
    var clearance = Plan(
      unit: "MPP-Banjarbaru.POLRES", service: "SKCK", agencyPrefix: "SKCK", cases: 860,
      versions: [
        version(
          "2023", from: "2024-01-01", ["": .minutes(15)], .tariff([("", [30_000])]),
          basicPolice + ";daftar-pertanyaan"),
        version(
          "2026", from: "2026-01-01", ["": .minutes(25)], .tariff([("", [30_000])]), basicPolice,
          outdated: "daftar-pertanyaan=Daftar pertanyaan"),
      ])
    clearance.book = DemoCalendar.saturdays
    clearance.writesBareStamps = true
    clearance.stops = ["applicant", "payment"]
    clearance.rates = Rates(late: 70, over: 12, under: 3, unproven: 14, unlisted: 17, missing: 12)
    var localClearance = clearance
    (localClearance.service, localClearance.agencyPrefix) = ("SKCK-BARU", "SKCKB")
    localClearance.cases = 110
    localClearance.versions = always(
      "2018", [:], .unstated,
      "permohonan; ktp=Fotokopi KTP dan KTP asli,KTP; kk=Fotokopi KK;"
        + "akta-lahir=Fotokopi akta lahir#kelahiran; kenal-lahir=Surat kenal lahir#kelahiran;"
        + "identitas-lain?; foto=Foto 4x6")
    var webClearance = clearance
    (webClearance.service, webClearance.agencyPrefix) = ("SKCK-ONLINE", "SKCKO")
    webClearance.cases = 150
    webClearance.online = 700
    webClearance.classes = [("baru", 7), ("perpanjangan", 3)]
    webClearance.versions = always(
      "2023", [:], .tariff([("", [30_000])]),
      "ktp=Fotokopi KTP; kk=Fotokopi KK; akta-lahir=Fotokopi akta lahir; sidik-jari; paspor?;"
        + "foto=Foto 4x6; rekomendasi-polisi?; skck-lama@perpanjangan")
    return [clearance, localClearance, webClearance] + licencesToDrive
  }()

  private static let licencesToDrive: [Plan] = {
    let papers =
      "ktp=e-KTP asli dan fotokopi,KTP; tes-kesehatan=Tes kesehatan,Surat keterangan sehat;"
      + "lulus-ujian=Bukti lulus ujian@baru; sim-lama@perpanjangan"
    func licence(_ code: String, _ cases: Int, _ minutes: Int64, _ tariff: Int64) -> Plan {
      var plan = Plan(
        unit: "MPP-Banjarbaru.POLRES", service: code, agencyPrefix: code, cases: cases,
        versions: always("2020", ["": .minutes(minutes)], .tariff([("", [tariff])]), papers))
      plan.book = DemoCalendar.saturdays
      plan.writesBareStamps = true
      plan.start = .paid
      plan.classes = [("baru", 1)]
      plan.rates = Rates(late: 60, over: 14, unproven: 10, unlisted: 10, missing: 18)
      plan.sidelines = [
        .init(
          kind: "third_party", amounts: [25_000, 30_000, 35_000], perMille: 500, isProven: false)
      ]
      return plan
    }
    var renewal = licence("SIM-PERPANJANGAN", 300, 0, 0)
    renewal.agencyPrefix = "SIM-P"
    renewal.classes = [("wni", 94), ("orang_asing", 4), ("", 2)]
    renewal.versions = always(
      "2022", [:], .byRegulation(usual: 80_000), "ktp=KTP,e-KTP; keimigrasian@orang_asing")
    var cars = licence("SIM-A", 360, 120, 120_000)
    cars.rates.late = 45
    return [
      cars, licence("SIM-C", 540, 120, 100_000), licence("SIM-BII", 40, 180, 120_000),
      licence("SIM-D", 5, 120, 50_000), renewal,
    ]
  }()

  private static let vehicles: [Plan] = {
    let papers =
      "formulir=Formulir permohonan,Formulir; ktp=KTP dan fotokopi,KTP; kuasa=Surat kuasa?;"
      + "kuasa-badan-hukum=Kuasa badan hukum@badan_hukum; kuasa-instansi@instansi_pemerintah"
    let tariff = Price.tariff([("roda_2", [100_000, 60_000]), ("roda_4", [200_000, 100_000])])
    func plan(_ code: String, _ cases: Int, _ minutes: Int64, _ price: Price) -> Plan {
      var plan = Plan(
        unit: "MPP-Banjarbaru.SAMSAT", service: code, agencyPrefix: code, cases: cases,
        versions: always("2021", ["": .minutes(minutes)], price, papers))
      plan.book = DemoCalendar.saturdays
      plan.writesBareStamps = true
      plan.stops = ["applicant", "payment"]
      plan.classes = [("perorangan", 85), ("badan_hukum", 12), ("instansi_pemerintah", 3)]
      plan.tiers = [("roda_2", 7), ("roda_4", 3)]
      plan.rates = Rates(late: 75, over: 9, under: 9, unproven: 12, unlisted: 18, missing: 10)
      plan.paused = 60
      plan.reasons = [("payment", 5), ("applicant", 2), ("disruption", 3)]
      plan.sidelines = [
        .init(kind: "tax", amounts: [212_500, 187_000, 431_000, 1_250_000], perMille: 700),
        .init(kind: "third_party", amounts: [35_000, 143_000], perMille: 600),
        .init(kind: "fine", amounts: [42_500, 86_200], perMille: 60),
      ]
      return plan
    }
    var fiveYears = plan("STNK-5TH", 370, 30, tariff)
    fiveYears.agencyPrefix = ""  // plain numbers with leading zeros
    return [
      plan("STNK-BARU", 160, 120, tariff), plan("STNK-UBAH", 110, 60, .unstated), fiveYears,
      plan("STNK-SAH", 430, 30, .unstated),
    ]
  }()
}
