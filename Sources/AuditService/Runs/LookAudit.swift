internal import AuditEngine
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// A question: the same examination of any inputs, without a record.
package struct LookRequest: Sendable {
  package var selection: Selection
  /// Judge as of this instant; `nil`: now.
  package var asOf: Moment?
  /// By standards and calendars as they were known then; `nil`: by all that is recorded.
  package var knownAt: Moment?
  /// What that run saw; `nil`: what is recorded now.
  package var run: Int64?

  package init(
    selection: Selection, asOf: Moment? = nil, knownAt: Moment? = nil, run: Int64? = nil
  ) {
    self.selection = selection
    self.asOf = asOf
    self.knownAt = knownAt
    self.run = run
  }
}

extension Workspace {
  /// Answers a question. Nothing is written.
  ///
  /// - Throws: `RunFault` for a run that there is not; `ServiceFault` for unknown names; `RulebookFault`;
  ///   `StoreError`.
  package func lookAudit(_ request: LookRequest, progress: ProgressReport) throws -> AuditResult {
    let store = try openForReading()
    return try store.read {
      let view = try view(of: request, in: store)
      let pass = try judge(view, progress: progress)
      let assembly = RunReportAssembly(workspace: self, pass: pass, changes: nil, previous: nil)
      return AuditResult(
        run: view.run, report: try assembly.report(), examined: pass.tally.examined,
        worst: pass.worst,
        new: pass.new, isComplete: pass.tally.isComplete, zones: [view.resolved.zone])
    }
  }

  /// Lists every deviation of a question.
  package func lookDeviations(_ request: LookRequest) throws -> DeviationListing {
    let store = try openForReading()
    // The rows are written later, from what the view was made of.
    try store.holdSnapshot()
    let view = try view(of: request, in: store)
    return try listDeviations(of: view)
  }

  private func view(of request: LookRequest, in store: Store) throws -> View {
    if let run = request.run { return try view(ofRun: run, request.selection, in: store) }
    return try View(
      request.selection, asOf: { request.asOf?.instant(in: $0) ?? now }, knownAt: request.knownAt,
      store: store)
  }
}
