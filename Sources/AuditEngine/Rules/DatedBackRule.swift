package import ServiceStandards
internal import WorkingTime

/// A lateness that an earlier telling makes certain, and that a later one undoes for days that had passed: finished before
/// the last day on which the case was told open, a receipt or a start that moved, a pause entered afterwards, an end
/// without a stamp. It may be a correction; so it is proposed, and an auditor says.
package enum DatedBackRule: RowRule {
  package static let card = RuleCard(
    id: .datedBack,
    title: Wording(
      "Keterlambatan hilang oleh catatan bertanggal mundur",
      "A lateness undone by dating back"),
    source: "PP 60/2008 (SPIP: pencatatan yang akurat dan tepat waktu)",
    criterion: .record, measure: .order, severity: .medium, holding: .proposal,
    namesStandard: false,
    condition: Condition(
      "dated_back", [.expected("told_at"), .actual("finished_at")],
      Wording(
        "Menurut kiriman per {told_at} permohonan ini masih berjalan dan melewati batas waktu; kiriman kemudian mencatatnya selesai pada {finished_at}.",
        "By what was told as of {told_at} the application was still open and overdue; a later delivery records it as finished on {finished_at}."
      ),
      withoutEnd: Wording(
        "Menurut kiriman per {told_at} permohonan ini terlambat; kiriman kemudian mengubah catatan untuk hari yang telah lewat.",
        "By what was told as of {told_at} the application was late; a later delivery changed the record of days that had passed."
      )),
    explains: [.earlier, .stamps],
    codes: RuleCard.Codes(
      finding: "2.01",
      causes: [
        RuleCard.Draft(
          "SB-07", "Catatan waktu diduga diisi atau diubah sesudah kejadiannya.",
          "Stamps may have been entered or changed after the event.")
      ],
      effect: Wording(
        "Ketepatan waktu tidak dapat diyakini dari catatan.",
        "Timeliness cannot be relied on from the records."),
      recommendations: [
        RuleCard.Draft(
          "RK-06", "Mintakan bukti atas waktu yang diubah, dan kunci catatan waktu sesudah diisi.",
          "Ask for evidence of the changed stamps, and lock stamps once they are entered.")
      ],
      programmes: ["standards_e_government", "discipline"],
      maladministration: ["procedural_deviation"]),
    fields: ["status", "received_at", "finished_at", "pauses"],
    passing: [
      Example("told open before it was due, and finished in time") {
        $0.earlier = [Example.open(until: Example.march(6, 9))]
      },
      Example("told open after it was due, and finished late all the same") {
        $0.stamps.finished = Example.march(7, 9)
        $0.earlier = [Example.open(until: Example.march(10, 9))]
      },
    ],
    failing: [
      Example("told open after it was due, then finished in time") {
        $0.earlier = [Example.open(until: Example.march(10, 9))]
      },
      Example("told open after it was due, then withdrawn at no moment that is told") {
        ($0.status, $0.stamps.finished) = (.withdrawn, nil)
        $0.earlier = [Example.open(until: Example.march(10, 9))]
      },
      Example("finished late, then with a pause that nobody had told") {
        $0.promise?.clock.stoppingReasons = [.applicant]
        $0.stamps.finished = Example.march(7, 9)
        $0.pauses = [
          CasePause(reason: .applicant, from: Example.march(4, 9), to: Example.march(5, 9))
        ]
        $0.earlier = [Example.open(until: Example.march(10, 9))]
        $0.earlier[0].status = .finished
        $0.earlier[0].finished = Example.march(7, 9)
      },
    ])

  package static func judge(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch,
    into result: inout RuleResult
  ) {
    guard !batch.earlier.isEmpty else { return }
    let everything = CompiledScope(.everything, rulebook: judged.rulebook)
    for row in judged.rows {
      guard let earlier = batch.earlier[Int32(row)], !judged.isLate(row, batch) else { continue }
      // The newest that deviates is told.
      for telling in earlier.reversed() where telling.until.seconds <= judged.asOf {
        let told = batch.told(telling, ofRow: row)
        var before = JudgedBatch(
          rulebook: judged.rulebook, asOf: telling.until, patterns: .none)
        before.fill(from: told, scope: everything)
        guard !before.rows.isEmpty, before.isLate(0, told) else { continue }
        let finished = batch.finished[row]
        let isFinishedSince =
          telling.finished == nil && finished != TransactionBatch.missing
          && finished < telling.until.seconds
        result.deviates(
          row, expected: telling.until.seconds, actual: isFinishedSince ? finished : nil)
        break
      }
    }
  }
}

extension JudgedBatch {
  /// Late by the standard for certain, finished or not.
  fileprivate func isLate(_ row: Int, _ batch: borrowing TransactionBatch) -> Bool {
    time[row].finished > time[row].due
      || standing[row].isOpen && knownOpen(row, batch) > time[row].due
  }
}

extension TransactionBatch {
  /// The case in a row as it was told before, in a batch of its own.
  fileprivate func told(_ telling: EarlierTelling, ofRow row: Int) -> TransactionBatch {
    let missing = TransactionBatch.missing
    var told = TransactionBatch(row: row, of: copy self)
    (told.news, told.earlier) = ([], [:])
    told.status[0] = Int64(telling.status.rawValue)
    told.received[0] = telling.received.seconds
    told.complete[0] = telling.complete?.seconds ?? missing
    told.paid[0] = telling.paid?.seconds ?? missing
    told.finished[0] = telling.finished?.seconds ?? missing
    var flags = Flags(rawValue: flags[row])
    flags.dates = flags.dates.subtracting(EarlierTelling.stamps).union(telling.dates)
    told.flags[0] = flags.rawValue
    told.pauses = telling.pauses.sorted {
      ($0.from, $0.to ?? Instant(.max)) < ($1.from, $1.to ?? Instant(.max))
    }
    told.pauseOffsets = [0, Int32(truncatingIfNeeded: told.pauses.count)]
    return told
  }
}

extension Example {
  /// The case without an end, as it was told to be until then.
  fileprivate static func open(until: Instant) -> EarlierTelling {
    EarlierTelling(
      until: until, status: .open, received: march(3, 8), complete: march(3, 8),
      paid: march(3, 9), finished: nil, dates: [], pauses: [])
  }
}
