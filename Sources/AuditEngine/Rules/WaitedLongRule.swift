package import ServiceStandards
internal import WorkingTime

/// A case that waited longer for the start of its clock than the standard lets it. It says nothing of whether the case
/// was late once the clock ran, so it leaves punctuality alone.
package enum WaitedLongRule: RowRule {
  package static let card = RuleCard(
    id: .waitedLong,
    title: Wording(
      "Terlalu lama menunggu sebelum waktu layanan dihitung",
      "Waited too long before the clock started"),
    source:
      "UU 25/2009 Pasal 4 huruf k (ketepatan waktu); standar pelayanan itu sendiri (waits_at_most)",
    criterion: .time, measure: .instant, severity: .low, namesStandard: true,
    tellsPunctuality: false,
    condition: Condition(
      "waited_long", [.expected("start_due"), .actual("started"), .overrun],
      Wording(
        "Waktu layanan baru mulai dihitung pada {started}, sedangkan menurut standar paling lambat {start_due}. Tunggu terlampaui {overrun}.",
        "The clock started only at {started}, while by the standard it was to start by {start_due}. The wait was exceeded by {overrun}."
      ),
      withoutEnd: Wording(
        "Sampai dengan {as_of} waktu layanan belum mulai dihitung, sedangkan menurut standar paling lambat {start_due}. Tunggu terlampaui {overrun}.",
        "On {as_of} the clock had not started, while by the standard it was to start by {start_due}. The wait was exceeded by {overrun}."
      )),
    explains: [.standard, .stamps],
    codes: RuleCard.Codes(
      finding: "1.04", repeated: "3.03",
      causes: [
        RuleCard.Draft(
          "SB-04", "Berkas yang menunggu diduga tidak ditindaklanjuti atasan langsung.",
          "Waiting files may not be followed up by the direct superior.")
      ],
      effect: Wording(
        "Permohonan menunggu tanpa waktu layanan yang berjalan.",
        "Applications wait while no time limit runs."),
      recommendations: [
        RuleCard.Draft(
          "RK-01",
          "Periksa kelengkapan berkas segera setelah diterima dan beri tahu kekurangannya.",
          "Check files for completeness at once and tell what they lack.")
      ],
      programmes: ["discipline", "performance_management"],
      maladministration: ["prolonged_delay"]),
    fields: ["status", "received_at", "complete_at", "paid_at"],
    passing: [
      Example("complete at the last second of the wait") {
        $0.promise?.waitsAtMost = TimePromise(applicantClass: nil, value: 1, unit: .workingDays)
        $0.stamps.complete = Example.march(4, 16)
      },
      Example("incomplete for long, and the standard says nothing of the wait") {
        $0.status = .open
        ($0.stamps.complete, $0.stamps.finished) = (nil, nil)
      },
      Example("nobody keeps the column of complete files") {
        $0.promise?.waitsAtMost = TimePromise(applicantClass: nil, value: 1, unit: .workingDays)
        $0.status = .open
        ($0.stamps.complete, $0.stamps.finished) = (nil, nil)
        $0.untold = .complete
      },
    ],
    failing: [
      Example("complete one second after the last second of the wait") {
        $0.promise?.waitsAtMost = TimePromise(applicantClass: nil, value: 1, unit: .workingDays)
        $0.stamps.complete = Example.march(4, 16) + 1
      },
      Example("open and still incomplete after the wait") {
        $0.promise?.waitsAtMost = TimePromise(applicantClass: nil, value: 1, unit: .workingDays)
        $0.status = .open
        ($0.stamps.complete, $0.stamps.finished) = (nil, nil)
      },
    ])

  package static func judge(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch,
    into result: inout RuleResult
  ) {
    guard judged.rulebook.limitsWaits else { return }
    for row in judged.rows {
      let standing = judged.standing[row]
      guard let due = judged.waitDue(row, batch) else { continue }
      if standing.start != TransactionBatch.missing {
        // The earliest that it may have started; of a date its first second.
        if standing.start > due { result.deviates(row, expected: due, actual: standing.start) }
      } else if standing.isOpen, judged.knownOpen(row, batch) > due {
        let untold = TransactionBatch.Flags(rawValue: batch.flags[row]).untold
        let start = judged.rulebook.versions[Int(standing.version)].start
        // Silence does not accuse: without the column nobody told that the clock had not started.
        if untold.isDisjoint(with: start.field) {
          result.deviates(row, expected: due, actual: nil)
        }
      }
    }
  }

  package static func stamps(
    _: borrowing TransactionBatch, _: borrowing JudgedBatch, _: Int
  ) -> [StampName] {
    [.received]
  }
}

extension JudgedBatch {
  /// Until when a case may wait for the start of its clock, the latest that it may be; `nil`: nothing is promised, or it
  /// cannot be told.
  fileprivate func waitDue(_ row: Int, _ batch: borrowing TransactionBatch) -> Int64? {
    guard standing[row].version >= 0 else { return nil }
    let limit = rulebook.versions[Int(standing[row].version)].wait
    guard limit >= 0, let calendar = rulebook.service(at: standing[row].slot).calendar else {
      return nil
    }
    let due = rulebook.calendars[Int(calendar)].due(
      from: Instant(latestReceipt(row, batch)), limit: rulebook.limits[Int(limit)], pauses: Span())
    if case .at(let instant) = due { return instant.seconds }
    return nil
  }
}
