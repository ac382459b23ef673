internal import ServiceStandards

/// Basis, objective, scope, method and limitations; annexes.
extension ReportTexts {
  static let basis = Wording("Dasar", "Basis")
  static let objective = Wording("Tujuan", "Objective")
  static let scope = Wording("Ruang lingkup", "Scope")
  static let method = Wording("Metode", "Method")
  static let limitations = Wording("Batasan", "Limitations")

  static let basisText = Wording(
    "Setiap aturan uji bersandar pada ketentuan yang disebut di sampingnya dalam lampiran. Janji yang "
      + "dibandingkan ialah standar pelayanan yang ditetapkan, menurut keputusan dalam daftar versi di "
      + "lampiran.",
    "Each rule stands on the provision named beside it in the annexes. The promise that is compared is "
      + "the service standard as approved, by the decrees in the list of versions there.")

  static let objectiveText = Wording(
    "Menilai apakah pelayanan yang tercatat sesuai dengan standar pelayanan yang berlaku – waktu, "
      + "biaya, dan persyaratan – serta menunjukkan setiap penyimpangan agar dapat diperbaiki.",
    "To judge whether the recorded services kept the standards in force – time, cost and "
      + "requirements – and to show every deviation so that it can be corrected.")

  static func scopeText(services: String, transactions: String, period: String) -> Wording {
    Wording(
      "\(services) jenis pelayanan dengan \(transactions) transaksi; periode penerimaan berkas: "
        + "\(period). Seluruh transaksi dalam lingkup diperiksa, bukan sampel.",
      "\(services) services with \(transactions) transactions; period of receipt: \(period). Every "
        + "transaction in scope was examined, not a sample.")
  }

  static func methodText(asOf: String, knownAt: String?) -> [Wording] {
    [
      Wording(
        "Setiap transaksi dibandingkan dengan versi standar yang berlaku pada hari waktu "
          + "layanannya mulai dihitung. Jatuh tempo dihitung menurut kalender layanan unit, "
          + "dengan hari libur dan jeda yang menghentikan waktu.",
        "Each transaction was compared with the version of the standard in force on the day its "
          + "clock started. Due instants follow the service calendar of the unit, with holidays and "
          + "with the pauses that stop the clock."),
      Wording(
        "Setiap kriteria mendapat satu dari empat simpulan: sesuai, menyimpang, tidak dapat "
          + "dinilai (dengan alasan), atau tidak berlaku.",
        "Each criterion got one of four verdicts: compliant, deviates, not assessable (with a "
          + "reason), or not applicable."),
      knownAt.map {
        Wording(
          "Keadaan dinilai per \(asOf), menurut standar dan kalender yang tercatat sampai \($0).",
          "All was judged as of \(asOf), by the standards and calendars recorded until \($0).")
      }
        ?? Wording(
          "Keadaan dinilai per \(asOf), menurut semua standar dan kalender yang tercatat pada saat "
            + "pelaksanaan.",
          "All was judged as of \(asOf), by all standards and calendars recorded at the time of the "
            + "run."),
    ]
  }

  static let rulesTable = Wording(
    "Aturan uji yang diterapkan", "Rules that were applied")
  static let standardsTable = Wording(
    "Versi standar yang dipakai", "Versions of standards used")
  static func inherited(_ version: String, from unit: UnitCode) -> Wording {
    Wording("\(version) (dari \(unit))", "\(version) (of \(unit))")
  }
  static let calendarsTable = Wording("Kalender layanan", "Service calendars")
  static let validity = Wording("Berlaku", "In force")
  static let recorded = Wording("Dicatat", "Recorded")
  static let decree = Wording("Keputusan", "Decree")
  static let source = Wording("Sumber", "Source")
  static let noDecree = Wording("tidak tercatat", "not recorded")

  static let limitationsText = Wording(
    "Yang dinilai ialah catatan transaksi; kebenaran catatan itu sendiri tidak diuji selain dengan "
      + "aturan pencatatan (D).",
    "What was judged are the records of transactions; whether the records are true was not tested "
      + "beyond the rules on recording (D).")
  static let hiddenCounts = Wording(
    "Jumlah di bawah 5 disembunyikan (“<5”), demikian pula yang dapat membukanya (“*”).",
    "Counts below 5 are hidden (“<5”), and so is what would give them away (“*”).")
  static let leftOutForPublic = Wording(
    "Bentuk untuk publik hanya memuat jumlah penyimpangan dan uang menurut temuan dan aturan. Ketepatan "
      + "waktu, target, simpulan menurut kriteria, yang tidak dapat dinilai, pengecualian, tingkat, "
      + "bulan, dan hari tidak dimuat: dari angka-angka itu jumlah yang disembunyikan dapat dihitung.",
    "The form for the public has only the counts of deviations and the money, by finding and by rule. "
      + "Punctuality, targets, verdicts by criterion, what could not be judged, waivers, severities, "
      + "months and days are left out: hidden counts could be computed from them.")
  static func publicConclusion(
    units: String, deviations: Wording, of transactions: Wording
  ) -> Wording {
    Wording(
      "\(units): \(deviations.indonesian) pada \(transactions.indonesian) yang diperiksa.",
      "\(units): \(deviations.english) in \(transactions.english) examined.")
  }
  static let reasonsTable = Wording(
    "Yang tidak dinilai, dan sebabnya", "What was not judged, and why")
  static let everythingJudged = Wording(
    "Semua transaksi dapat dinilai pada setiap kriteria.",
    "Every transaction could be judged on every criterion.")

  // MARK: Annexes

  static let annexTitle = Wording(
    "Lampiran 1: cara membaca penyimpangan.csv", "Annex 1: how to read penyimpangan.csv")
  static let annexText = Wording(
    "Berkas penyimpangan.csv memuat setiap penyimpangan, satu baris satu penyimpangan. Nomor "
      + "penyimpangan terdiri atas aturan dan nomor transaksi, misalnya W-01-4711; perhitungannya "
      + "dapat dilihat dengan “audit explain W-01-4711”.",
    "The file penyimpangan.csv holds every deviation, one to a line. The id of a deviation is made "
      + "of the rule and the number of the transaction, e.g. W-01-4711; “audit explain W-01-4711” "
      + "shows how it was reckoned.")
  static let annexTextPublic = Wording(
    "Perkara satuan tidak termasuk dalam serah terima untuk publik.",
    "Single cases are not part of a hand-over to the public.")
  static let columnsTable = Wording(
    "Kolom penyimpangan.csv", "Columns of penyimpangan.csv")
  static let columnKey = Wording("Nama kolom", "Column")
  static let columnTitle = Wording("Isi", "Content")
  static let columnKind = Wording("Bentuk", "Form")

  static func kind(_ kind: Column.Kind) -> Wording {
    switch kind {
    case .text: Wording("teks", "text")
    case .identifier: Wording("pengenal (teks)", "identifier (text)")
    case .count: Wording("bilangan", "number")
    case .share: Wording("bagian", "share")
    case .instant: Wording("tanggal dan jam", "date and time")
    case .day: Wording("tanggal", "date")
    case .duration: Wording("lama waktu", "amount of time")
    case .limit: Wording("batas waktu", "time limit")
    case .boolean: Wording("ya/tidak", "yes/no")
    case .word: Wording("kata dari daftar tetap", "word of a fixed list")
    case .list: Wording("daftar", "list")
    case .money: Wording("uang", "money")
    case .mixed: Wording("menurut kolom ukuran", "as the column measure says")
    }
  }

  static let glossaryTitle = Wording("Lampiran 2: daftar istilah", "Annex 2: glossary")

  static let glossary: [(term: Wording, meaning: Wording)] = [
    (
      Wording("Standar", "Standard"),
      Wording(
        "satu versi janji untuk satu jenis pelayanan: waktu, biaya, persyaratan.",
        "one version of the promise for one service: time, cost, requirements.")
    ),
    (
      Wording("Penyimpangan", "Deviation"),
      Wording(
        "satu aturan uji yang tidak terpenuhi pada satu transaksi atau satu standar.",
        "one rule failing on one transaction or one standard.")
    ),
    (
      Wording("Temuan", "Finding"),
      Wording(
        "penyimpangan satu aturan pada satu jenis pelayanan yang ditindaklanjuti bersama.",
        "the deviations of one rule on one service, followed up together.")
    ),
    (
      Wording("Pengecualian", "Waiver"),
      Wording(
        "penyimpangan yang disetujui untuk waktu terbatas; tetap terlihat dan dihitung terpisah.",
        "an approved, dated exception; what it covers stays visible and is counted apart.")
    ),
    (
      Wording("Tidak dapat dinilai", "Not assessable"),
      Wording(
        "bahan untuk menilai tidak lengkap; bukan berarti sesuai.",
        "something needed to judge is missing; it does not mean compliant.")
    ),
    (
      Wording("Tidak berlaku", "Not applicable"),
      Wording(
        "belum ada yang dinilai, misalnya berkas yang belum jatuh tempo.",
        "there is nothing to judge yet, e.g. a case that is not due.")
    ),
    (
      Wording("Cakupan", "Coverage"),
      Wording(
        "bagian transaksi yang mendapat simpulan sesuai atau menyimpang.",
        "the share of transactions with the verdict compliant or deviates.")
    ),
    (
      Wording("Jatuh tempo", "Due"),
      Wording(
        "saat terakhir yang masih tepat waktu menurut standar dan kalender layanan.",
        "the last instant that is still on time by standard and service calendar.")
    ),
  ]
}
