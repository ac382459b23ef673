internal import ServiceStandards

// What changed since the last run, and what a run will look at.
extension Texts {
  static let newDeviations = Wording("Penyimpangan baru", "New deviations")
  static let closedDeviations = Wording("Penyimpangan hilang", "Deviations gone")
  static let planReasonTitle = Wording("Alasan", "Reason")
  static let planNote = Wording("Keterangan", "Note")

  package static func happening(_ happening: ChangeLine.Happening) -> Wording {
    switch happening {
    case .new: Wording("baru", "new")
    case .returned: Wording("berulang", "returned")
    case .worse: Wording("memburuk", "worse")
    case .corrected: Wording("diperbaiki", "corrected")
    case .closed: Wording("ditutup", "closed")
    }
  }

  package static func planReason(_ reason: PlanLine.Reason) -> Wording {
    switch reason {
    case .new: Wording("transaksi baru", "new transactions")
    case .changed: Wording("transaksi berubah", "changed transactions")
    case .due: Wording("waktunya tiba", "their instant has come")
    case .rulebook: Wording("standar atau kalender berubah", "standards or calendar changed")
    case .neverJudged: Wording("semua: belum pernah dinilai", "all: never judged")
    case .unaccounted:
      Wording(
        "semua: penilaian yang disimpan tidak cocok dengan transaksinya",
        "all: the judgements kept do not add up to the transactions")
    case .basis: Wording("semua: dasar penilaian berubah", "all: other basis of judgement")
    case .shared: Wording("semua: daftar bersama berubah", "all: shared entries changed")
    case .most: Wording("semua: terlalu banyak untuk satu per satu", "all: too many one by one")
    }
  }

  /// What a run looked at, in one line.
  package static func examined(_ lines: [PlanLine], of total: Int64) -> Wording {
    if let whole = lines.first(where: \.isWhole) {
      let reason = planReason(whole.reason)
      return Wording(
        "diperiksa: semua \(grouped(total, .indonesian)) transaksi (\(reason.indonesian))",
        "examined: all \(grouped(total, .english)) transactions (\(reason.english))")
    }
    guard !lines.isEmpty else {
      return Wording(
        "tidak ada yang berubah; tidak ada yang perlu diperiksa",
        "nothing changed; nothing was to be examined")
    }
    func sentence(_ language: Language) -> String {
      lines.map { line in
        let place = line.service.map { " (\($0))" } ?? ""
        return "\(grouped(Int64(line.transactions ?? 0), language)) "
          + planReason(line.reason).text(language) + place
      }.joined(separator: ", ")
    }
    return Wording(
      "diperiksa: \(sentence(.indonesian)); semuanya \(grouped(total, .indonesian)) transaksi",
      "examined: \(sentence(.english)); \(grouped(total, .english)) transactions in all")
  }
}
