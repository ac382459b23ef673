package import ServiceStandards
package import WorkingTime

/// Waivers and the baseline.
extension Texts {
  package static let exceptionTitle = Wording("Pengecualian", "Exception")
  static let exceptionsTitle = Wording("Pengecualian", "Exceptions")
  package static let waiver = Wording("Nomor", "Waiver")
  package static let stateTitle = Wording("Keadaan", "State")
  package static let validFrom = Wording("Berlaku sejak", "Valid from")
  package static let recordedAfterwards = Wording("Dicatat sesudahnya", "Recorded afterwards")
  package static let validTo = Wording("Sampai dengan", "Through")
  package static let grounds = Wording("Alasan", "Reason")
  package static let requestedBy = Wording("Pemohon", "Requested by")
  package static let approvedBy = Wording("Penyetuju", "Approved by")
  package static let every = Wording("semua", "all")
  package static let takenOn = Wording("Diambil", "Taken on")
  static let baselineTitle = Wording("Keadaan awal", "Baseline")
  static let beforeTitle = Wording("Sebelum", "Before")
  static let afterTitle = Wording("Sesudah", "After")
  static let subjectTitle = Wording("Ukuran", "Figure")
  static let daysLeftTitle = Wording("Sisa hari", "Days left")
  static let isUnusedTitle = Wording("Tidak terpakai", "Unused")

  static let leftOut = Wording(
    "Sesudah: transaksi yang seluruh penyimpangannya dikecualikan tidak ikut dihitung; pengecualian bukan bukti kesesuaian.",
    "After: transactions whose every deviation is excepted are left out; an exception is no proof of compliance."
  )

  package static func waiverState(_ state: WaiverSheet.State) -> Wording {
    switch state {
    case .upcoming: Wording("akan berlaku", "upcoming")
    case .active: Wording("berlaku", "active")
    case .expired: Wording("berakhir", "expired")
    case .revoked: Wording("dicabut", "revoked")
    }
  }

  static func exception(_ exception: DeviationRow.Exception) -> Wording {
    switch exception {
    case .waived(let id): Wording("dikecualikan \(id)", "waived \(id)")
    case .baseline(let day): Wording("keadaan awal \(slashed(day))", "baseline \(day)")
    case .proposal: Wording("usulan", "proposal")
    }
  }

  /// Of what is told of a case that is not known to the second.
  static func atLeast(_ text: String) -> Wording {
    Wording("paling sedikit \(text)", "at least \(text)")
  }

  /// A day as people of the language write it.
  package static func day(_ day: CivilDay) -> Wording { Wording(slashed(day), day.description) }

  /// What people call the zone: `WITA`, or the IANA name.
  package static func zoneName(_ zone: Zone) -> String { ZoneName.short(zone.identifier) }

  private static func slashed(_ day: CivilDay) -> String {
    var bytes: [UInt8] = []
    bytes.append(slashedDay: day)
    return String(decoding: bytes, as: UTF8.self)
  }

  static func figure(_ subject: BeforeAndAfter.Subject) -> Wording {
    switch subject {
    case .onTime: Wording("tepat waktu", "on time")
    case .deviating(let criterion):
      Wording(
        "menyimpang, \(Texts.criterion(criterion).indonesian)",
        "deviating, \(Texts.criterion(criterion).english)")
    }
  }

  package static func ending(_ ending: RunExceptions.Ending) -> Wording {
    let day = day(ending.to)
    let left = Texts.counted(Int64(ending.daysLeft), "\(ending.daysLeft)", "hari", "day")
    return ending.daysLeft == 0
      ? Wording(
        "\(ending.id) berakhir pada akhir hari ini (\(day.indonesian)).",
        "\(ending.id) ends at the end of this day (\(day.english)).")
      : Wording(
        "\(ending.id) berakhir \(day.indonesian), tinggal \(left.indonesian).",
        "\(ending.id) ends on \(day.english), \(left.english) left.")
  }

  package static func unused(_ id: String) -> Wording {
    Wording(
      "pengecualian \(id) berlaku, tetapi tidak ada penyimpangan yang dicakupnya; cabut bila tidak diperlukan lagi: audit waivers revoke \(id)",
      "waiver \(id) is in force but covers no deviation; revoke it when it is no longer needed: audit waivers revoke \(id)"
    )
  }

  /// The line of history when a waiver no longer holds.
  package static func returned(
    id: String, cause: RunExceptions.Returned.Cause, day: CivilDay, deviations: Int64,
    _ number: String
  ) -> Wording {
    let on = Texts.day(day)
    let end =
      switch cause {
      case .expired: Wording("berakhir", "ended on")
      case .revoked: Wording("dicabut", "was revoked on")
      }
    return Wording(
      "\(id) \(end.indonesian) \(on.indonesian); \(number) penyimpangan kembali dihitung",
      "\(id) \(end.english) \(on.english); \(Texts.deviations(deviations, number).english) \(deviations == 1 ? "counts" : "count") again"
    )
  }

  static let waiverRecord = Wording("pengecualian", "waiver")
  static let baselineRecord = Wording("keadaan awal", "baseline")
  static let beforeAndAfterRecord = Wording("sebelum-sesudah", "before and after")
  static let returnRecord = Wording("berakhir", "returned")
}

extension DeviationRow.Exception {
  /// The words in files: what it is, and its id or day.
  var code: String {
    switch self {
    case .waived(let id): "waived \(id)"
    case .baseline(let day): "baseline \(day)"
    case .proposal: "proposal"
    }
  }
}

extension BeforeAndAfter.Subject {
  /// The word in files.
  var code: String {
    switch self {
    case .onTime: "on_time"
    case .deviating(let criterion): "deviating_\(criterion.word)"
    }
  }
}
