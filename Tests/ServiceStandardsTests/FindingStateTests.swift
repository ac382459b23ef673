import ServiceStandards
import Testing

@Suite struct `The name of a finding` {
  @Test(arguments: [
    (FindingID(year: 2026, number: 42), "T-2026-0042"),
    (FindingID(year: 2025, number: 12_345), "T-2025-12345"),
  ])
  func `reads what it writes, in any capitals`(id: FindingID, text: String) {
    #expect(id.description == text)
    #expect(FindingID(text) == id)
    #expect(FindingID(text.lowercased()) == id)
  }

  @Test(arguments: [
    "", "T", "T-2026", "T-2026-", "T-2026-42", "T-2026-0000", "W-01-4711", "T-26-0042",
  ])
  func `is nothing else`(text: String) {
    #expect(FindingID(text) == nil)
  }
}

@Suite struct `The table of moves` {
  @Test func `holds each move once, and opening not at all`() {
    let moves = FindingMove.table.map(\.move)
    #expect(Set(moves).count == moves.count)
    #expect(Set(moves) == Set(FindingMove.allCases).subtracting([.opened]))
  }

  @Test func `closes only what was verified`() {
    for state in FindingState.allCases {
      let next = FindingMove.closed.next(after: state, wasDelivered: true)
      #expect(next == (state == .verified ? .closed : nil))
    }
  }

  @Test(arguments: FindingState.allCases)
  func `lets an ended finding only be reopened`(state: FindingState) {
    guard state.isEnded else { return }
    #expect(FindingMove.allowed(in: state) == [.reopened])
    #expect(FindingMove.reopened.next(after: state, wasDelivered: true) == .delivered)
    #expect(FindingMove.reopened.next(after: state, wasDelivered: false) == .open)
  }
}

@Suite struct `The official status of a follow-up` {
  @Test func `follows from the state and from whether the unit has answered`() {
    #expect(FollowUpStatus(.open, hasResponse: false) == nil)
    #expect(FollowUpStatus(.delivered, hasResponse: false) == .notFollowedUp)
    #expect(FollowUpStatus(.delivered, hasResponse: true) == .notYetFulfilled)
    #expect(FollowUpStatus(.verified, hasResponse: true) == .notYetFulfilled)
    #expect(FollowUpStatus(.closed, hasResponse: true) == .fulfilled)
    #expect(FollowUpStatus(.excused, hasResponse: false) == .cannotBeFollowedUp)
    #expect(FollowUpStatus(.withdrawn, hasResponse: true) == nil)
  }
}
