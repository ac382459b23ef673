/// Where a case stands.
public enum CaseStatus: UInt8, CaseIterable, Hashable, Sendable {
  case open = 0
  case finished = 1
  case rejected = 2
  case withdrawn = 3

  /// The word in files: `open`, `finished`, `rejected`, `withdrawn`.
  public var word: String {
    switch self {
    case .open: "open"
    case .finished: "finished"
    case .rejected: "rejected"
    case .withdrawn: "withdrawn"
    }
  }
}

/// Why the work on a case stood still.
public enum PauseReason: UInt8, CaseIterable, Hashable, Sendable {
  case applicant = 0
  case payment = 1
  case otherAgency = 2
  case field = 3
  case disruption = 4
  case other = 5

  /// The word in files.
  public var word: String {
    switch self {
    case .applicant: "applicant"
    case .payment: "payment"
    case .otherAgency: "other_agency"
    case .field: "field"
    case .disruption: "disruption"
    case .other: "other"
    }
  }
}

/// What a line of money was taken for.
public enum ChargeKind: UInt8, CaseIterable, Hashable, Sendable {
  case tariff = 0
  case fine = 1
  case acceleration = 2
  case tax = 3
  case thirdParty = 4
  /// Several kinds in one amount: any part of it may be tariff.
  case total = 5

  /// Whether it is compared with the tariff: speed that is paid for has no basis of its own.
  public var countsAsTariff: Bool { self == .tariff || self == .acceleration }

  /// The word in files.
  public var word: String {
    switch self {
    case .tariff: "tariff"
    case .fine: "fine"
    case .acceleration: "acceleration"
    case .tax: "tax"
    case .thirdParty: "third_party"
    case .total: "total"
    }
  }
}

/// How far a proof-of-payment number is the only one of its kind, as the office's file says.
public enum ProofScope: UInt8, CaseIterable, Hashable, Sendable {
  case nation = 1
  /// Within one unit.
  case unit = 2
  /// Within one unit and the year of the payment.
  case yearly = 3

  /// The word in profiles.
  public var word: String {
    switch self {
    case .nation: "nation"
    case .unit: "unit"
    case .yearly: "yearly"
    }
  }
}

/// One typed line of money.
public struct Charge: Hashable, Sendable {
  public var kind: ChargeKind
  public var amount: Money
  /// Billing code, NTPN, SKRD …; `nil` when the record has none.
  public var proof: String?

  public init(kind: ChargeKind, amount: Money, proof: String?) {
    self.kind = kind
    self.amount = amount
    self.proof = proof
  }

  /// Money that the office took without a proof-of-payment number: third-party money is not its own (an amount of several
  /// kinds may be that), and what it gives back has a negative amount.
  public var isUnproven: Bool {
    kind != .thirdParty && kind != .total && amount > .zero && proof == nil
  }

  /// By which the number of its proof is known again; `nil` when there is none: a text of fewer than six signs or
  /// without a digit is no number.
  public var proofKey: Int64? {
    guard let proof, proof.utf8.count >= 6,
      proof.utf8.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return TransactionBatch.key(of: Array(proof.utf8).span)
  }
}

extension [Charge] {
  /// The keys of their proof numbers, each once, ascending.
  public var proofKeys: [Int64] { Set(compactMap(\.proofKey)).sorted() }
}

/// One recorded case, as an import gives it and as the database gives it back.
public struct Transaction: Hashable, Sendable {
  /// The office's own number; with the service it identifies the case.
  public var caseNumber: String
  public var unit: UnitCode
  public var service: ServiceCode
  public var variant: Variant
  public var status: CaseStatus
  public var stamps: Stamps
  public var isExtended: Bool
  public var pauses: [CasePause]
  /// What its sources keep no column for.
  public var untold: UntoldFields
  /// `nil`: the office did not record charges; empty: it recorded that nothing was taken.
  public var charges: [Charge]?
  /// How far their proof numbers are the only ones; `nil`: nobody says.
  public var proofScope: ProofScope?
  /// Codes or names as recorded; `nil`: not recorded.
  public var demanded: [String]?
  public var submitted: [String]?
  /// The code of the officer who handled the case, or a keyed hash; never a name.
  public var officer: String?
  /// The office's own reference to the applicant, or a keyed hash; never a name.
  public var applicant: String?
  public var note: String?
  /// What was told of its time before, and a later telling said otherwise of; the oldest first.
  public var earlier: [EarlierTelling]
  /// Of which series its number is, as people read it, where the service says that a column tells; `nil`: not told.
  public var series: String?
}

extension Transaction {
  /// Hands everything on to the memberwise initialiser, which is why the properties begin with another one:
  /// an initialiser that sets a record so large property by property ends with a copy of it, and there is
  /// one for every line of a file.
  public init(
    unit: UnitCode, service: ServiceCode, caseNumber: String, variant: Variant, status: CaseStatus,
    stamps: Stamps, isExtended: Bool = false, pauses: [CasePause] = [],
    untold: UntoldFields = [], charges: [Charge]? = nil,
    proofScope: ProofScope? = nil, demanded: [String]? = nil, submitted: [String]? = nil,
    officer: String? = nil, applicant: String? = nil, note: String? = nil,
    earlier: [EarlierTelling] = [], series: String? = nil
  ) {
    self.init(
      caseNumber: caseNumber, unit: unit, service: service, variant: variant, status: status,
      stamps: stamps, isExtended: isExtended, pauses: pauses, untold: untold, charges: charges,
      proofScope: proofScope, demanded: demanded, submitted: submitted, officer: officer,
      applicant: applicant, note: note, earlier: earlier, series: series)
  }
}
