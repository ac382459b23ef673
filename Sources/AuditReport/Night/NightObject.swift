package import ServiceStandards
package import WorkingTime

extension NightReport {
  /// The night as one JSON object, `audit.night/1`, for programs. Every line carries its kind, its
  /// facts under keys of their own, and the text that people read.
  package func json(in language: Language) -> [UInt8] {
    var json = JSONWriter(zones: [zone], lineDepth: 2)
    let text = NightText(language, zone: zone)
    json.object { json in
      json.member("schema", "audit.night/1")
      json.member("tool", tool)
      json.member("database", database)
      json.member("night", night)
      json.member("day", day)
      json.member("as_of", asOf)
      json.member("run_id", run)
      json.member("exit_status", Int64(exitStatus))
      json.array("steps", steps) { json, step in json.object { step.write(to: &$0) } }
      json.array("items", lines) { json, line in
        json.object { json in
          line.write(to: &json)
          json.member("text", text.line(line))
        }
      }
    }
    return json.bytes + [0x0A]
  }
}

extension NightStepReport {
  /// The members of the step, without personal data: texts stay out.
  func write(to json: inout JSONWriter) {
    json.member("step", step.rawValue)
    json.member("status", status.rawValue)
    json.member("exit_status", Int64(exitStatus))
    json.member("code", code)
    json.object("counts") { json in
      for count in counts { json.member(count.key, count.value) }
    }
    json.member("milliseconds", milliseconds)
  }

  /// The counts as one JSON object on a line.
  package var countsJSON: String {
    var json = JSONWriter(zones: [], lineDepth: 0)
    json.object { json in
      for count in counts { json.member(count.key, count.value) }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension NightLine {
  fileprivate func write(to json: inout JSONWriter) {
    switch self {
    case .deviations(let event):
      json.member("kind", event.change.rawValue)
      json.members(event.service, event.rule)
      json.member("deviations", event.count)
      json.member("severity", event.severity.word)
      json.member("amount", event.amount?.money, event.amount?.currency ?? .rupiah)
      json.member("currency", event.amount?.currency.code)
      json.member("finding", event.finding?.description)
      json.member("example", event.example)
    case .finding(let event):
      json.member("kind", "finding_\(event.kind.rawValue)")
      json.member("finding", event.id.description)
      json.members(event.service, event.rule)
    case .clock(let event):
      json.member("kind", event.clock.rawValue + (event.daysLeft < 0 ? "_overdue" : "_due"))
      json.member("finding", event.id.description)
      json.members(event.service, event.rule)
      json.member("due", event.due)
      json.member("days_left", event.daysLeft)
    case .waiver(let event):
      json.member("kind", "waiver_\(event.kind.rawValue)")
      json.member("waiver", event.id.description)
      json.member("unit", event.unit.text)
      json.member("service", event.service?.code.text)
      json.member("rule", event.rule.description)
      json.member("last_day", event.lastDay)
      json.member("days_left", event.kind == .ending ? Int64(event.daysLeft) : nil)
      json.member("deviations", event.kind == .ending ? nil : event.deviations)
    case .file(let event):
      json.member("kind", "file_\(event.kind.rawValue)")
      json.member("file", event.name)
      json.member("source", event.source)
      json.member("accepted", event.accepted)
      json.member("rejected", event.rejected)
      json.member("rows", event.rows)
    case .pieces(let event):
      json.member("kind", "pieces_\(event.kind.rawValue)")
      json.member("what", event.what.rawValue)
      json.member("rows", event.rows)
      json.member("file", event.source?.file)
      json.member("import", event.source?.importID)
      json.member("since", event.source?.since)
      json.member("days", event.source?.days)
    case .outside(let changes):
      json.member("kind", "outside_changes")
      for subject in changes.subjects { json.member(subject.word, subject.rows) }
    case .leftOut(let services):
      json.member("kind", "services_left_out")
      json.array("services", services) { json, service in
        json.object {
          $0.member("unit", service.unit.text)
          $0.member("service", service.code.text)
        }
      }
    case .publicBefore(let folders, let entry, let day):
      json.member("kind", "public_before")
      json.member("folders", folders)
      json.member("entry", entry)
      json.member("day", day)
    case .silence(let source, let pattern, let since, let days):
      json.member("kind", "nothing_imported")
      json.member("source", source)
      json.member("pattern", pattern)
      json.member("since", since)
      json.member("days", days)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func members(_ service: ServiceName, _ rule: RuleID) {
    member("unit", service.unit.text)
    member("service", service.code.text)
    member("rule", rule.description)
  }
}

/// One line of a night's log: no texts, no names of people, files masked by the caller.
package enum NightLogLine {
  /// What a step came to.
  package static func step(
    _ step: NightStepReport, night: Int64, run: Int64?, time: Instant, zone: Zone
  ) -> String {
    line(level: step.exitStatus == 0 ? "info" : "error", time: time, zone: zone) { json in
      json.member("night", night)
      json.member("run_id", run)
      step.write(to: &json)
    }
  }

  /// The start, the end, or why a night did not begin.
  package static func event(
    _ event: String, night: Int64?, day: CivilDay?, code: String?, exitStatus: Int32?,
    time: Instant, zone: Zone
  ) -> String {
    line(level: exitStatus ?? 0 == 0 ? "info" : "error", time: time, zone: zone) { json in
      json.member("night", night)
      json.member("event", event)
      json.member("day", day)
      json.member("code", code)
      json.member("exit_status", exitStatus.map(Int64.init))
    }
  }

  private static func line(
    level: String, time: Instant, zone: Zone, _ members: (inout JSONWriter) -> Void
  ) -> String {
    var json = JSONWriter(zones: [zone], lineDepth: 0)
    json.object { json in
      json.member("time", time)
      json.member("level", level)
      json.member("command", "nightly")
      members(&json)
    }
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }
}
