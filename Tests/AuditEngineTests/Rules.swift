import AuditEngine
import ServiceStandards
import Testing

@Suite struct `A rule` {
  @Test(arguments: RuleSet.all.map { $0.card.id })
  func `finds nothing in the passing examples of its card`(id: RuleID) throws {
    let card = try #require(RuleSet.card(of: id))
    #expect(!card.passing.isEmpty)
    for example in card.passing {
      let found = try example.rules()
      #expect(!found.contains(id), "\(example.title): \(found)")
    }
  }

  @Test(arguments: RuleSet.all.map { $0.card.id })
  func `finds a deviation in each failing example of its card`(id: RuleID) throws {
    let card = try #require(RuleSet.card(of: id))
    #expect(!card.failing.isEmpty)
    for example in card.failing {
      let found = try example.rules()
      #expect(found.contains(id), "\(example.title): \(found)")
    }
  }

  @Test func `has an id of its own`() {
    #expect(Set(RuleSet.all.map { $0.card.id }).count == RuleSet.all.count)
  }

  @Test func `is listed with the letter of its criterion`() {
    let letters: [Criterion: Character] = [
      .time: "W", .cost: "B", .requirements: "P", .standard: "S", .record: "D",
    ]
    for card in RuleSet.all.map({ $0.card }) {
      #expect(card.id.description.first == letters[card.criterion])
    }
  }

  @Test func `deviates nowhere in an example that changes nothing`() throws {
    #expect(try Example("as promised").rules().isEmpty)
  }
}
