package import ServiceStandards

/// What a check of a hand-over or of a database found, step by step, and what it proves.
package struct VerificationReport: Sendable {
  /// Path of the folder or the database.
  package var folder: String
  package var steps: [Step]
  /// What may be concluded, in one or two sentences.
  package var conclusion: Wording

  package init(folder: String, steps: [Step], conclusion: Wording) {
    self.folder = folder
    self.steps = steps
    self.conclusion = conclusion
  }

  package enum Outcome: String, Hashable, Sendable {
    case passed, failed
    /// Neither: something to know.
    case noted
  }

  package enum Subject: String, Hashable, Sendable {
    case manifest, signature, file
    /// A file that the manifest does not name.
    case extra
    /// Of the database: the entries themselves, and what they answer for.
    case ledger, schema, rows, transactions, deviations, segments, outside, checkpoint
    case conclusion
  }

  package struct Step: Hashable, Sendable {
    package var subject: Subject
    /// `nil` for steps that are not about one file.
    package var file: String?
    package var outcome: Outcome
    /// Stable, for machines; `nil` when nothing is wrong.
    package var code: String?
    package var detail: Wording

    package init(
      _ subject: Subject, file: String? = nil, _ outcome: Outcome, code: String? = nil,
      _ detail: Wording
    ) {
      self.subject = subject
      self.file = file
      self.outcome = outcome
      self.code = code
      self.detail = detail
    }
  }

  /// Every step has passed, or is something to know.
  package var isIntact: Bool { !steps.contains { $0.outcome == .failed } }
}

extension VerificationReport {
  /// Writes the report: as a page for people, as rows for programs, the conclusion last.
  package func write(
    as format: ReportFormat, to sink: any ByteSink, _ presentation: Presentation,
    envelope: Envelope
  ) throws {
    try format.write(
      table(presentation.language, envelope), to: sink, presentation, envelope
    ) { document(PeopleStyle($0)) }
  }

  private func table(_ language: Language, _ envelope: Envelope) -> Table {
    var envelope = envelope
    envelope.counts = [Outcome.passed, .failed, .noted].map { outcome in
      Envelope.Count(outcome.rawValue, Int64(steps.count { $0.outcome == outcome }))
    }
    let head = TableHead(
      schema: "audit.verification/1",
      columns: [
        Column("step", Wording("Langkah", "Step"), .identifier),
        Column("file", Wording("Berkas", "File"), .identifier),
        Column("outcome", Wording("Hasil", "Outcome"), .identifier),
        Column("code", Wording("Kode", "Code"), .identifier),
        Column("detail", Wording("Keterangan", "Detail"), .text, isTypedByPeople: true),
      ], envelope: envelope)
    let last = Step(.conclusion, isIntact ? .passed : .failed, conclusion)
    return Table(
      head,
      rows: (steps + [last]).map { step in
        [
          .identifier(step.subject.rawValue), .optional(step.file),
          .identifier(step.outcome.rawValue), .optional(step.code),
          .text(step.detail.text(language)),
        ]
      })
  }

  private func document(_ style: PeopleStyle) -> Document {
    let steps = steps.map { step in
      let text = [step.file, step.code, style.text(step.detail)].compactMap(\.self)
      let words = "\(style.text(step.outcome.wording)) \(text.joined(separator: ": "))"
      return Document.Block.paragraph(
        Document.Paragraph(
          Phrase(words, step.outcome == .failed ? .grave : .none), step.outcome.mark))
    }
    return Document(
      Phrase(Wording("Pemeriksaan \(folder)", "Check of \(folder)")),
      [Document.Section(nil, steps), Document.Section(nil, [.paragraph(conclusion, .strong)])])
  }
}

extension VerificationReport.Outcome {
  /// Stands beside the sign, since neither colour nor sign may carry the meaning alone.
  fileprivate var wording: Wording {
    switch self {
    case .passed: Wording("cocok", "ok")
    case .failed: Wording("GAGAL", "FAILED")
    case .noted: Wording("catatan", "note")
    }
  }

  fileprivate var mark: Document.Mark {
    switch self {
    case .passed: .right
    case .failed: .wrong
    case .noted: .item
    }
  }
}
