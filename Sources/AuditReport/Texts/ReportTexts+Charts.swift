internal import ServiceStandards
internal import WorkingTime

/// Charts and their text alternatives.
extension ReportTexts {
  static let numbers = Wording("Angka grafik ini", "Numbers of this chart")
  static let nothingToDraw = Wording(
    "Tidak ada yang dapat digambarkan.", "There is nothing to draw.")

  static func few(_ limit: Int64) -> Wording {
    Wording(
      "Batang bergaris: kurang dari \(limit) kasus dinilai, baca dengan hati-hati.",
      "Hatched bars: fewer than \(limit) cases judged, read with care.")
  }

  // MARK: Months

  static let monthsTitle = Wording(
    "Bagian tepat waktu menurut bulan penerimaan", "On-time share by month of receipt")

  static func monthsDescription(first: String, last: String) -> Wording {
    Wording(
      "Diagram batang, \(first) sampai \(last): persen kasus tepat waktu di antara yang dinilai, "
        + "dengan jumlah kasus (n) di bawahnya. Bulan tanpa batang tidak mempunyai kasus yang "
        + "dinilai.",
      "Bar chart, \(first) to \(last): per cent of cases on time among those judged, with the "
        + "number of cases (n) below. A month without a bar has no case that was judged.")
  }

  static func lastMonths(_ count: Int) -> Wording {
    Wording(
      "Gambar memuat \(count) bulan terakhir; tabel memuat semuanya.",
      "The picture holds the last \(count) months; the table holds all.")
  }

  static let month = Wording("Bulan", "Month")

  static func targetLine(_ target: String) -> Wording {
    Wording("target \(target)", "target \(target)")
  }

  /// `Jan`.
  static func shortMonth(_ month: Int) -> Wording {
    let names: [Wording] = [
      Wording("Jan", "Jan"), Wording("Feb", "Feb"), Wording("Mar", "Mar"), Wording("Apr", "Apr"),
      Wording("Mei", "May"), Wording("Jun", "Jun"), Wording("Jul", "Jul"), Wording("Agu", "Aug"),
      Wording("Sep", "Sep"), Wording("Okt", "Oct"), Wording("Nov", "Nov"), Wording("Des", "Dec"),
    ]
    return names.indices.contains(month - 1) ? names[month - 1] : Wording("\(month)", "\(month)")
  }

  // MARK: Overruns

  static let overrunsTitle = Wording(
    "Sebaran keterlambatan kasus yang selesai terlambat",
    "By how much late cases were late")
  static let overrunsDescription = Wording(
    "Diagram batang mendatar: jumlah kasus yang selesai sesudah jatuh tempo (W-01) menurut lama "
      + "kelewatannya dalam waktu nyata.",
    "Horizontal bar chart: number of cases finished after they were due (W-01) by how long after, "
      + "in real time.")
  static let overrunClass = Wording("Lewat", "Overrun")
  static let cases = Wording("Kasus", "Cases")

  static func atMost(_ limit: String) -> Wording { Wording("sampai \(limit)", "up to \(limit)") }

  static func above(_ limit: String) -> Wording {
    Wording("lebih dari \(limit)", "more than \(limit)")
  }

  static func between(_ low: String, _ high: String) -> Wording {
    Wording("> \(low) – \(high)", "> \(low) – \(high)")
  }

  // MARK: Rules

  static let rulesTitle = Wording(
    "Penyimpangan menurut aturan uji (Pareto)", "Deviations by rule (Pareto)")
  static let rulesDescription = Wording(
    "Diagram batang mendatar, dari aturan dengan penyimpangan terbanyak; di samping batang jumlah, "
      + "bagian, dan bagian kumulatif.",
    "Horizontal bar chart from the rule with the most deviations on; beside each bar the count, the "
      + "share and the cumulated share.")
  static let cumulated = Wording("Kumulatif", "Cumulated")

  static func cumulated(_ share: String) -> Wording {
    Wording("kum. \(share)", "cum. \(share)")
  }

  // MARK: Money

  static let moneyTitle = Wording(
    "Uang dalam penyimpangan menurut aturan uji", "Money in deviations by rule")
  static let moneyDescription = Wording(
    "Diagram batang mendatar: jumlah uang dalam penyimpangan tiap aturan. "
      + "Jumlah berbagai aturan tidak dijumlahkan: pungutan yang terlalu besar bukan "
      + "pungutan yang tidak berbukti.",
    "Horizontal bar chart: money in the deviations of each rule. Sums of "
      + "different rules are not added: what was taken too much is not what was not proved.")

  // MARK: What could not be judged

  static let unjudgedTitle = Wording(
    "Yang tidak dapat dinilai, dan sebabnya", "What could not be judged, and why")
  static let unjudgedDescription = Wording(
    "Diagram batang mendatar, dari sebab yang paling sering: jumlah transaksi yang tidak dapat "
      + "dinilai menurut kriteria dan sebabnya, dan bagiannya dari semua yang diperiksa.",
    "Horizontal bar chart from the most frequent reason on: transactions that could not be judged "
      + "by criterion and reason, and their share of all that were examined.")
  static let ofExaminedTitle = Wording("Bagian dari yang diperiksa", "Share of those examined")

  static func mostFrequent(_ count: Int) -> Wording {
    Wording(
      "Gambar memuat \(count) sebab yang paling sering; tabel memuat semuanya.",
      "The picture holds the \(count) most frequent reasons; the table holds all.")
  }

  // MARK: Weekdays

  static let weekdaysTitle = Wording(
    "Bagian terlambat menurut layanan dan hari penerimaan",
    "Share late by service and weekday of receipt")
  static let weekdaysDescription = Wording(
    "Peta panas: satu baris satu layanan, yang paling banyak terlambat di atas; satu kolom satu hari. "
      + "Setiap kotak memuat persen kasus yang menyimpang pada kriteria waktu dan jumlah kasus yang "
      + "dinilai (n); makin gelap makin banyak yang terlambat.",
    "Heat map: a row for each service, the latest first; a column for each weekday. Each box holds the "
      + "per cent of cases deviating on time and the number judged (n); the darker, the more were late."
  )
  static let late = Wording("Terlambat", "Late")

  static func mostJudged(_ count: Int) -> Wording {
    Wording(
      "Gambar memuat \(count) layanan dengan kasus terbanyak; tabel memuat semuanya.",
      "The picture holds the \(count) services with the most cases; the table holds all.")
  }

  static func fewInBox(_ limit: Int64) -> Wording {
    Wording(
      "Kotak bergaris, tanpa warna: kurang dari \(limit) kasus dinilai.",
      "Hatched boxes without a shade: fewer than \(limit) cases judged.")
  }
}
