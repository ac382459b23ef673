internal import ServiceStandards

/// Money, papers, stamps, and what follows.
extension ExplanationPage {
  // MARK: Cost

  mutating func append(_ cost: CostFacts) {
    page.line(page.text(Texts.costTitle), .strong)
    var lines: [(label: String, value: String)] = [
      (page.text(Texts.costPromise), page.text(wording(of: cost.promise)))
    ]
    if let line = cost.line {
      let amount = money(line.amount, cost.currency)
      lines.append((page.text(Texts.tariffLine), "\(page.name(of: line)): \(amount)"))
    }
    if let tariff = cost.tariff {
      lines.append((page.text(Texts.tariffDue), money(tariff, cost.currency)))
    }
    if let charged = cost.tariffCharged {
      lines.append((page.text(Texts.tariffCharged), money(charged, cost.currency)))
      if let tariff = cost.tariff { lines.append(differenceLine(charged, tariff, cost.currency)) }
    }
    page.facts(lines)
    appendCharges(cost)
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
  private func differenceLine(
    _ charged: Money, _ tariff: Money, _ currency: Currency
  ) -> (label: String, value: String) {
    let difference = money(charged - tariff, currency)
    let sum = "\(money(charged, currency)) \(presentation.glyphs.dash) \(money(tariff, currency))"
    return (page.text(Texts.difference), "\(sum) = \(difference)")
  }

  private mutating func appendCharges(_ cost: CostFacts) {
    guard let charges = cost.charges else {
      page.line(page.text(Texts.chargesNotRecorded), indent: 2)
      return
    }
    guard !charges.isEmpty else {
      page.line(page.text(Texts.nothingCharged), indent: 2)
      return
    }
    page.blank()
    page.grid(
      [
        TextGrid.Column(page.text(Texts.chargeKind), visibility: .always),
        TextGrid.Column(page.text(Texts.amount), alignsRight: true, visibility: .always),
        TextGrid.Column(page.text(Texts.proof), visibility: .always),
        TextGrid.Column(page.text(Texts.compared), visibility: .always),
      ],
      charges.map { charge in
        [
          GridText(page.text(Texts.charge(charge.kind))),
          GridText(money(charge.amount, cost.currency)),
          charge.proof.map { GridText($0) } ?? GridText(page.text(Texts.noProof), .warning),
          GridText(page.text(Texts.boolean(charge.kind == .tariff))),
        ]
      })
  }

  // MARK: Requirements

  mutating func append(_ documents: DocumentFacts) {
    page.line(page.text(Texts.documentsTitle), .strong)
    page.grid(
      [
        TextGrid.Column(page.text(Texts.document), mayBeShortened: true, visibility: .always),
        TextGrid.Column(page.text(Texts.inStandard), visibility: .always),
        TextGrid.Column(page.text(Texts.demanded), visibility: .always),
        TextGrid.Column(page.text(Texts.submitted), visibility: .always),
        TextGrid.Column(page.text(Texts.remark), mayBeShortened: true, visibility: .always),
      ],
      documents.papers.map { row(of: $0, documents) })
  }

  private func row(
    of paper: DocumentFacts.Paper, _ documents: DocumentFacts
  ) -> [GridText] {
    let listed =
      !paper.isListed ? Texts.notListed : paper.isMandatory ? Texts.mandatory : Texts.ifNeeded
    var remarks: [String] = []
    if let fault = paper.fault {
      remarks.append("\(presentation.glyphs.wrong) \(page.text(Texts.paperFault(fault)))")
    }
    if let group = paper.alternatives { remarks.append(page.text(Texts.alternative(group))) }
    if let condition = paper.condition { remarks.append(condition) }
    return [
      GridText(paper.name),
      GridText(page.text(listed)),
      GridText(mark(paper.isDemanded, isRecorded: documents.demandedIsRecorded)),
      GridText(mark(paper.isSubmitted, isRecorded: documents.submittedIsRecorded)),
      GridText(remarks.joined(separator: "; "), paper.fault == nil ? .none : .warning),
    ]
  }

  private func mark(_ value: Bool, isRecorded: Bool) -> String {
    page.text(isRecorded ? Texts.boolean(value) : Texts.notRecorded)
  }

  // MARK: Stamps

  mutating func append(_ stamps: StampFacts) {
    page.line(page.text(Texts.stampsTitle), .strong)
    page.grid(
      [
        TextGrid.Column(page.text(Texts.stampTitle), visibility: .always),
        TextGrid.Column(page.text(Texts.at), visibility: .always),
        TextGrid.Column(page.text(Texts.remark), visibility: .always),
      ],
      stamps.stamps.enumerated().map { index, stamp in
        let isFaulty = stamps.faulty.contains(index)
        let note = "\(presentation.glyphs.wrong) \(page.text(Texts.outOfOrder))"
        return [
          GridText(page.text(Texts.stamp(stamp.name))),
          GridText(instant(stamp.at)),
          GridText(isFaulty ? note : "", .warning),
        ]
      })
  }

  // MARK: Other cases

  mutating func append(_ companions: CompanionFacts) {
    page.line(page.text(Texts.companionsTitle), .strong)
    page.grid(
      [
        TextGrid.Column(page.text(Texts.service), visibility: .always),
        TextGrid.Column(page.text(Texts.caseNumber), visibility: .always),
        TextGrid.Column(page.text(Texts.deviation), visibility: .always),
      ],
      companions.cases.map {
        [GridText($0.service), GridText($0.caseNumber), GridText($0.deviation)]
      })
    let more = companions.count - Int64(companions.cases.count)
    if more > 0 { page.line(page.text(Texts.andMore(page.text(.count(more)))), indent: 2) }
  }

  // MARK: Conclusion

  mutating func append(_ conclusion: ConclusionFacts) {
    let subject = explanation.subject
    page.line(page.text(Texts.conclusionTitle), .strong)
    var text = page.text(
      Texts.concluded(
        subject.rule.description, title: subject.ruleTitle,
        severity: Texts.severity(subject.severity)))
    if let note = conclusion.raised { text += " \(page.text(Texts.raised(note)))" }
    page.paragraph(text, indent: 2)
    guard !conclusion.verdicts.isEmpty else { return }
    page.line("\(page.text(Texts.allVerdicts)):", indent: 2)
    page.facts(
      conclusion.verdicts.map {
        (page.text(Texts.criterion($0.criterion)), self.text(of: $0.verdict))
      }, indent: 4)
  }

  private func text(of verdict: Verdict) -> String {
    let word = page.text(Texts.verdict(verdict))
    return switch verdict {
    case .compliant: "\(presentation.glyphs.right) \(word)"
    case .deviates: "\(presentation.glyphs.wrong) \(word)"
    case .notAssessable(let reason): "? \(word): \(page.text(Texts.reason(reason)))"
    case .notApplicable(let reason):
      "\(presentation.glyphs.dash) \(word): \(page.text(Texts.reason(reason)))"
    }
  }
}
