internal import ServiceStandards
package import WorkingTime

/// How complete the record of a service is, as far as it tells itself: what its rates rest on. Nothing of it is held
/// against anybody.
package struct Completeness: Hashable, Sendable {
  /// Numbers between others that nobody has told of.
  package struct Gap: Hashable, Sendable {
    /// As the case numbers of the series are written; the same where one is missing.
    package var first: String
    package var last: String
    /// Their running part alone.
    package var digits: ClosedPair
    package var count: Int64

    package init(first: String, last: String, digits: ClosedPair, count: Int64) {
      self.first = first
      self.last = last
      self.digits = digits
      self.count = count
    }
  }

  /// The first and the last of something, in words.
  package struct ClosedPair: Hashable, Sendable {
    package var first: String
    package var last: String

    package init(_ first: String, _ last: String) {
      self.first = first
      self.last = last
    }

    /// `0020–0029`, or one of them.
    var text: String { first == last ? first : "\(first)–\(last)" }
  }

  /// Different running numbers; 0: the numbers do not run on.
  package var numbers: Int64
  /// The first of them, at most `mostListed`.
  package var gaps: [Gap]
  /// All of them, and how many numbers are missing in them.
  package var gapCount: Int64
  package var missing: Int64
  /// Of these, what was told already of a service that counts on from the same numbers: left out of sums over services.
  package var retoldGaps: Int64
  package var retoldMissing: Int64
  /// Codes of services of the same unit that count on from the same numbers: what all of them lack is missing.
  package var sharedWith: [String]
  /// Open days without a case received: the first, at most `mostListed`; `nil`: no calendar tells which days are open.
  package var emptyDays: [CivilDay]?
  package var emptyDayCount: Int64
  /// Days without a case of which the calendar does not know whether they are open.
  package var unknownDays: Int64
  /// Cases that were first told more than `lateDays` after their receipt.
  package var late: Int64
  package var lateDays: Int64

  package static let mostListed = 100

  package init(
    numbers: Int64, gaps: [Gap] = [], gapCount: Int64 = 0, missing: Int64 = 0,
    retoldGaps: Int64 = 0, retoldMissing: Int64 = 0,
    sharedWith: [String] = [], emptyDays: [CivilDay]?, emptyDayCount: Int64 = 0,
    unknownDays: Int64 = 0, late: Int64, lateDays: Int64
  ) {
    self.numbers = numbers
    self.gaps = gaps
    self.gapCount = gapCount
    self.missing = missing
    self.retoldGaps = retoldGaps
    self.retoldMissing = retoldMissing
    self.sharedWith = sharedWith
    self.emptyDays = emptyDays
    self.emptyDayCount = emptyDayCount
    self.unknownDays = unknownDays
    self.late = late
    self.lateDays = lateDays
  }
}

extension RunDocument {
  /// Most gaps that are named in one line.
  private static let mostGaps = 3

  /// What the rates of each service rest on, a line for each; `nil` when it is not told.
  var completeness: Document.Table? {
    let lines = report.summary.services.compactMap { service in
      service.completeness.map { (service: service.service, counts: $0) }
    }
    guard let days = lines.first?.counts.lateDays else { return nil }
    let areShared = lines.contains { !$0.counts.sharedWith.isEmpty }
    let mayBeOpen = lines.contains { $0.counts.unknownDays > 0 }
    return Document.Table(
      Texts.restsOnTitle, lines,
      under: { Document.Row([Phrase($0.service.unit.text)], .heading) },
      notes: [Texts.completenessNote] + (areShared ? [Texts.sharedNumbersNote] : [])
        + (mayBeOpen ? [Texts.unknownDaysNote] : []),
      [
        .init("service", Texts.service, .text) {
          Phrase($0.service.code.text, about: Reference($0.service))
        },
        .init("numbers", Texts.runningNumbers, .count) {
          $0.counts.numbers > 0
            ? Phrase(count($0.counts.numbers) + ($0.counts.sharedWith.isEmpty ? "" : "*"))
            : Phrase(Texts.notRunning)
        },
        .init("gaps", Texts.gapCount, .count) {
          $0.counts.numbers > 0
            ? Phrase(count($0.counts.gapCount)) : .empty
        },
        .init("missing_numbers", Texts.missingNumbers, .text, .usual) {
          Phrase(firstGaps($0.counts))
        },
        .init("empty_days", Texts.emptyDayCount, .count) {
          $0.counts.emptyDays == nil ? .empty : Phrase(emptyDays($0.counts))
        },
        .init("told_late", Texts.toldLate(days: count(days)), .count) {
          Phrase(count($0.counts.late))
        },
      ])
  }

  /// `14, 20–29, …`
  private func firstGaps(_ counts: Completeness) -> String {
    var names = counts.gaps.prefix(Self.mostGaps).map(\.digits.text)
    if counts.gapCount > Int64(names.count) { names.append("…") }
    return names.joined(separator: ", ")
  }

  /// Both ends where some days may be open.
  private func emptyDays(_ counts: Completeness) -> String {
    let least = count(counts.emptyDayCount)
    guard counts.unknownDays > 0 else { return least }
    return "\(least)–\(count(counts.emptyDayCount + counts.unknownDays))"
  }
}

extension RunRecords {
  /// What the rates of each service rest on.
  var completenessSection: Section {
    Section(
      "completeness", Texts.completenessRecord, envelope,
      [
        Column("unit", Texts.unit, .text),
        Column("service", Texts.service, .text),
        Column("numbers", Texts.runningNumbers, .count),
        Column("gaps", Texts.gapCount, .count),
        Column("missing_numbers", Texts.missingNumbers, .count),
        Column("first_gaps", Texts.firstGaps, .list, isTypedByPeople: true),
        Column("shares_numbers_with", Texts.sharesNumbersWith, .list),
        Column("empty_days", Texts.emptyDayCount, .count),
        Column("unknown_days", Texts.unknownDayCount, .count),
        Column("first_empty_days", Texts.firstEmptyDays, .list),
        Column("told_late", Texts.toldLateCount, .count),
        Column("late_after_days", Texts.lateAfterDays, .count),
      ],
      report.summary.services.compactMap { service in
        service.completeness.map { one in
          let runs = one.numbers > 0
          return [
            .text(service.service.unit.text), .text(service.service.code.text),
            .count(one.numbers), runs ? .count(one.gapCount) : .empty,
            runs ? .count(one.missing) : .empty,
            .list(one.gaps.map { $0.first == $0.last ? $0.first : "\($0.first) – \($0.last)" }),
            .list(one.sharedWith),
            one.emptyDays.map { _ in .count(one.emptyDayCount) } ?? .empty,
            .count(one.unknownDays),
            .list((one.emptyDays ?? []).map(\.description)), .count(one.late),
            .count(one.lateDays),
          ]
        }
      })
  }
}
