import ServiceStandards

/// Section 5 of the rules for one case.
struct NaiveRequirements {
  let `case`: NaiveCase
  let standard: Recorded<Standard>?
  let papers: NaivePapers

  func judge() -> (verdict: Verdict, deviations: [Deviation]) {
    guard let standard else { return (.notAssessable(.noStandard), []) }
    guard let list = standard.value.documents else {
      return (.notAssessable(.noRequirementList), [])
    }
    let applicantClass = `case`.record.variant.applicantClass
    let demanded = `case`.record.demanded.map(papers.codes)
    let submitted = `case`.isFinished ? `case`.record.submitted.map(papers.codes) : nil
    var deviations: [Deviation] = []
    if let demanded {
      let unlisted = demanded.filter { !isListed($0, in: list, for: applicantClass) }
      if !unlisted.isEmpty {
        deviations.append(deviation(.unlistedDocument, .high, standard.id, unlisted.count))
      }
    }
    if let submitted {
      let missing = missing(from: submitted, in: list, for: applicantClass)
      if missing > 0 {
        deviations.append(deviation(.missingDocument, .medium, standard.id, missing))
      }
    }
    if !deviations.isEmpty { return (.deviates, deviations) }
    if demanded == nil, submitted == nil { return (.notAssessable(.documentsNotRecorded), []) }
    if submitted != nil, applicantClass == nil,
      list.contains(where: { $0.isMandatory && !$0.classes.isEmpty })
    {
      return (.notAssessable(.classMissing), [])
    }
    return (.compliant, [])
  }

  private func deviation(
    _ rule: RuleID, _ severity: Severity, _ standard: Int64, _ count: Int
  ) -> Deviation {
    Deviation(
      transaction: `case`.id, rule: rule, severity: severity, standard: standard, expected: 0,
      actual: Int64(count))
  }

  /// A case without a class may have been asked for any listed paper.
  private func isListed(
    _ code: String, in list: [RequiredDocument], for applicantClass: String?
  ) -> Bool {
    for entry in list where entry.code.text == code {
      guard let applicantClass else { return true }
      if entry.classes.isEmpty || entry.classes.contains(applicantClass) { return true }
    }
    return false
  }

  /// Papers missing; papers that stand for each other count once.
  private func missing(
    from submitted: Set<String>, in list: [RequiredDocument], for applicantClass: String?
  ) -> Int {
    var missingPapers: Set<String> = []
    var missingGroups: Set<String> = []
    for entry in list where entry.isMandatory {
      guard entry.classes.isEmpty || applicantClass.map(entry.classes.contains) ?? false else {
        continue
      }
      guard let group = entry.alternatives else {
        if !submitted.contains(entry.code.text) { missingPapers.insert(entry.code.text) }
        continue
      }
      let isFulfilled = list.contains { other in
        other.alternatives == group && submitted.contains(other.code.text)
          && (other.classes.isEmpty || applicantClass.map(other.classes.contains) ?? true)
      }
      if !isFulfilled { missingGroups.insert(group) }
    }
    return missingPapers.count + missingGroups.count
  }
}

/// The papers of one service and the spellings under which they are recorded: by code, name or other
/// spelling, whatever the capitals and spaces.
struct NaivePapers {
  private var codes: [String: String] = [:]

  init(of service: Recorded<Service>, in catalogue: Catalogue) {
    let entries = catalogue.documents[service.id] ?? []
    // A code beats a name, a name beats another spelling.
    for entry in entries { add(entry.code.text, entry.code) }
    for entry in entries { add(entry.name, entry.code) }
    for standard in catalogue.standards.map(\.value)
    where standard.unit == service.value.unit && standard.service == service.value.code {
      for entry in standard.documents ?? [] {
        for name in [entry.code.text, entry.name] + entry.aliases { add(name, entry.code) }
      }
    }
  }

  /// The papers meant, each once; a text that names no known paper stands for a paper of its own.
  func codes(of texts: [String]) -> Set<String> {
    Set(texts.map { codes[$0] ?? codes[spelling($0)] ?? spelling($0) })
  }

  private mutating func add(_ name: String, _ code: DocumentCode) {
    for name in [name, spelling(name)] where codes[name] == nil { codes[name] = code.text }
  }

  private func spelling(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
