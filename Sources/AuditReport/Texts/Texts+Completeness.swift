internal import ServiceStandards

extension Texts {
  static let restsOnTitle = Wording("Bertumpu pada", "What the rates rest on")

  static let completenessNote = Wording(
    "Kelengkapan catatan sebelum kepatuhan: celah dalam nomor urut, hari buka tanpa transaksi, dan kasus yang baru dicatat jauh sesudah diterima dihitung, tidak dipersalahkan kepada siapa pun.",
    "How complete the record is, before how compliant: gaps in running numbers, open days without a transaction, and cases recorded long after their receipt are counted, and held against nobody."
  )

  static let sharedNumbersNote = Wording(
    "* Layanan seunit yang memakai satu nomor urut bersama: celah adalah nomor yang tidak ada pada satu pun di antaranya.",
    "* Services of a unit that share one numbering: a gap is a number that none of them has.")

  static let unknownDaysNote = Wording(
    "Dua angka hari: libur tahun itu belum diketahui semua, jadi sebagian harinya mungkin tutup.",
    "Two numbers of days: not all holidays of the year are known, so some of the days may be closed."
  )

  static let notRunning = Wording("tidak berurut", "do not run on")

  static func toldLate(days: String) -> Wording {
    Wording("Dicatat > \(days) hari", "Recorded > \(days) days")
  }

  static let completenessRecord = Wording("kelengkapan", "completeness")
  static let runningNumbers = Wording("Nomor urut", "Running numbers")
  static let gapCount = Wording("Celah", "Gaps")
  static let missingNumbers = Wording("Nomor hilang", "Missing numbers")
  static let firstGaps = Wording("Celah pertama", "First gaps")
  static let sharesNumbersWith = Wording("Bernomor bersama", "Shares numbers with")
  static let emptyDayCount = Wording("Hari buka kosong", "Empty open days")
  static let unknownDayCount = Wording("Hari tak diketahui", "Unknown days")
  static let firstEmptyDays = Wording("Hari kosong pertama", "First empty days")
  static let toldLateCount = Wording("Dicatat kemudian", "Recorded late")
  static let lateAfterDays = Wording("Kemudian: lebih dari … hari", "Late: after … days")
}
