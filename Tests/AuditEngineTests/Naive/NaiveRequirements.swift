import ServiceStandards

/// Section 5 of the rules for one case.
struct NaiveRequirements {
  let `case`: NaiveCase
  let standard: Recorded<Standard>?
  let papers: NaivePapers

  /// What the list of one class says.
  private struct Found: Hashable {
    var unlisted = 0
    /// At least, whatever the unknown words stand for.
    var missing = 0
    var isUnclear = false

    var deviates: Bool { unlisted > 0 || missing > 0 }
  }

  func judge() -> (verdict: Verdict, deviations: [Deviation]) {
    guard let standard else { return (.notAssessable(.noStandard), []) }
    guard let list = standard.value.documents else {
      return (.notAssessable(.noRequirementList), [])
    }
    let demanded = `case`.record.demanded.map { papers.codes(of: $0) }
    let submitted =
      `case`.isFinished ? `case`.record.submitted.map { papers.codes(of: $0) } : nil
    let classes = NaiveClasses(standard.value, of: `case`.record.variant)
    let found = classes.candidates.map { candidate in
      let meant = list.filter { isMeant($0, candidate) }
      return look(
        demanded.map { placed($0, by: list, meant) }, submitted.map { placed($0, by: list, meant) },
        in: meant)
    }
    var deviations: [Deviation] = []
    if let unlisted = found.map(\.unlisted).min(), unlisted > 0 {
      deviations.append(deviation(.unlistedDocument, .high, standard.id, unlisted))
    }
    if let missing = found.map(\.missing).min(), missing > 0 {
      deviations.append(deviation(.missingDocument, .medium, standard.id, missing))
    }
    if !deviations.isEmpty { return (.deviates, deviations) }
    if demanded == nil, submitted == nil { return (.notAssessable(.documentsNotRecorded), []) }
    if found.contains(where: \.deviates) { return (.notAssessable(classes.reason), []) }
    let unclear = found.count(where: \.isUnclear)
    if unclear == 0 { return (.compliant, []) }
    return (.notAssessable(unclear == found.count ? .paperUnknown : classes.reason), [])
  }

  private func deviation(
    _ rule: RuleID, _ severity: Severity, _ standard: Int64, _ count: Int
  ) -> Deviation {
    Deviation(
      transaction: `case`.id, rule: rule, severity: severity, standard: standard, expected: 0,
      actual: Int64(count))
  }

  /// A code that the list does not have may be one under which a paper of the list was met before the list had that name,
  /// or one of which somebody said since that it is such a paper. Only one of a paper that is meant for the class is
  /// placed: the others are asked for beyond the list, each by itself.
  private func placed(
    _ codes: Set<String>, by list: [RequiredDocument], _ meant: [RequiredDocument]
  ) -> Set<String> {
    var placed: Set<String> = []
    for code in codes {
      guard !list.contains(where: { $0.code.text == code }) else {
        placed.insert(code)
        continue
      }
      var names = list.filter { entry in
        [entry.code.text, entry.name].contains { papers.isSame($0, code) }
          || entry.aliases.contains { papers.isSame($0, code) }
      }.map(\.code.text)
      if names.isEmpty, let said = papers.placed(code) { names = [said] }
      let here = names.filter { name in meant.contains { $0.code.text == name } }
      placed.formUnion(here.isEmpty ? [code] : here)
    }
    return placed
  }

  /// Whether the paper is for that class; `nil` is one that the version does not name.
  private func isMeant(_ entry: RequiredDocument, _ applicantClass: String?) -> Bool {
    entry.classes.isEmpty || entry.classes.contains { readName($0) == applicantClass }
  }

  private func look(
    _ demanded: Set<String>?, _ submitted: Set<String>?, in list: [RequiredDocument]
  ) -> Found {
    var found = Found()
    for code in demanded ?? [] {
      if papers.isEveryPaper(code) { continue }
      if !papers.isKnown(code) {
        found.isUnclear = true
      } else if !list.contains(where: { $0.code.text == code }) {
        found.unlisted += 1
      }
    }
    guard let submitted else { return found }
    if submitted.contains(where: papers.isEveryPaper) { return found }
    let missing = missing(from: submitted, in: list)
    // A bit without a paper of the service is no word.
    let unknown = submitted.filter { !papers.isKnown($0) && papers.isMet($0) }
    // Each unknown word may be one of them, some words may be all.
    found.missing =
      unknown.contains(where: papers.meansAll) ? 0 : max(0, missing - unknown.count)
    if missing > 0, found.missing == 0 { found.isUnclear = true }
    return found
  }

  /// Papers missing; papers that stand for each other count once.
  private func missing(from submitted: Set<String>, in list: [RequiredDocument]) -> Int {
    var missingPapers: Set<String> = []
    var missingGroups: Set<String> = []
    for entry in list where entry.isMandatory {
      guard let group = entry.alternatives else {
        if !submitted.contains(entry.code.text) { missingPapers.insert(entry.code.text) }
        continue
      }
      let isFulfilled = list.contains {
        $0.alternatives == group && submitted.contains($0.code.text)
      }
      if !isFulfilled { missingGroups.insert(group) }
    }
    return missingPapers.count + missingGroups.count
  }
}
