import ServiceStandards
import Testing

@testable import AuditEngine

@Suite struct `A judgement` {
  @Test func `packs every verdict in five bits and gives it back`() {
    let reasons = (0...UInt8.max).compactMap(Reason.init(rawValue:))
    let verdicts: [Verdict] =
      [.compliant, .deviates]
      + reasons.map { $0.isNotApplicable ? .notApplicable($0) : .notAssessable($0) }
    for (index, verdict) in verdicts.enumerated() {
      let code = VerdictCode(verdict)
      #expect(code.verdict == verdict && code.value < 32)
      var codes = JudgementCodes(
        byStandard: code, punctuality: VerdictCode(verdicts[(index + 3) % verdicts.count]),
        holdsStandard: index % 2 == 0, missingYear: 2026)
      for (place, criterion) in Criterion.allCases.enumerated() {
        codes.set(criterion, VerdictCode(verdicts[(index + place) % verdicts.count]))
      }
      let unpacked = JudgementCodes(rawValue: codes.rawValue)
      for (place, criterion) in Criterion.allCases.enumerated() {
        #expect(unpacked[criterion].verdict == verdicts[(index + place) % verdicts.count])
      }
      #expect(unpacked.byStandard == code && unpacked.missingYear == 2026)
      #expect(unpacked.punctuality.verdict == verdicts[(index + 3) % verdicts.count])
      #expect(unpacked.holdsStandard == (index % 2 == 0))
    }
  }
}
