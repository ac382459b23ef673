internal import ServiceStandards

/// Words of the files that are handed over.
enum HandoverTexts {
  static func state(_ state: FindingState) -> Wording {
    switch state {
    case .open: Wording("terbuka", "open")
    case .delivered: Wording("disampaikan", "delivered")
    case .responded: Wording("ditanggapi", "responded")
    case .verified: Wording("terverifikasi", "verified")
    case .closed: Wording("selesai", "closed")
    case .excused: Wording("tidak dapat ditindaklanjuti", "excused")
    case .withdrawn: Wording("ditarik", "withdrawn")
    }
  }

  static func status(_ status: FollowUpStatus) -> Wording {
    switch status {
    case .fulfilled: Wording("sesuai rekomendasi", "fulfilled")
    case .notYetFulfilled: Wording("belum sesuai rekomendasi", "not yet fulfilled")
    case .notFollowedUp: Wording("belum ditindaklanjuti", "not followed up")
    case .cannotBeFollowedUp:
      Wording(
        "tidak dapat ditindaklanjuti dengan alasan yang sah", "cannot be followed up, excused")
    }
  }
}
