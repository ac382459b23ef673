package import ServiceStandards
internal import WorkingTime

/// The deadlines that a complaint had, and which of them the deviation is about.
package struct LadderFacts: Hashable, Sendable {
  package var ladder: Ladder
  package var category: Ladder.Class
  package var stamps: Complaint.Stamps

  package init(ladder: Ladder, category: Ladder.Class, stamps: Complaint.Stamps) {
    self.ladder = ladder
    self.category = category
    self.stamps = stamps
  }
}

extension Explanation.Section {
  func write(_ facts: LadderFacts, _ json: inout JSONWriter) {
    json.member("name", facts.ladder.name)
    json.member("valid_from", facts.ladder.validFrom)
    json.member("source", facts.ladder.source)
    json.member("class", facts.category.code)
    json.array("steps", facts.category.steps) { json, step in
      json.object {
        $0.member("step", step.kind.rawValue)
        $0.member("value", step.limit.value)
        $0.member("unit", step.limit.unit.rawValue)
        $0.member("from", step.start.rawValue)
        $0.member("source", step.source)
        $0.member("confirmed", step.isConfirmed)
      }
    }
  }
}
