package import ServiceStandards
package import WorkingTime

extension Rulebook {
  /// Everything about one transaction that an explanation needs. Verdicts and deviations come from
  /// the same auditor as in a run; the rest retraces its steps.
  ///
  /// - Parameters:
  ///   - batch: Holds the transaction.
  ///   - row: Its row in the batch.
  ///   - asOf: All is judged as if it were this instant.
  ///   - patterns: What was found across all transactions; see `PatternLook`.
  /// - Returns: The steps of the judgement, its verdicts and its deviations.
  package func examine(
    _ batch: borrowing TransactionBatch, row: Int, asOf: Instant, patterns: Patterns = .none
  ) -> Examination {
    let one = TransactionBatch(row: row, of: copy batch)
    var auditor = Auditor(rulebook: self, asOf: asOf, patterns: patterns)
    var deviations: [Deviation] = []
    auditor.judge(one, into: &deviations)
    return Examiner(rulebook: self, batch: one, auditor: auditor).examination(deviations)
  }
}

/// Retraces the judgement of a batch of one row.
private struct Examiner {
  let rulebook: Rulebook
  let batch: TransactionBatch
  /// Has judged the batch.
  let auditor: Auditor

  private var judged: JudgedBatch { auditor.judged }
  private var isLeftOut: Bool { judged.rows.isEmpty }
  private var version: CompiledStandard? {
    isLeftOut || judged.standing[0].version < 0
      ? nil : rulebook.versions[Int(judged.standing[0].version)]
  }
  private var record: Recorded<Standard>? {
    version.map { _ in
      rulebook.catalogue.standards[rulebook.records[Int(judged.standing[0].version)]]
    }
  }

  func examination(_ deviations: [Deviation]) -> Examination {
    Examination(
      transaction: batch.id[0], service: batch.service[0], asOf: auditor.asOf,
      isLeftOut: isLeftOut, isOpen: judged.standing[0].isOpen,
      isFinished: judged.standing[0].isFinished,
      stamps: stamps, standing: standing, time: time, cost: cost, requirements: requirements,
      concerned: concerned(deviations), verdicts: isLeftOut ? [:] : auditor.verdicts(row: 0),
      deviations: deviations)
  }

  private func concerned(_ deviations: [Deviation]) -> [RuleID: [StampName]] {
    var concerned: [RuleID: [StampName]] = [:]
    for deviation in deviations {
      let rule = RuleSet.all.first { $0.card.id == deviation.rule } as? any RowRule.Type
      if let names = rule?.stamps(batch, judged, 0), !names.isEmpty {
        concerned[deviation.rule] = names
      }
    }
    return concerned
  }

  private var stamps: Stamps {
    Stamps(
      received: Instant(batch.received[0]),
      complete: instant(batch.complete[0].happened(by: judged.asOf)),
      paid: instant(batch.paid[0].happened(by: judged.asOf)),
      finished: instant(batch.finished[0].happened(by: judged.asOf)),
      handedOver: instant(batch.handedOver[0].happened(by: judged.asOf)),
      promised: instant(batch.promised[0]))
  }

  private var standing: Examination.Standing {
    let slot = rulebook.slots.slot(of: batch.service[0])
    let service = slot.map(rulebook.service) ?? .stranger
    let starts = StartStamps(batch, 0, asOf: judged.asOf)
    var candidates: [Examination.Candidate] = []
    for index in service.versions {
      let candidate = candidate(Int(index), service, starts)
      candidates.append(candidate)
      if candidate.isInForce { break }
    }
    if version != nil, !candidates.contains(where: \.isInForce) {
      let index = Int(judged.standing[0].version)
      candidates.append(candidate(index, service, starts, byReceipt: true))
    }
    return Examination.Standing(
      candidates: candidates, standard: record,
      gap: isLeftOut || version != nil ? nil : judged.gap(of: 0, in: batch))
  }

  private func candidate(
    _ index: Int, _ service: CompiledService, _ starts: StartStamps, byReceipt: Bool = false
  ) -> Examination.Candidate {
    let version = rulebook.versions[index]
    let choice = byReceipt ? .received : version.choice
    let standard = rulebook.catalogue.standards[rulebook.records[index]].value
    let day = rulebook.day(of: starts.forChoice(choice), in: service)
    return Examination.Candidate(
      standard: version.id, validFrom: standard.validFrom, validTo: standard.validTo,
      start: choice, receivedStandsIn: starts[choice] == TransactionBatch.missing, day: day,
      isInForce: version.validity.contains(day.number), isByReceipt: byReceipt)
  }

  private var time: Examination.Time {
    let isExtended = TransactionBatch.Flags(rawValue: batch.flags[0]).contains(.isExtended)
    let happened = batch.pauses.compactMap { $0.happened(by: judged.asOf) }
    let stopping = happened.filter { pause in version?.stops(at: pause.reason) ?? false }
    let judgement = isLeftOut ? nil : judged.time[0]
    let limit = judgement.flatMap { $0.limit < 0 ? nil : rulebook.limits[Int($0.limit)] }
    let calendar = isLeftOut ? nil : rulebook.service(at: judged.standing[0].slot).calendar
    func due(_ seconds: Int64?) -> Instant? {
      seconds.flatMap { $0 == JudgedBatch.never ? nil : Instant($0) }
    }
    return Examination.Time(
      start: isLeftOut ? nil : instant(judged.standing[0].start),
      promise: line(judgement?.line, of: record?.value.times), limit: limit,
      isExtended: isExtended, calendars: calendar.map { rulebook.calendars[Int($0)].codes } ?? [],
      stoppingPauses: stopping, ignoredPauses: happened.filter { !stopping.contains($0) },
      due: due(judgement?.due), dueTwice: due(judgement?.dueTwice),
      verdictByStandard: isLeftOut ? nil : auditor.verdictByStandard(row: 0))
  }

  /// The line of the standard that the judgement went by; -1: none.
  private func line<Line>(_ index: Int32?, of lines: [Line]?) -> Line? {
    guard let index, index >= 0 else { return nil }
    return lines?[Int(index)]
  }

  private var cost: Examination.Cost {
    let standard = version.map { _ in
      let index = rulebook.tariffVersion(of: judged.standing[0], batch, 0)
      return rulebook.catalogue.standards[rulebook.records[Int(index)]]
    }
    var lines: [TariffLine]?
    if case .tariffs(let stated, legalBasis: _) = standard?.value.cost { lines = stated }
    let judgement = isLeftOut ? nil : judged.cost[0]
    return Examination.Cost(
      standard: standard,
      charged: judgement.flatMap { money($0.tariffPaid) },
      unproven: judgement.flatMap { money($0.unproven) },
      tariff: judgement.flatMap { $0.tariff == $0.tariffMost ? money($0.tariff) : nil },
      tariffs: judgement.flatMap { judgement in
        guard judgement.tariff != judgement.tariffMost, let least = money(judgement.tariff) else {
          return nil
        }
        return least...Money(judgement.tariffMost)
      }, line: line(judgement?.line, of: lines),
      isFreeByLaw: judgement?.isFreeByLaw ?? false)
  }

  private var requirements: Examination.Requirements {
    let lists = rulebook.documents
    let list = isLeftOut ? DocumentList.none : judged.requirements[0].list
    let (demanded, submitted) = (batch.demandedDocuments(0), batch.submittedDocuments(0))
    let unlisted = list.exists ? demanded.map { lists.unlisted($0, in: list) } ?? [] : []
    let papers = rulebook.knownPapers(at: isLeftOut ? -1 : judged.standing[0].slot)
    func isIn(_ word: UInt64, _ ordinal: Int) -> Bool { word >> UInt64(ordinal % 64) & 1 == 1 }
    func isKnown(_ ordinal: Int) -> Bool { isIn(papers[ordinal / 64], ordinal) }
    func isEvery(_ ordinal: Int) -> Bool { isIn(papers.every(word: ordinal / 64), ordinal) }
    var judgedMissing = list.exists && judged.standing[0].isFinished ? submitted : nil
    if judgedMissing.map(papers.holdEvery) ?? false { judgedMissing = nil }
    return Examination.Requirements(
      demanded: demanded?.ordinals, submitted: submitted?.ordinals,
      allowed: list.exists ? lists.listed(in: list) : nil,
      unlisted: unlisted.filter(isKnown), unknown: unlisted.filter { !isKnown($0) && !isEvery($0) },
      missing: judgedMissing.map { lists.missing($0, in: list) } ?? [],
      missingGroups: judgedMissing.map { lists.missingGroups($0, in: list) } ?? [])
  }

  private func instant(_ seconds: Int64) -> Instant? {
    seconds == TransactionBatch.missing ? nil : Instant(seconds)
  }

  private func money(_ amount: Int64) -> Money? {
    amount == TransactionBatch.missing ? nil : Money(amount)
  }
}
