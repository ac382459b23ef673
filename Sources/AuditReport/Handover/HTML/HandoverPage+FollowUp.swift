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
    // Names of people and single cases are not for the public.
    let showsPeople = content.privacy != .public
    appendTable(
      id: "waiver-list", ReportTexts.waiversTable,
      columns: [
        (ReportTexts.waiver, false), (ReportTexts.covers, false), (Texts.rule, false),
        (ReportTexts.validFrom, false), (ReportTexts.validTo, false),
        (ReportTexts.state, false), (ReportTexts.deviations, true),
        (ReportTexts.reason, false),
      ]
        + (showsPeople
          ? [(ReportTexts.requestedBy, false), (ReportTexts.approvedBy, false)] : []),
      rows: content.waivers.map { waiver in
        HandoverRow(
          [
            .text(waiver.id), .text(coverage(of: waiver)), .text("\(waiver.rule)"),
            .text(text(waiver.from)), .text(text(waiver.to)), .text(stateText(waiver)),
            .number(figures.count(waiver.deviations)), .text(figures.text(waiver.reason)),
          ]
            + (showsPeople
              ? [
                .text(figures.text(waiver.requestedBy)), .text(figures.text(waiver.approvedBy)),
              ] : []),
          id: waiver.id)
      })
  }

  private func coverage(of waiver: WaiverSheet) -> String {
    var parts = [waiver.unit.text, waiver.service?.name ?? text(ReportTexts.everyService)]
    if let number = waiver.caseNumber, content.privacy != .public {
      parts.append(figures.text(number))
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
    let known = Set(content.findings.map(\.id))
    appendTable(
      id: "earlier-list", ReportTexts.earlierTable,
      columns: [
        (ReportTexts.finding, false), (ReportTexts.repeats, false), (Texts.service, false),
        (Texts.rule, false), (ReportTexts.state, false), (ReportTexts.status, false),
        (ReportTexts.ended, false),
      ],
      rows: earlier.map { finding in
        let ended = finding.followUp.ended.map { text(.instant($0, zone: finding.zone)) }
        return HandoverRow(
          [
            .link("\(finding.id)", to: finding.state.isEnded ? nil : "\(finding.id)"),
            .link(
              finding.previous.map { "\($0)" } ?? presentation.glyphs.dash,
              to: finding.previous.flatMap { known.contains($0) ? "\($0)" : nil }),
            .text("\(finding.service.unit) · \(finding.service.name)"),
            .text("\(finding.rule) \(text(finding.ruleTitle))"), .text(stateText(finding)),
            .text(
              finding.status.map { text(Texts.followUpStatus($0)) } ?? presentation.glyphs.dash),
            .text(ended ?? presentation.glyphs.dash),
          ],
          // A finding in progress has its name where it is told in full.
          id: finding.state.isEnded ? "\(finding.id)" : nil)
      })
  }

  // MARK: Annexes

  mutating func appendAnnexes() {
    html.element(.h3, ReportTexts.annexTitle)
    if content.privacy == .public {
      appendParagraph(ReportTexts.annexTextPublic)
    } else {
      appendParagraph(ReportTexts.annexText)
      appendTable(
        id: "columns", ReportTexts.columnsTable,
        columns: [
          (ReportTexts.columnTitle, false), (ReportTexts.columnKey, false),
          (ReportTexts.columnKind, false),
        ],
        rows: content.deviations.head.columns.map { column in
          HandoverRow([
            .text(text(column.title)), .text(column.key),
            .text(text(ReportTexts.kind(column.kind))),
          ])
        })
    }
    html.element(.h3, ReportTexts.glossaryTitle)
    appendFacts(ReportTexts.glossary.map { (text($0.term), text($0.meaning)) })
  }
}
