internal import ServiceStandards
internal import WorkingTime

// Time of a case of which not all is known: it is late, or in time, only when it is so for all that it may have been.
// Being late goes one way with each field: the later the finish, the earlier the start and the shorter the pauses, the
// later the case. So two corners decide for each line that could hold, and no value between them need be tried.

extension Rulebook {
  /// `pauses` are as they are recorded, without regard to other stamps; `order` says what may have been of the case, and
  /// is asked when there is a limit to compare with.
  func judgeUncertainTime(
    _ question: TimeQuestion, pauses: borrowing PauseCorners, cache: inout DueCache,
    order: () -> OrderedCase
  ) -> TimeJudgement {
    switch line(question) {
    case .lacking(let judgement): judgement
    case .lines(let line, let calendar):
      judgeUncertainTime(question, line, calendar, pauses, order(), cache: &cache)
    }
  }

  func judgeUncertainTime(
    _ question: TimeQuestion, _ line: TimeLine, _ calendar: Int32,
    _ pauses: borrowing PauseCorners, _ possible: OrderedCase, cache: inout DueCache
  ) -> TimeJudgement {
    let (lines, reasonOfLines) = candidates(of: line)
    let standing = question.standing
    var judgement = TimeJudgement(standing.isOpen ? .notApplicable(.notYetDue) : .compliant)
    if lines.count == 1 { judgement.take(lines[0], question) }
    if let fault = fault(question, lines, calendar, pauses, cache: &cache) { return fault }
    (judgement.due, judgement.dueEarliest) = (.min, JudgedBatch.never)
    var (isInTime, isLate, latestTwice) = (true, true, Int64.min)
    for candidate in lines {
      let index = candidate.index(isExtended: question.isExtended)
      let isInDays = limits[Int(index)].isInDays
      let ends = isInDays || standing.isOpen ? question.end : possible.end
      for start in starts(possible, index, calendar) {
        let latest = due(
          start, limit: index, calendar: calendar, pauses: possible.pauses.longest.span,
          cache: &cache)
        guard let latest = latest.seconds else { continue }
        judgement.due = max(judgement.due, latest)
        if ends.first > latest {
          latestTwice = max(latestTwice, dueTwice(start, limit: index, calendar, possible.pauses))
        } else {
          isLate = false
        }
        let earliest = due(
          start, limit: index, calendar: calendar, pauses: possible.pauses.shortest.span,
          cache: &cache)
        guard let earliest = earliest.seconds else { continue }
        judgement.dueEarliest = min(judgement.dueEarliest, earliest)
        if ends.last > earliest { isInTime = false }
      }
      if !standing.isOpen {
        judgement.finished =
          judgement.finished == TransactionBatch.missing
          ? ends.first : min(judgement.finished, ends.first)
      }
    }
    if isLate {
      judgement.dueTwice = latestTwice
    } else if !isInTime {
      judgement.due = max(judgement.due, judgement.finished)
      judgement.set(
        .notAssessable(
          reason(question, lines, reasonOfLines, calendar, pauses, cache: &cache)))
    } else if standing.isOpen, judgement.dueEarliest == JudgedBatch.never {
      judgement.set(.notApplicable(.paused))
    }
    return judgement
  }

  /// When the clock may have started, as far as it matters: the ends, since a later start is due later. But a start on a
  /// day that does not count, after closing say, may be due later than one on the day after it, where the day of receipt
  /// counts and a pause takes days away or a month ends with a shorter one; and so may one whose month is longer, where
  /// a pause takes days away. Then the ends of each day are tried.
  private func starts(_ possible: OrderedCase, _ limit: Int32, _ calendar: Int32) -> [Int64] {
    let (first, last) = (possible.start.first, possible.start.last)
    if first == last { return [first] }
    let limit = limits[Int(limit)]
    let breaks = [
      limit.isInDays && limit.dayCount == .includeFirst, limit.unit == .months,
      !possible.pauses.longest.isEmpty,
    ]
    guard breaks.count(where: \.self) > 1 else { return [first, last] }
    let days = localDays[Int(calendarZones[Int(calendar)])]
    var starts = [first]
    while let start = starts.last, days.lastSecond(ofDayOf: start) < last {
      let end = days.lastSecond(ofDayOf: start)
      starts += end > start ? [end, end + 1] : [end + 1]
    }
    return starts.last == last ? starts : starts + [last]
  }

  /// What the clock cannot answer at the ends of what is recorded; of several reasons that of the standard's first line.
  private func fault(
    _ question: TimeQuestion, _ lines: [TimeLineLimit], _ calendar: Int32,
    _ pauses: borrowing PauseCorners, cache: inout DueCache
  ) -> TimeJudgement? {
    let standing = question.standing
    for isLate in [true, false] {
      for line in lines {
        let answer = due(
          isLate ? standing.startLast : standing.start,
          limit: line.index(isExtended: question.isExtended), calendar: calendar,
          pauses: isLate ? pauses.longest.span : pauses.shortest.span, cache: &cache)
        if answer.seconds == nil { return .unknown(answer) }
      }
    }
    return nil
  }

  private func candidates(of line: TimeLine) -> ([TimeLineLimit], Reason) {
    switch line {
    case .limit(let limit): ([limit], .classMissing)
    case .several(let range, let reason):
      (Array(lineCandidates[Int(range.lowerBound)..<Int(range.upperBound)]), reason)
    case .none(let reason): ([], reason)
    }
  }

  /// The last second at which a case may have been finished; against a limit in days a date is compared as one.
  private func latestEnd(_ question: TimeQuestion, _ limit: Int32) -> Int64 {
    question.standing.isOpen || limits[Int(limit)].isInDays
      ? question.end.last : question.standing.finishedLast
  }

  /// The first field that decides while the others stand at one of their ends: start, finish, pauses, class.
  private func reason(
    _ question: TimeQuestion, _ lines: [TimeLineLimit], _ reasonOfLines: Reason, _ calendar: Int32,
    _ pauses: borrowing PauseCorners, cache: inout DueCache
  ) -> Reason {
    let standing = question.standing
    let starts = standing.start == standing.startLast ? 1 : 2
    let isEndKnown =
      standing.isOpen
      ? question.knownOpen == question.asOf : standing.finished == standing.finishedLast
    let ends = isEndKnown ? 1 : 2
    let lengths = pauses.reason == nil ? 1 : 2
    // Whether the case is late, by start, end, pauses and line.
    var isLate: [Bool] = []
    for start in 0..<starts {
      for end in 0..<ends {
        for length in 0..<lengths {
          for line in lines {
            let index = line.index(isExtended: question.isExtended)
            let due = due(
              start == 0 ? standing.start : standing.startLast, limit: index, calendar: calendar,
              pauses: length == 0 ? pauses.shortest.span : pauses.longest.span, cache: &cache)
            isLate.append(
              (end == 0 ? question.end.first : latestEnd(question, index)) > due.seconds ?? .max)
          }
        }
      }
    }
    /// Whether the field with so many values decides, where neighbouring values lie `step` apart.
    func decides(_ count: Int, step: Int) -> Bool {
      isLate.indices.contains { place in
        place / step % count == 0
          && (1..<max(count, 1)).contains { isLate[place + $0 * step] != isLate[place] }
      }
    }
    let precision = Reason.precisionTooLow
    let reasonOfStart = standing.startIsMissing ? .stampMissing : precision
    if decides(starts, step: ends * lengths * lines.count) { return reasonOfStart }
    if decides(ends, step: lengths * lines.count) {
      return standing.isOpen ? .noNews : precision
    }
    if decides(lengths, step: lines.count) { return pauses.reason ?? precision }
    // Where a start between its ends decides, the ends agree.
    return decides(lines.count, step: 1) ? reasonOfLines : reasonOfStart
  }
}

extension DueInstant {
  /// Epoch seconds; `nil` when the clock cannot tell.
  fileprivate var seconds: Int64? {
    switch self {
    case .at(let instant): instant.seconds
    case .never: JudgedBatch.never
    case .unknown: nil
    }
  }
}

extension TimeJudgement {
  /// The clock cannot tell.
  fileprivate static func unknown(_ answer: DueInstant) -> TimeJudgement {
    guard case .unknown(let reason, let missingYear) = answer else {
      return TimeJudgement(.notAssessable(.noCalendar))
    }
    var judgement = TimeJudgement(.notAssessable(reason))
    judgement.missingYear = Int32(missingYear ?? 0)
    return judgement
  }
}
