internal import ServiceStandards
internal import WorkingTime

/// What can be said of a case's cost, in minor units of money.
package struct CostJudgement: Sendable {
  /// Sum of the tariff charges, the least that it may be; missing when they count as not recorded.
  package var tariffPaid = TransactionBatch.missing
  /// The most that it may be, where amounts hold several kinds of charge.
  package var tariffPaidMost = TransactionBatch.missing
  /// Sum of the charges without a proof of payment; missing when they count as not recorded, or nobody keeps proofs.
  package var unproven = TransactionBatch.missing
  /// The least that the case may owe, and the most; both missing when its charges cannot be compared.
  package var tariff = TransactionBatch.missing
  package var tariffMost = TransactionBatch.missing
  /// Index of the line in the tariffs of `Rulebook.tariffVersion`; -1: none fits, or it cannot be told which.
  var line: Int32 = -1
  /// A law forbids any charge.
  package var isFreeByLaw = false
  /// The verdict on cost unless one of its rules deviates.
  var otherwise = VerdictCode(.compliant)
}

// What each case owes, and the verdict on cost unless a rule deviates.
extension JudgedBatch {
  mutating func judgeCost(_ batch: borrowing TransactionBatch) {
    for row in rows {
      // Charges count from the moment of payment.
      let isPaidLater = batch.paid[row] > asOf
      let standing = standing[row]
      let untold = TransactionBatch.Flags(rawValue: batch.flags[row]).untold
      var judgement = CostJudgement()
      if !isPaidLater, batch.tariffPaid[row] != TransactionBatch.missing {
        judgement.tariffPaid = batch.tariffPaid[row]
        judgement.tariffPaidMost = judgement.tariffPaid.plus(max(0, batch.mixedPaid[row]))
        if !untold.contains(.proofs) { judgement.unproven = batch.unproven[row] }
      }
      if standing.version < 0 {
        judgement.otherwise = VerdictCode(.notAssessable(.noStandard))
      } else {
        let version = rulebook.versions[Int(standing.version)]
        let source = Int(rulebook.tariffVersion(of: standing, batch, row))
        let entry = rulebook.tariffs[rulebook.versions[source].tariffs, batch.variant[row]]
        if isPaidLater {
          judgement.otherwise = VerdictCode(.notApplicable(.notYetPaid))
        } else if judgement.tariffPaid == TransactionBatch.missing {
          let isExpected = standing.isOpen && !untold.contains(.charges) && entry.asksForMoney
          judgement.otherwise = VerdictCode(
            isExpected ? .notApplicable(.notYetPaid) : .notAssessable(.chargesNotRecorded))
        } else {
          judgement.compare(with: entry, standing) { range in
            guard version.tariffOf == nil else { return }
            range.widen(batch, row, rulebook, rulebook.service(at: standing.slot))
          }
        }
      }
      cost[row] = judgement
    }
  }
}

extension TariffEntry {
  /// Whether some case owes something by it.
  fileprivate var asksForMoney: Bool {
    switch self {
    case .line(let range, _), .several(let range, _): range.most > 0
    case .free, .none: false
    }
  }
}

extension CostJudgement {
  /// `widen` takes in the tariffs of other versions that may hold.
  @inline(__always)
  fileprivate mutating func compare(
    with entry: TariffEntry, _ standing: Standing, widen: (inout TariffRange) -> Void
  ) {
    var range: TariffRange
    var lineUnknown: Reason?
    switch entry {
    case .none(let reason):
      otherwise = VerdictCode(.notAssessable(reason))
      return
    case .free(let byLaw):
      range = .free
      isFreeByLaw = byLaw
    case .line(let found, let line):
      range = found
      self.line = line
    case .several(let found, let reason): (range, lineUnknown) = (found, reason)
    }
    if tariffPaidMost <= 0, range.most > 0, !standing.isFinished {
      otherwise = VerdictCode(.notApplicable(standing.isOpen ? .notYetPaid : .nothingDue))
    }
    let own = range
    widen(&range)
    if range != own { (line, isFreeByLaw) = (-1, false) }
    (tariff, tariffMost) = (range.least, range.most)
    // What was given back beyond what was taken counts as nothing taken.
    let paid = max(0, tariffPaid)...max(0, tariffPaidMost)
    guard otherwise == VerdictCode(.compliant), !range.allows(paid) else { return }
    var reason = Reason.tariffChanged
    if !own.allows(paid) {
      reason = lineUnknown ?? (paid.count > 1 ? .chargesMixed : .tariffChanged)
    }
    otherwise = VerdictCode(.notAssessable(reason))
  }
}

extension TariffRange {
  /// Takes in the tariffs of other versions that were in force between receipt and payment.
  fileprivate mutating func widen(
    _ batch: borrowing TransactionBatch, _ row: Int, _ rulebook: Rulebook,
    _ service: CompiledService
  ) {
    guard service.versions.count > 1, batch.paid[row] != TransactionBatch.missing else { return }
    let received = rulebook.day(of: batch.received[row], in: service).number
    let paid = max(rulebook.day(of: batch.paid[row], in: service).number, received)
    for index in rulebook.versions(in: service.versions, inForceIn: received...paid) {
      switch rulebook.tariffs[rulebook.versions[index].tariffs, batch.variant[row]] {
      case .line(let range, _), .several(let range, _): form(range)
      case .free: form(.free)
      case .none: form(.untold)
      }
    }
  }
}

extension Rulebook {
  /// The version whose tariff a case owes: the one that holds for it, unless that goes by the tariff of another day.
  func tariffVersion(
    of standing: Standing, _ batch: borrowing TransactionBatch, _ row: Int
  ) -> Int32 {
    guard let day = versions[Int(standing.version)].tariffOf else { return standing.version }
    let stamp = day == .receipt ? batch.received[row] : batch.paid[row]
    guard stamp != TransactionBatch.missing else { return standing.version }
    return version(of: service(at: standing.slot), inForceAt: stamp) ?? standing.version
  }

  /// Those of some versions, the one that is asked first coming first, that are in force on a day of a stretch.
  fileprivate func versions(
    in versions: Range<Int32>, inForceIn days: ClosedRange<Int32>
  ) -> [Int] {
    // A version comes into force on its first day, or when one that was asked before it has ended.
    var candidates = [days.lowerBound]
    for index in versions {
      let validity = self.versions[Int(index)].validity
      candidates.append(validity.lowerBound)
      if validity.upperBound < .max { candidates.append(validity.upperBound + 1) }
    }
    var found: [Int] = []
    for day in candidates where days.contains(day) {
      let index = versions.first { self.versions[Int($0)].validity.contains(day) }
      if let index, !found.contains(Int(index)) { found.append(Int(index)) }
    }
    return found
  }
}
