internal import ServiceStandards
internal import WorkingTime

// Pengecualian, tindak lanjut atas temuan terdahulu, lampiran.
extension HandoverPage {
  mutating func appendWaivers() {
    guard !content.waivers.isEmpty else {
      appendParagraph(ReportTexts.noWaivers)
      return
    }
    appendParagraph(ReportTexts.waiversText)
    append(waiversTable, named: "waiver-list")
  }

  private var waiversTable: Document.Table {
    var fields: [Document.Field<WaiverSheet>] = [
      .init("waiver", ReportTexts.waiver, .identifier) { Phrase($0.id) },
      .init("covers", ReportTexts.covers, .text) { Phrase(coverage(of: $0)) },
      .init("rule", Texts.rule, .identifier) { Phrase("\($0.rule)") },
      .init("valid_from", ReportTexts.validFrom, .day) { Phrase(.day($0.from)) },
      .init("valid_to", ReportTexts.validTo, .day) { Phrase(.day($0.to)) },
      .init("state", ReportTexts.state, .text) { Phrase(stateText($0)) },
    ]
    // What people typed is not for the public, nor parts of the deviations of findings.
    if !figures.isPublic {
      fields += [
        .init("deviations", ReportTexts.deviations, .count) { Phrase(style.count($0.deviations)) },
        .init("reason", ReportTexts.reason, .text) { Phrase($0.reason) },
        .init("requested_by", ReportTexts.requestedBy, .text) {
          Phrase($0.requestedBy)
        },
        .init("approved_by", ReportTexts.approvedBy, .text) { Phrase($0.approvedBy) },
      ]
    }
    return Document.Table(
      ReportTexts.waiversTable, content.waivers, of: { .waiver($0.id) }, fields)
  }

  private func coverage(of waiver: WaiverSheet) -> String {
    var parts = [waiver.unit.text, waiver.service?.name ?? text(ReportTexts.everyService)]
    if let number = waiver.caseNumber {
      parts.append(number)
    }
    return parts.joined(separator: " · ")
  }

  private func stateText(_ waiver: WaiverSheet) -> String {
    var state = text(Texts.waiverState(waiver.state))
    if waiver.isAfterwards { state += "; \(text(Texts.recordedAfterwards).lowercased())" }
    guard waiver.state == .active, waiver.deviations == 0 else { return state }
    return "\(state) – \(presentation.glyphs.alert) \(text(ReportTexts.unused))"
  }

  // MARK: Earlier findings

  mutating func appendEarlierFindings() {
    let earlier = content.findings.filter { $0.state.isEnded || $0.previous != nil }
    guard !earlier.isEmpty else {
      appendParagraph(ReportTexts.noEarlier)
      return
    }
    appendParagraph(ReportTexts.earlierText)
    append(table(ofEarlier: earlier), named: "earlier-list")
  }

  private func table(ofEarlier earlier: [FindingSheet]) -> Document.Table {
    let dash = presentation.glyphs.dash
    return Document.Table(
      ReportTexts.earlierTable, earlier,
      // A finding in progress has its name where it is told in full.
      of: { $0.state.isEnded ? .finding($0.id) : nil },
      [
        .init("finding", ReportTexts.finding, .identifier) { finding in
          Phrase("\(finding.id)", about: finding.state.isEnded ? nil : .finding(finding.id))
        },
        .init("repeats", ReportTexts.repeats, .identifier) { finding in
          finding.previous.map { Phrase("\($0)", about: .finding($0)) } ?? Phrase(dash)
        },
        .init("service", Texts.service, .text) {
          Phrase("\($0.service.unit) · \($0.service.name)")
        },
        .init("rule", Texts.rule, .text) { Phrase("\($0.rule) \(text($0.ruleTitle))") },
        .init("state", ReportTexts.state, .text) { Phrase(stateText($0)) },
        .init("status", ReportTexts.status, .text) { finding in
          finding.status.map { Phrase(Texts.followUpStatus($0)) } ?? Phrase(dash)
        },
        .init("ended", ReportTexts.ended, .text) { finding in
          finding.followUp.ended.map { Phrase(.instant($0, zone: finding.zone)) } ?? Phrase(dash)
        },
      ])
  }

  // MARK: Annexes

  mutating func appendAnnexes() {
    appendGrounds()
    html.element(.h3, ReportTexts.annexTitle)
    if content.privacy == .public {
      appendParagraph(ReportTexts.annexTextPublic)
    } else {
      appendParagraph(ReportTexts.annexText)
      append(
        Document.Table(
          ReportTexts.columnsTable, content.deviations.head.columns,
          [
            .init("title", ReportTexts.columnTitle, .text) { Phrase($0.title) },
            .init("key", ReportTexts.columnKey, .identifier) { Phrase($0.key) },
            .init("kind", ReportTexts.columnKind, .text) { Phrase(ReportTexts.kind($0.kind)) },
          ]), named: "columns")
    }
    html.element(.h3, ReportTexts.glossaryTitle)
    appendFacts(ReportTexts.glossary.map { (text($0.term), text($0.meaning)) })
  }
}
