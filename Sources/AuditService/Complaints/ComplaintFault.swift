package import AuditReport
package import ServiceStandards

/// What is refused about complaints.
package enum ComplaintFault: Fault, Hashable {
  case unknown(String, nearest: String?)
  case ambiguous(String, units: [String])

  package var exitStatus: ExitStatus { .usage }

  package var code: String {
    switch self {
    case .unknown: "E_COMPLAINT"
    case .ambiguous: "E_COMPLAINT_AMBIGUOUS"
    }
  }

  package func message(in language: Language) -> String { wording.text(language) }

  private var wording: Wording {
    switch self {
    case .unknown(let number, let nearest):
      Wording(
        "pengaduan bernomor “\(number)” tidak ada"
          + (nearest.map { "; maksud Anda \($0)?" } ?? ". Lihat “audit complaints list”."),
        "there is no complaint with the number “\(number)”"
          + (nearest.map { "; did you mean \($0)?" } ?? ". See “audit complaints list”."))
    case .ambiguous(let number, let units):
      Wording(
        "nomor “\(number)” dipakai beberapa pengaduan (\(units.joined(separator: ", "))); lihat “audit complaints list --unit UNIT”.",
        "several complaints have the number “\(number)” (\(units.joined(separator: ", "))); see “audit complaints list --unit UNIT”."
      )
    }
  }
}
