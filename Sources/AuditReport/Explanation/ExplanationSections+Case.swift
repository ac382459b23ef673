internal import ServiceStandards
internal import WorkingTime

/// Money, papers, stamps and pauses.
extension ExplanationSections {
  // MARK: Cost

  func blocks(_ cost: CostFacts) -> [Document.Block] {
    var facts: [Document.Fact] = [.init(Texts.costPromise, wording(of: cost.promise))]
    if let version = cost.otherVersion {
      facts.append(.init(Texts.tariffOf, Texts.standardNamed(version)))
    }
    func add(_ label: Wording, _ amount: Money?) {
      if let amount { facts.append(.init(label, .money(amount, cost.currency))) }
    }
    if let line = cost.line {
      let amount = style.amount(of: line, cost.currency)
      facts.append(.init(Texts.tariffLine, "\(style.name(of: line)): \(amount)"))
    }
    add(Texts.tariffDue, cost.tariff)
    add(Texts.tariffCharged, cost.tariffCharged)
    if let charged = cost.tariffCharged, let tariff = cost.tariff {
      facts.append(.init(Texts.difference, difference(charged, tariff, cost.currency)))
    }
    return [.facts(facts), charges(cost)]
  }

  private func wording(of promise: CostPromise) -> Wording {
    switch promise {
    case .notStated: Texts.costNotStated
    case .byRegulation(let regulation): Texts.byRegulation(regulation)
    case .free(let law): Texts.free(law: law)
    case .tariffs(_, let basis): basis.map { Texts.tariffTable($0) } ?? Texts.tariffTable
    }
  }

  /// `Rp50.000 – Rp30.000 = Rp20.000`
  private func difference(_ charged: Money, _ tariff: Money, _ currency: Currency) -> String {
    func text(_ money: Money) -> String { style.text(.money(money, currency)) }
    return "\(text(charged)) \(glyphs.dash) \(text(tariff)) = \(text(charged - tariff))"
  }

  private func charges(_ cost: CostFacts) -> Document.Block {
    guard let charges = cost.charges else { return .paragraph(Texts.chargesNotRecorded) }
    guard !charges.isEmpty else { return .paragraph(Texts.nothingCharged) }
    return .table(
      Document.Table(
        Texts.costTitle, charges,
        [
          .init("kind", Texts.chargeKind, .word) { Phrase(.term(.charge($0.kind))) },
          .init("amount", Texts.amount, .money(nil)) { Phrase(.money($0.amount, cost.currency)) },
          .init("proof", Texts.proof, .identifier) { charge in
            charge.proof.map { Phrase($0) } ?? Phrase(Texts.noProof, .warning)
          },
          .init("compared", Texts.compared, .boolean) { Phrase(.boolean($0.kind.countsAsTariff)) },
        ]))
  }

  // MARK: Requirements

  func table(of documents: DocumentFacts) -> Document.Table {
    func mark(_ value: Bool, isRecorded: Bool) -> Phrase {
      isRecorded ? Phrase(.boolean(value)) : Phrase(Texts.notRecorded)
    }
    return Document.Table(
      Texts.documentsTitle, documents.papers,
      [
        .init("paper", Texts.document, .text) { Phrase($0.name) },
        .init("listed", Texts.inStandard, .word) { paper in
          Phrase(
            !paper.isListed
              ? Texts.notListed : paper.isMandatory ? Texts.mandatory : Texts.ifNeeded)
        },
        .init("demanded", Texts.demanded, .word) {
          mark($0.isDemanded, isRecorded: documents.demandedIsRecorded)
        },
        .init("submitted", Texts.submitted, .word) {
          mark($0.isSubmitted, isRecorded: documents.submittedIsRecorded)
        },
        .init("remark", Texts.remark, .text) {
          Phrase(remarks(on: $0), $0.fault == nil ? .none : .warning)
        },
      ])
  }

  private func remarks(on paper: DocumentFacts.Paper) -> String {
    let fault = paper.fault.map { "\(glyphs.wrong) \(style.text(Texts.paperFault($0)))" }
    let group = paper.alternatives.map { style.text(Texts.alternative($0)) }
    return [fault, group, paper.condition].compactMap(\.self).joined(separator: "; ")
  }

  // MARK: Stamps and pauses

  func table(of stamps: StampFacts) -> Document.Table {
    Document.Table(
      Texts.stampsTitle, Array(stamps.stamps.enumerated()),
      [
        .init("stamp", Texts.stampTitle, .word) { Phrase(Texts.stamp($0.element.name)) },
        .init("at", Texts.at, .word) {
          recorded($0.element.at, isDate: $0.element.isDate)
        },
        .init("remark", Texts.remark, .text) { stamp in
          stamps.faulty.contains(stamp.offset)
            ? Phrase("\(glyphs.wrong) \(style.text(Texts.outOfOrder))", .warning) : .empty
        },
      ])
  }

  func table(of pauses: [PauseFacts]) -> Document.Table {
    Document.Table(
      Texts.pausesTitle, pauses,
      [
        .init("from", Texts.from, .word) { recorded($0.from, isDate: $0.dates.contains(.from)) },
        .init("to", Texts.to, .word) { pause in
          pause.to.map { recorded($0, isDate: pause.dates.contains(.to)) }
            ?? Phrase(Texts.notResumed)
        },
        .init("reason", Texts.pauseReason, .word) { Phrase(.term(.pause($0.reason))) },
        .init("effect", Texts.effect, .word) { pause in
          pause.stopsClock ? Phrase(Texts.stopsClock) : Phrase(Texts.runsOn, .warning)
        },
      ])
  }

  func table(of earlier: [EarlierFacts]) -> Document.Table {
    func stamp(_ name: StampName, _ facts: EarlierFacts) -> Phrase {
      facts.stamp(name).map { recorded($0.at, isDate: $0.isDate) } ?? Phrase(Texts.notRecorded)
    }
    return Document.Table(
      Texts.earlierTitle, earlier,
      [
        .init("until", Texts.toldUntil, .word) {
          $0.until.map { Phrase(.instant($0)) } ?? Phrase(Texts.standsNow)
        },
        .init("status", Texts.caseStatus, .word) { Phrase(Texts.status($0.status)) },
        .init("received_at", Texts.stamp(.received), .word) { stamp(.received, $0) },
        .init("complete_at", Texts.stamp(.complete), .word) { stamp(.complete, $0) },
        .init("paid_at", Texts.stamp(.paid), .word) { stamp(.paid, $0) },
        .init("finished_at", Texts.stamp(.finished), .word) { stamp(.finished, $0) },
        .init("pauses", Texts.pausesTitle, .count) { Phrase(.count(Int64($0.pauses))) },
      ])
  }

  /// What was recorded as a date is shown as one.
  private func recorded(_ instant: Instant, isDate: Bool) -> Phrase {
    Phrase(isDate ? .day(style.presentation.zone(0).day(of: instant)) : .instant(instant))
  }

  // MARK: Other cases

  func blocks(_ companions: CompanionFacts) -> [Document.Block] {
    let table = Document.Table(
      Texts.companionsTitle, companions.cases,
      [
        .init("service", Texts.service, .text) { Phrase($0.service) },
        .init("case_number", Texts.caseNumber, .text) { Phrase($0.caseNumber) },
        .init("deviation", Texts.deviation, .identifier) {
          Phrase($0.deviation, about: .deviation($0.deviation))
        },
      ])
    let more = companions.count - Int64(companions.cases.count)
    return [.table(table)]
      + (more > 0 ? [.paragraph(Texts.andMore(style.text(.count(more))))] : [])
  }
}
