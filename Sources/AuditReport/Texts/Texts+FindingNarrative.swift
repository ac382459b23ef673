internal import ServiceStandards

/// Kondisi and kriteria of a finding, in sentences that are filled from data alone.
extension Texts {
  static func looked(asOf: String, service: String, unit: String) -> Wording {
    Wording(
      "Berdasarkan pemeriksaan dengan keadaan per \(asOf) atas layanan \(service) pada \(unit)",
      "The examination as of \(asOf) of the service \(service) at \(unit)")
  }

  static func deviationsFound(
    _ number: String, _ count: Int64, rule: String, title: Wording
  ) -> Wording {
    Wording(
      """
      , ditemukan \(number) penyimpangan menurut aturan uji \(rule) (\(title.indonesian))
      """,
      """
       found \(deviations(count, number).english) by rule \(rule) (\(title.english))
      """)
  }

  static func shareOfJudged(_ share: String, judged: String, ofComplaints: Bool) -> Wording {
    let kind = judgedThings(ofComplaints)
    return Wording(
      ", yaitu \(share) dari \(judged) \(kind.indonesian) yang dapat dinilai.",
      ", which is \(share) of the \(judged) \(kind.english) that could be judged.")
  }

  private static func judgedThings(_ areComplaints: Bool) -> Wording {
    areComplaints ? Wording("pengaduan", "complaints") : Wording("transaksi", "transactions")
  }

  static func noneLeft(rule: String, title: Wording) -> Wording {
    Wording(
      ", penyimpangan menurut aturan uji \(rule) (\(title.indonesian)) tidak lagi ditemukan.",
      " finds no deviation by rule \(rule) (\(title.english)) any more.")
  }

  static func receivedBetween(_ first: String, _ last: String, ofComplaints: Bool) -> Wording {
    let kind = ofComplaints ? Wording("Pengaduan", "complaints") : Wording("Berkas", "files")
    return first == last
      ? Wording(
        "\(kind.indonesian) yang menyimpang diterima pada \(first).",
        "The \(kind.english) concerned were received on \(first).")
      : Wording(
        "\(kind.indonesian) yang menyimpang diterima antara \(first) dan \(last).",
        "The \(kind.english) concerned were received between \(first) and \(last).")
  }

  static func worstFound(_ deviation: String, size: String) -> Wording {
    Wording(
      "Penyimpangan terberat adalah \(deviation) (\(size)).",
      "The gravest deviation is \(deviation) (\(size)).")
  }

  static func stillOpen(_ number: String, _ count: Int64, ofComplaints: Bool) -> Wording {
    let be = count == 1 ? "is" : "are"
    return ofComplaints
      ? Wording(
        "Sebanyak \(number) pengaduan di antaranya belum dijawab.",
        "Of these, \(number) \(plural("complaint", count)) \(be) not yet answered.")
      : Wording(
        "Sebanyak \(number) permohonan di antaranya belum diselesaikan.",
        "Of these, \(number) \(plural("application", count)) \(be) not yet finished.")
  }

  static func moneyFound(_ amount: String) -> Wording {
    Wording("Nilai uang yang terkait \(amount).", "The money concerned is \(amount).")
  }

  static func coverageFound(_ share: String, examined: String, ofComplaints: Bool) -> Wording {
    let kind = judgedThings(ofComplaints)
    return Wording(
      """
      Yang dapat dinilai \(share) dari \(examined) \(kind.indonesian) yang diperiksa; sisanya bukan \
      bukti kesesuaian.
      """,
      """
      Of the \(examined) \(kind.english) examined, \(share) could be judged; the rest is no proof of \
      compliance.
      """)
  }

  // MARK: Criteria

  static func standardSays(
    decree: String?, version: Wording, period: Wording, content: Wording
  ) -> Wording {
    Wording(
      """
      Menurut \(decree.map { "\($0), versi" } ?? "standar pelayanan versi") \(version.indonesian), berlaku \
      \(period.indonesian): \(content.indonesian).
      """,
      """
      By \(decree.map { "\($0), version" } ?? "the service standard, version") \(version.english), in force \
      \(period.english): \(content.english).
      """)
  }

  static func timePromised(_ lines: String, start: Wording, dayCount: Wording) -> Wording {
    Wording(
      "jangka waktu pelayanan \(lines), dihitung \(start.indonesian); \(dayCount.indonesian)",
      "the time limit is \(lines), counted \(start.english); \(dayCount.english)")
  }

  static func mayBeExtendedBy(_ value: String) -> Wording {
    Wording("dapat diperpanjang \(value)", "may be extended by \(value)")
  }

  static func tariffPromised(_ lines: String, basis: String?) -> Wording {
    Wording(
      "tarif \(lines)\(basis.map { ", menurut \($0)" } ?? "")",
      "the tariff is \(lines)\(basis.map { ", by \($0)" } ?? "")")
  }

  static func costPromised(_ wording: Wording) -> Wording {
    Wording("biaya \(wording.indonesian)", "the cost: \(wording.english)")
  }

  static let freeService = Wording("layanan ini bebas biaya", "this service is free")

  static func papersPromised(_ list: String) -> Wording {
    Wording("persyaratan: \(list)", "the required papers: \(list)")
  }

  static let noPapersPromised = Wording("tidak ada persyaratan", "no paper is required")

  static func ruleStandsOn(_ rule: String, source: String) -> Wording {
    Wording("Dasar aturan uji \(rule): \(source).", "Rule \(rule) stands on \(source).")
  }
}
