/// What the generator knows of the days a file is about.
struct Horizon {
  /// First and last day on which a case comes in.
  var days: ClosedRange<Int32>
  /// No ordinary stamp is later than this.
  var cutoff: Int64
  /// The moment as of which the planted deviations hold.
  var asOf: Int64
  /// The moment at which the file is taken as imported; before `asOf`.
  var imported: Int64
  /// Days on which more goes wrong, e.g. around Idul Fitri.
  var busy: [ClosedRange<Int32>] = []
}

/// Makes cases of one plan. What a case breaks is decided here and reckoned with an `OpeningBook`;
/// nothing of the audit itself is asked.
struct CaseMaker {
  let plan: Plan
  let book: OpeningBook
  let horizon: Horizon

  /// The course of a case, as far as its time is judged.
  struct Course {
    var version: Version?
    var limit: Limit?
    var start: Int64?
    /// `nil` also when the clock stands still for good.
    var due: Int64?
  }

  func make(on day: Int32, with random: inout SplitMix64) -> Record {
    var record = Record()
    record.unit = plan.unit
    record.service = plan.service
    record.applicantClass = random.pick(weighted: plan.classes)
    record.tier = random.pick(weighted: plan.tiers)
    record.form = stampForm(with: &random)
    var course = stampTimes(of: &record, on: day, with: &random)
    promise(in: &record, course: course, with: &random)
    takeMoney(in: &record, course: course, with: &random)
    collectPapers(in: &record, course: course, with: &random)
    judgeTime(of: &record, course: course)
    if random.chance(plan.rates.disorder) {
      disturbOrder(of: &record, course: &course, with: &random)
    } else if random.chance(plan.rates.future) {
      moveToFuture(in: &record, course: course, with: &random)
    }
    return record
  }

  /// Most offices write one form; now and then a row comes from a system with another offset.
  private func stampForm(with random: inout SplitMix64) -> Record.StampForm {
    let hours = Int(book.offset / 3600)
    if random.chance(12) {
      return random.pick([
        Record.StampForm.utc, .local(hours: hours - 1), .local(hours: hours + 1),
      ])
    }
    return plan.writesBareStamps ? .bare(hours: hours) : .local(hours: hours)
  }

  /// Lateness by the rules `W-01`, `W-02` and `W-03`, from the stamps as they stand.
  func judgeTime(of record: inout Record, course: Course) {
    record.planted.removeAll { $0.rule.hasPrefix("W-") }
    let finish = record.finished.flatMap { $0 <= horizon.asOf ? $0 : nil }
    let isOpen = record.status == "open" || record.finished.map { $0 > horizon.asOf } ?? false
    if let start = course.start, let due = course.due {
      if let finish, !isOpen, finish >= start, finish > due {
        record.planted.append(Planted(rule: "W-01"))
      }
      if isOpen, horizon.asOf > due { record.planted.append(Planted(rule: "W-02")) }
    }
    if let promised = record.promised {
      let closedAfter = finish.map { $0 > promised && $0 >= record.received } ?? false
      if isOpen ? horizon.asOf > promised : closedAfter {
        record.planted.append(Planted(rule: "W-03"))
      }
    }
  }
}
