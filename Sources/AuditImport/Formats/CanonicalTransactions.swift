package import ServiceStandards
package import WorkingTime

/// Writes transactions in the canonical form, which `TransactionReader` reads without a profile.
package enum CanonicalTransactions {
  /// The line of headings, without a line break.
  package static let header = TransactionColumn.allCases.map(\.rawValue).joined(separator: ",")

  /// One transaction as a line, without a line break. A bar inside a paper's name or a proof, which
  /// would separate entries, is written as `¦`. Stamps have the offsets of the zone; the currency of
  /// the unit has so many decimals.
  package static func line(
    for transaction: Transaction, zone: Zone, decimals: Int = 0
  ) -> String {
    func stamp(_ instant: Instant?) -> String {
      instant.map { $0.iso(offset: zone.offset(at: $0)) } ?? ""
    }
    let stamps = transaction.stamps
    let pauses = transaction.pauses.map {
      "\($0.reason.word):\(stamp($0.from))/\(stamp($0.to))"
    }
    let charges = transaction.charges.map { charges in
      charges.map {
        "\($0.kind.word):\($0.amount.text(decimals: decimals)):\(entry($0.proof ?? ""))"
      }
    }
    var line = CSVLine()
    line.append(transaction.unit.text)
    line.append(transaction.service.text)
    line.append(transaction.caseNumber)
    line.append(transaction.variant.applicantClass ?? "")
    line.append(transaction.variant.tier ?? "")
    line.append(transaction.status.word)
    line.append(stamp(stamps.received))
    line.append(stamp(stamps.complete))
    line.append(stamp(stamps.paid))
    line.append(stamp(stamps.finished))
    line.append(stamp(stamps.handedOver))
    line.append(stamp(stamps.promised))
    line.append(transaction.isExtended ? "true" : "")
    line.append(pauses.joined(separator: "|"))
    line.append(list(charges))
    line.append(list(transaction.demanded?.map(entry)))
    line.append(list(transaction.submitted?.map(entry)))
    for reference in TransactionColumn.references {
      line.append(transaction[keyPath: reference.value] ?? "")
    }
    line.append(transaction.note ?? "")
    line.append(transaction.series ?? "")
    return line.text
  }

  /// Nothing recorded, recorded that there was nothing, or the entries.
  private static func list(_ entries: [String]?) -> String {
    guard let entries else { return "" }
    return entries.isEmpty ? "none" : entries.joined(separator: "|")
  }

  private static func entry(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "|")) else { return text }
    return String(text.map { $0 == "|" ? "¦" : $0 })
  }
}
