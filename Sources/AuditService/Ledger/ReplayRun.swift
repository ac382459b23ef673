internal import AuditEngine
package import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

extension Workspace {
  /// Repeats a run from its pinned inputs and compares what it finds with what the run found then: the
  /// verdicts, and the register as the run left it. Nothing is written.
  ///
  /// - Throws: `RunFault` for a run that is not there, `LedgerFault` for one whose inputs nobody knows; `RulebookFault`,
  ///   `StoreError`.
  package func replay(run id: Int64, progress: ProgressReport) throws -> VerificationReport {
    let now = try openForReading()
    let run = try now.recordedRun(id)
    guard let inputs = try now.inputs(ofRun: id), let selection = Selection(recorded: run.scope)
    else { throw LedgerFault.unknownInputs(run: id) }
    let past = try Store.open(file, asOf: run.id)
    var replay = try RunReplay(run: run, inputs: inputs, selection: selection, store: past)
    try replay.judge(store: past, progress: progress)
    return try replay.report(now: now, program: origin.program, of: "\(database) · \(id)")
  }
}

/// A run that is repeated, and where it comes to something else.
private struct RunReplay {
  private let run: PastRun
  private let inputs: RunInputs
  private let selection: Selection
  private let resolved: ResolvedSelection
  private var auditor: Auditor
  private var found = FoundDigest()
  private var kept = FoundDigest()
  private var differences: [Difference] = []
  private var differing: Int64 = 0

  private static let mostNamed = 20

  private struct Difference {
    let id: String
    let wording: Wording
  }

  init(run: PastRun, inputs: RunInputs, selection: Selection, store: Store) throws {
    self.run = run
    self.inputs = inputs
    self.selection = selection
    let catalogue = try store.catalogue()
    resolved = try ResolvedSelection(selection, in: catalogue)
    let (asOf, years) = (run.instants.asOf, View.years(around: run.instants.asOf))
    let rulebook = try Rulebook(catalogue: catalogue, years: years)
    auditor = Auditor(
      rulebook: rulebook, asOf: asOf, scope: resolved.auditScope(selection),
      rules: resolved.rules, patterns: try store.patterns(by: rulebook, asOf: asOf))
  }

  mutating func judge(store: Store, progress: ProgressReport) throws {
    var reader = try BatchReader(rowsOf: store)
    var register = try StandingRegister(of: store)
    var batch = TransactionBatch()
    var deviations: [Deviation] = []
    var rows: Int64 = 0
    while try reader.next(into: &batch) {
      deviations.removeAll(keepingCapacity: true)
      auditor.judge(batch, into: &deviations)
      if inputs.keptRegister, let last = batch.id.last {
        compare(deviations, with: try register.deviations(through: last << 12 | 0xFFF), batch)
      }
      rows += Int64(batch.count)
      try progress(rows)
    }
    guard inputs.keptRegister else { return }
    for kept in try register.deviations(through: .max) { note(lost: kept.deviation) }
  }

  /// Merges what is found now with what the register had of the same transactions. The run speaks of the
  /// transactions that it looked at only.
  private mutating func compare(
    _ now: [Deviation], with then: [KeptDeviation], _ batch: borrowing TransactionBatch
  ) {
    let looked = Set(auditor.examinedRows.map { batch.id[$0] })
    let then = then.map(\.deviation).filter { looked.contains($0.transaction) }
    let earlier = Dictionary(then.map { ($0.key, $0) }, uniquingKeysWith: { $1 })
    for var deviation in now {
      let was = earlier[deviation.key]
      // Under which rule it was found first is no matter of one run.
      if deviation.rule == .finishedLate { deviation.detail = was?.detail }
      found.add(deviation)
      guard let was else {
        note(
          deviation,
          Wording("ditemukan sekarang, tidak waktu itu", "found now, not then"))
        continue
      }
      if was != deviation {
        note(deviation, Wording("nilainya lain", "its values differ"))
      }
    }
    let keys = Set(now.map(\.key))
    for deviation in then {
      kept.add(deviation)
      if !keys.contains(deviation.key) {
        note(
          deviation,
          Wording("ditemukan waktu itu, tidak sekarang", "found then, not now"))
      }
    }
  }

  private mutating func note(lost deviation: Deviation) {
    guard resolved.services == nil else { return }
    kept.add(deviation)
    note(
      deviation, Wording("transaksinya tidak ada lagi", "its transaction is no longer there"))
  }

  private mutating func note(_ deviation: Deviation, _ wording: Wording) {
    differing += 1
    guard differences.count < RunReplay.mostNamed else { return }
    differences.append(
      Difference(
        id: DeviationID(deviation.subject, deviation.rule).text, wording: wording))
  }

  consuming func report(
    now: Store, program: String, of name: String
  ) throws -> VerificationReport {
    var steps = [inputsStep(program: program)]
    let verdicts = auditor.tally.verdictCounts.sorted()
    let earlier = try now.verdictCounts(ofRun: run.id)
    steps.append(RunReplay.step(verdicts, earlier))
    let digest = found.finish()
    let registered = kept.finish()
    if inputs.keptRegister {
      let isSame = differing == 0 && digest == registered
      steps.append(
        VerificationReport.Step(
          .deviations, isSame ? .passed : .failed, code: isSame ? nil : "E_REPLAY_DEVIATIONS",
          isSame
            ? Wording(
              "\(digest.rows) penyimpangan, sama (SHA-256 \(digest.sha256)).",
              "\(digest.rows) deviations, the same (SHA-256 \(digest.sha256)).")
            : Wording(
              "\(digest.rows) penyimpangan sekarang, \(registered.rows) waktu itu; \(differing) berbeda.",
              "\(digest.rows) deviations now, \(registered.rows) then; \(differing) differ.")))
      for difference in differences {
        steps.append(
          VerificationReport.Step(
            .deviations, .failed, code: "E_REPLAY_DEVIATION",
            Wording(
              "\(difference.id): \(difference.wording.indonesian).",
              "\(difference.id): \(difference.wording.english).")))
      }
    } else {
      steps.append(
        VerificationReport.Step(
          .deviations, .noted,
          Wording(
            "pelaksanaan ini tidak mengubah register penyimpangan; hanya simpulannya dibandingkan.",
            "this run left the register of deviations as it was; only its verdicts are compared.")))
    }
    var report = VerificationReport(folder: name, steps: steps, conclusion: .otherBytes)
    if report.isIntact { report.conclusion = .sameBytes }
    return report
  }

  private func inputsStep(program: String) -> VerificationReport.Step {
    let texts = [
      inputs.program == program
        ? nil
        : Wording(
          "waktu itu oleh \(inputs.program), sekarang \(program)",
          "then by \(inputs.program), now by \(program)")
    ].compactMap(\.self)
    let (indonesian, english) = (
      texts.map { "; " + $0.indonesian }.joined(), texts.map { "; " + $0.english }.joined()
    )
    return VerificationReport.Step(
      .ledger, .noted,
      Wording(
        "masukan menurut entri \(inputs.entry): impor sampai \(inputs.lastImport), \(run.scope), keadaan per \(run.instants.asOf.iso(offset: 0))\(indonesian).",
        "inputs by entry \(inputs.entry): imports through \(inputs.lastImport), \(run.scope), as of \(run.instants.asOf.iso(offset: 0))\(english)."
      ))
  }

  private static func step(
    _ now: [VerdictCount], _ then: [VerdictCount]
  ) -> VerificationReport.Step {
    guard now != then else {
      var digest = FoundDigest()
      for row in now { digest.add(row) }
      let rows = digest.finish()
      return VerificationReport.Step(
        .rows, .passed,
        Wording(
          "\(rows.rows) baris simpulan, sama (SHA-256 \(rows.sha256)).",
          "\(rows.rows) rows of verdicts, the same (SHA-256 \(rows.sha256))."))
    }
    let services = Set(Set(now).symmetricDifference(then).map(\.service)).sorted()
    let ids = services.prefix(mostNamed).map(String.init).joined(separator: ", ")
    return VerificationReport.Step(
      .rows, .failed, code: "E_REPLAY_VERDICTS",
      Wording(
        "simpulan berbeda untuk \(services.count) layanan (id \(ids)).",
        "verdicts differ for \(services.count) services (ids \(ids))."))
  }
}

extension Wording {
  fileprivate static let sameBytes = Wording(
    "BITA YANG SAMA: pengulangan menghasilkan persis yang dicatat waktu itu. Pengaduan tidak diulang.",
    "SAME BYTES: the repetition comes to exactly what was recorded then. Complaints are not repeated."
  )
  fileprivate static let otherBytes = Wording(
    "BERBEDA: pengulangan tidak menghasilkan yang dicatat waktu itu; periksa dengan audit verify.",
    "DIFFERENT: the repetition does not come to what was recorded then; check with audit verify.")
}
