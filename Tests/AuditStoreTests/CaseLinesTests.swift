import NaiveAudit
import ServiceStandards
import TestSupport
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `The lines of a case` {
  private func place(_ bytes: [UInt8]) -> TextPlace {
    TextPlace(start: 0, count: Int32(bytes.count))
  }

  @Test(arguments: 1...20)
  func `come back as they were written, and are JSON as SQLite writes it`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let proofs = ["", "B-1", "\"", "\\", "a\nb\t\u{1}", "é漢😀", "', --", "/"]
    let amounts = [0, 1, -1, 50_000, Int64.max, Int64.min]
    let charges = (0..<random.below(6)).map { _ in
      Charge(
        kind: random.pick(ChargeKind.allCases, else: .tariff),
        amount: Money(random.pick(amounts, else: 0)),
        proof: random.below(3) == 0 ? nil : random.pick(proofs, else: ""))
    }
    var bytes: [UInt8] = []
    CaseLines.append(charges, to: &bytes)
    #expect(CaseLines.charges(bytes.span, place(bytes)) == charges)
    let connection = try Connection(path: ":memory:", access: .create)
    let text = String(decoding: bytes, as: UTF8.self)
    let minified = try connection.first("SELECT json(?1)", bind: { $0.bind(1, text) }) {
      $0.text(0)
    }
    #expect(minified == text)
    let pauses = (0..<random.below(4)).map { number in
      CasePause(
        reason: random.pick(PauseReason.allCases, else: .other), from: Instant(Int64(number) - 1),
        to: random.below(2) == 0 ? nil : Instant(random.pick(amounts, else: 0)))
    }
    bytes = []
    CaseLines.append(pauses, to: &bytes)
    #expect(CaseLines.pauses(bytes.span, place(bytes)) == pauses)
    let papers = (0..<random.below(4)).map { number in
      FurtherPaper(
        ordinal: 64 + Int64(number), demanded: random.below(2) == 0,
        submitted: random.below(2) == 0)
    }
    bytes = []
    CaseLines.append(papers, to: &bytes)
    #expect(CaseLines.papers(bytes.span, place(bytes)) == papers)
  }

  @Test func `leave out the proof or the end that there is not`() {
    var bytes: [UInt8] = []
    CaseLines.append(
      [
        Charge(kind: .tariff, amount: Money(50_000), proof: "B-1"),
        Charge(kind: .thirdParty, amount: Money(-7), proof: nil),
      ], to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == #"[[0,50000,"B-1"],[4,-7]]"#)
    bytes = []
    CaseLines.append(
      [
        CasePause(reason: .payment, from: Instant(0), to: nil),
        CasePause(reason: .applicant, from: Instant(.min), to: Instant(.max)),
      ], to: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "[[1,0],[0,-9223372036854775808,9223372036854775807]]")
  }

  @Test(arguments: [
    ("[]", 0 as Int64, 0 as Int64), (" [ [ 0 , 5 , null ] ,\n[0,7,\"x\"]] ", 12, 5),
    ("[[4,9,null],[1,3,null]]", 0, 3), ("[[4,9],[1,3],[0,2,\"x\"]]", 2, 3),
    ("[[0,9223372036854775807,null],[0,1,null]]", .max, .max),
    (#"[[0,1,"\u00e9\ud83d\ude00\"]"]]"#, 1, 0),
  ])
  func `are added up`(text: String, tariff: Int64, unproven: Int64) {
    let bytes = Array(text.utf8)
    let sums = CaseLines.sums(bytes.span, place(bytes))
    #expect(sums?.tariffPaid == tariff && sums?.unproven == unproven)
    #expect(CaseLines.charges(bytes.span, place(bytes)) != nil)
  }

  @Test(arguments: [
    "", "[", "[]]", "{}", "null", "[[]]", "[[0]]", "[[0,1,]]", "[[0,1,null]", "[[0,1,null],]",
    "[[0,1,null,2]]", "[[6,1,null]]", "[[-1,1,null]]", "[[0,1.5,null]]", "[[0,1e3,null]]",
    "[[0,9223372036854775808,null]]", "[[0,,null]]", "[[0,1,nul]]", "[[0,1,\"x]]",
    "[[0,1,\"x\\]]", "[[0 1 null]]", "[[0,1,x]]", "[[256,1,null]]", "[[0,-,null]]",
    "[[\"0\",1,null]]",
  ])
  func `that are none are not guessed`(text: String) {
    let bytes = Array(text.utf8)
    #expect(CaseLines.charges(bytes.span, place(bytes)) == nil)
    #expect(CaseLines.sums(bytes.span, place(bytes)) == nil)
    // What is one line of another kind.
    let pauses = ["[[0,1,null,2]]"]
    #expect((CaseLines.pauses(bytes.span, place(bytes)) == nil) == !pauses.contains(text))
    #expect(CaseLines.papers(bytes.span, place(bytes)) == nil)
  }

  @Test func `never leave their text, whatever the bytes`() {
    var random = SplitMix64(seed: 11)
    let alphabet = Array("[],\"\\nul0123456789-u{ ".utf8)
    for _ in 0..<20_000 {
      let bytes = (0..<random.below(24)).map { _ in random.pick(alphabet, else: 0x20) }
      _ = CaseLines.charges(bytes.span, place(bytes))
      _ = CaseLines.sums(bytes.span, place(bytes))
      _ = CaseLines.pauses(bytes.span, place(bytes))
      _ = CaseLines.papers(bytes.span, place(bytes))
    }
  }
}
