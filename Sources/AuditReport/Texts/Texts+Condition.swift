internal import ServiceStandards

/// What was found, in one sentence for each rule.
extension Texts {
  static func finishedLate(due: String, finished: String, overrun: String) -> Wording {
    Wording(
      """
      Permohonan diselesaikan pada \(finished), sedangkan batas waktunya \(due). Batas waktu \
      terlampaui \(overrun).
      """,
      """
      The application was finished on \(finished), while it was due on \(due). The due instant was \
      exceeded by \(overrun).
      """)
  }

  static func openOverdue(due: String, asOf: String, overrun: String) -> Wording {
    Wording(
      """
      Sampai dengan \(asOf) permohonan belum diselesaikan, sedangkan batas waktunya \(due). Batas \
      waktu terlampaui \(overrun).
      """,
      """
      On \(asOf) the application was not yet finished, while it was due on \(due). The due instant \
      was exceeded by \(overrun).
      """)
  }

  static func promiseBroken(promised: String, finished: String, overrun: String) -> Wording {
    Wording(
      """
      Kepada pemohon dijanjikan \(promised), sedangkan permohonan diselesaikan pada \(finished). \
      Janji terlampaui \(overrun).
      """,
      """
      The applicant was promised \(promised), while the application was finished on \(finished). \
      The promise was exceeded by \(overrun).
      """)
  }

  static func promiseOpen(promised: String, asOf: String, overrun: String) -> Wording {
    Wording(
      """
      Kepada pemohon dijanjikan \(promised), sedangkan sampai dengan \(asOf) permohonan belum \
      diselesaikan. Janji terlampaui \(overrun).
      """,
      """
      The applicant was promised \(promised), while on \(asOf) the application was not yet \
      finished. The promise was exceeded by \(overrun).
      """)
  }

  static func charge(
    _ fault: FoundFacts.ChargeFault, expected: String, actual: String, atStake: String
  ) -> Wording {
    switch fault {
    case .above:
      Wording(
        """
        Dari pemohon dipungut tarif \(actual), sedangkan tarif yang berlaku \(expected). Kelebihan \
        pungutan \(atStake).
        """,
        """
        A tariff of \(actual) was taken from the applicant, while the tariff in force is \
        \(expected). The excess is \(atStake).
        """)
    case .thoughFree:
      Wording(
        "Dari pemohon dipungut \(actual), sedangkan menurut undang-undang layanan ini bebas biaya.",
        "\(actual) was taken from the applicant, while by law this service is free.")
    case .below:
      Wording(
        """
        Dari pemohon dipungut tarif \(actual), sedangkan tarif yang berlaku \(expected). \
        Kekurangan penerimaan \(atStake).
        """,
        """
        A tariff of \(actual) was taken from the applicant, while the tariff in force is \
        \(expected). The loss of revenue is \(atStake).
        """)
    case .withoutProof:
      Wording(
        "Pungutan sebesar \(atStake) tidak disertai nomor bukti pembayaran.",
        "Charges of \(atStake) have no proof-of-payment number.")
    }
  }

  static func unlistedDocuments(_ count: Int64, _ number: String) -> Wording {
    let verb = count == 1 ? "is" : "are"
    return Wording(
      "Dari pemohon diminta \(number) dokumen yang tidak tercantum dalam standar pelayanan.",
      """
      The applicant was asked for \(documents(count, number).english) that \(verb) not in the \
      service standard.
      """)
  }

  static func missingDocuments(_ count: Int64, _ number: String) -> Wording {
    let verb = count == 1 ? "was" : "were"
    return Wording(
      "Permohonan diselesaikan meskipun \(number) dokumen wajib tidak diserahkan.",
      """
      The application was finished although \(number) mandatory \
      document\(count == 1 ? "" : "s") \(verb) not submitted.
      """)
  }

  static func disorder(
    first: Wording, at firstAt: String, second: Wording, secondAt: String, gap: String
  ) -> Wording {
    Wording(
      """
      Catatan “\(second.indonesian)” (\(secondAt)) mendahului “\(first.indonesian)” (\(firstAt)) \
      dengan selisih \(gap); urutan itu mustahil.
      """,
      """
      The stamp “\(second.english)” (\(secondAt)) lies before “\(first.english)” (\(firstAt)) by \
      \(gap); that order is impossible.
      """)
  }

  static func futureStamp(_ stamp: Wording, at: String, imported: String) -> Wording {
    Wording(
      """
      Catatan “\(stamp.indonesian)” bertanggal \(at), sesudah data dimuat pada \(imported).
      """,
      "The stamp “\(stamp.english)” says \(at), after the data were imported on \(imported).")
  }

  static func noStandard(from: String?, to: String?, transactions: String) -> Wording {
    let isEver = from != nil || to != nil
    let period = period(from: from, to: to)
    return Wording(
      """
      \(isEver ? "\(period.indonesian.capitalizedFirst) tidak" : "Tidak pernah") ada standar \
      pelayanan yang berlaku; \(transactions) transaksi terdampak.
      """,
      """
      \(isEver ? "\(period.english.capitalizedFirst) there was no" : "At no time was there a") \
      service standard in force; \(transactions) transactions are concerned.
      """)
  }

  static func incompleteStandard(_ lacks: [Wording], transactions: String) -> Wording {
    Wording(
      """
      Standar pelayanan yang berlaku tidak memuat \
      \(list(lacks.map(\.indonesian), "dan")); \(transactions) transaksi terdampak.
      """,
      """
      The service standard in force does not state \
      \(list(lacks.map(\.english), "or")); \(transactions) transactions are concerned.
      """)
  }

  /// `a`, `a dan b`, `a, b dan c`.
  private static func list(_ parts: [String], _ conjunction: String) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.joined() }
    return "\(parts.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
  }
}

extension String {
  /// With a capital letter at the beginning.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
