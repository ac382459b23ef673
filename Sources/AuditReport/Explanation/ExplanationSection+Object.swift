internal import ServiceStandards
internal import WorkingTime

/// A part of an explanation as a member of a JSON object.
extension Explanation.Section {
  /// As a member of the object that is open.
  func write(to json: inout JSONWriter) {
    switch self {
    case .found(let found): json.object("found") { found.write(to: &$0) }
    case .standard(let facts): json.object("standard") { write(facts, &$0) }
    case .calendars(let calendars):
      json.array("calendars", calendars) { json, calendar in
        json.object {
          $0.member("code", calendar.code.text)
          $0.member("zone", calendar.zone)
          $0.member("valid_from", calendar.validFrom)
          $0.member("valid_to", calendar.validTo)
          $0.member("recorded_at", calendar.recordedAt)
          $0.member("source", calendar.source)
        }
      }
    case .clock(let clock): json.object("clock") { write(clock, &$0) }
    case .pauses(let pauses):
      json.array("pauses", pauses) { json, pause in
        json.object {
          $0.member("reason", pause.reason.word)
          $0.member("from", pause.from)
          $0.member("to", pause.to)
          $0.member("stops_clock", pause.stopsClock)
        }
      }
    case .cost(let cost): json.object("cost") { write(cost, &$0) }
    case .documents(let documents): json.object("documents") { write(documents, &$0) }
    case .stamps(let stamps):
      json.array("stamps", stamps.stamps.enumerated()) { json, numbered in
        json.object {
          $0.member("name", numbered.element.name.rawValue)
          $0.member("at", numbered.element.at)
          $0.member("is_date", numbered.element.isDate)
          $0.member("faulty", stamps.faulty.contains(numbered.offset))
        }
      }
    case .earlier(let earlier):
      json.array("earlier", earlier) { json, told in
        json.object {
          $0.member("until", told.until)
          $0.member("status", told.status.word)
          for stamp in told.stamps { $0.member(stamp.name.rawValue, stamp.at) }
          $0.member("pauses", Int64(told.pauses))
        }
      }
    case .companions(let companions):
      json.object("companions") {
        $0.member("count", companions.count)
        $0.array("cases", companions.cases) { json, one in
          json.object {
            $0.member("deviation", one.deviation)
            $0.member("service", one.service)
            $0.member("case_number", one.caseNumber)
          }
        }
      }
    case .ladder(let ladder): json.object("ladder") { write(ladder, &$0) }
    case .conclusion(let conclusion): json.object("conclusion") { write(conclusion, &$0) }
    }
  }
}
