internal import ServiceStandards
internal import WorkingTime

extension Explanation.Section {
  func write(_ facts: StandardFacts, _ json: inout JSONWriter) {
    let standard = facts.standard?.value
    json.member("unit", standard?.unit.text)
    json.member("inherited", facts.inheritedFrom != nil)
    json.member("version", standard?.version)
    json.member("state", standard?.state.rawValue)
    json.member("decree", standard?.decree)
    json.member("source", standard?.source)
    json.member("valid_from", standard?.validFrom)
    json.member("valid_to", standard?.validTo)
    json.member("recorded_at", facts.standard?.recordedAt)
    if let promise = facts.promise {
      json.object("limit") { json in
        json.member("class", promise.applicantClass)
        json.member("value", promise.value)
        json.member("unit", promise.unit.rawValue)
        json.member("unit_assumed", promise.unitIsAssumed)
        json.member("extension", promise.extensionValue)
        json.member("extended", facts.isExtended)
        json.member("total", facts.limit?.value)
      }
    }
    if facts.limit != nil, let clock = standard?.clock {
      json.object("settings") { json in
        json.member("start", clock.start.rawValue)
        json.member("day_count", clock.dayCount.rawValue)
        json.member("receipt", clock.receipt.rawValue)
        json.member(
          "stopping_pauses",
          PauseReason.allCases.filter(clock.stoppingReasons.contains).map(\.word))
      }
    }
    json.array("versions_asked", facts.asked) { json, asked in
      json.object {
        $0.member("version", asked.version)
        $0.member("inherited_from", asked.inheritedFrom?.text)
        $0.member("valid_from", asked.validFrom)
        $0.member("valid_to", asked.validTo)
        $0.member("start", asked.start.rawValue)
        $0.member("received_stands_in", asked.receivedStandsIn)
        $0.member("day", asked.day)
        $0.member("in_force", asked.isInForce)
        $0.member("by_receipt", asked.isByReceipt)
      }
    }
  }

  func write(_ clock: ClockFacts, _ json: inout JSONWriter) {
    json.member("start", clock.start)
    json.member("end", clock.end)
    json.member("open", clock.isOpen)
    json.object("limit") { json in
      json.member("value", clock.limit.value)
      json.member("unit", clock.limit.unit.rawValue)
      json.member("unit_assumed", clock.unitIsAssumed)
    }
    json.member("due", clock.due)
    json.member("due_twice", clock.dueTwice)
    json.member("elapsed_seconds", clock.elapsedSeconds)
    json.member("paused_seconds", clock.pausedSeconds)
    json.member("elapsed_working_days", clock.elapsedWorkingDays)
    json.array("days", clock.days) { json, day in
      json.object { write(day, &$0) }
    }
  }

  private func write(_ day: DayReckoning, _ json: inout JSONWriter) {
    json.member("date", day.day)
    json.member("weekday", day.day.weekday.rawValue)
    json.array("hours", day.hours.intervals) { json, interval in
      json.object {
        $0.member("open", timeOfDay(interval.open))
        $0.member("close", timeOfDay(interval.close))
      }
    }
    json.object("source") { json in
      switch day.source {
      case .week: json.member("kind", "week")
      case .range(let week):
        json.member("kind", "range")
        json.member("note", week.note)
      case .namedDate(let date):
        json.member("kind", "date")
        json.member("note", date.note)
      case .closed: json.member("kind", "none")
      case .holiday(let holiday):
        json.member("kind", "holiday")
        json.member("name", holiday.name)
        json.member("holiday_kind", holiday.kind)
        json.member("decree", holiday.decree)
      }
    }
    json.member("open_seconds", day.openSeconds)
    json.member("paused_seconds", day.pausedSeconds)
    json.member("running_sum", day.runningSum)
    json.member("working_day", day.workingDay)
    json.member("counted_day", day.countedDay)
    json.member("running_days", Int64(day.runningDays))
  }

  private func timeOfDay(_ seconds: Int32) -> String {
    var bytes: [UInt8] = []
    bytes.append(clock: Int(seconds), withSeconds: seconds % 60 != 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  func write(_ cost: CostFacts, _ json: inout JSONWriter) {
    json.object("promise") { json in
      switch cost.promise {
      case .notStated: json.member("kind", "not_stated")
      case .byRegulation(let regulation):
        json.member("kind", "by_regulation")
        json.member("regulation", regulation)
      case .free(let law):
        json.member("kind", "free")
        json.member("law", law)
      case .tariffs(_, let basis):
        json.member("kind", "tariffs")
        json.member("legal_basis", basis)
      }
    }
    json.member("tariff_of_version", cost.otherVersion)
    json.member("currency", cost.currency.code)
    if let line = cost.line {
      json.object("line") { json in
        json.member("class", line.applicantClass)
        json.member("tier", line.tier)
        json.member("amount", line.amount, cost.currency)
        json.member("at_most", line.isCeiling)
      }
    }
    json.member("tariff", cost.tariff, cost.currency)
    json.member("tariff_charged", cost.tariffCharged, cost.currency)
    json.key("charges")
    guard let charges = cost.charges else { return json.null() }
    json.beginArray()
    for charge in charges {
      json.object { json in
        json.member("kind", charge.kind.word)
        json.member("amount", charge.amount, cost.currency)
        json.member("proof", charge.proof)
        json.member("compared", charge.kind.countsAsTariff)
      }
    }
    json.end()
  }

  func write(_ documents: DocumentFacts, _ json: inout JSONWriter) {
    json.member("demanded_recorded", documents.demandedIsRecorded)
    json.member("submitted_recorded", documents.submittedIsRecorded)
    json.array("papers", documents.papers) { json, paper in
      json.object {
        $0.member("code", paper.code)
        $0.member("name", paper.name)
        $0.member("listed", paper.isListed)
        $0.member("mandatory", paper.isMandatory)
        $0.member("any_of", paper.alternatives)
        $0.member("condition", paper.condition)
        $0.member("demanded", paper.isDemanded)
        $0.member("submitted", paper.isSubmitted)
        $0.member("fault", paper.fault?.rawValue)
      }
    }
  }

  func write(_ conclusion: ConclusionFacts, _ json: inout JSONWriter) {
    json.member("raised", conclusion.raised != nil)
    json.array("verdicts", conclusion.verdicts) { json, entry in
      json.object { json in
        json.member("criterion", entry.criterion.word)
        switch entry.verdict {
        case .compliant: json.member("verdict", "compliant")
        case .deviates: json.member("verdict", "deviates")
        case .notAssessable(let reason):
          json.member("verdict", "not_assessable")
          json.member("reason", reason.word)
        case .notApplicable(let reason):
          json.member("verdict", "not_applicable")
          json.member("reason", reason.word)
        }
      }
    }
  }
}
