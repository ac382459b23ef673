extension CaseMaker {
  /// Papers of other services.
  private static let strange = [
    "Surat pernyataan tempat kerja", "Surat keterangan kelurahan", "Rekomendasi instansi terkait",
    "Surat pengantar RT/RW", "Bukti lunas retribusi sampah", "Surat pengalaman kerja",
  ]

  /// Records what was demanded and submitted, and plants `P-01` and `P-02`.
  func collectPapers(in record: inout Record, course: Course, with random: inout SplitMix64) {
    let demands = random.chance(plan.records.demanded)
    let submits = random.chance(plan.records.submitted)
    guard demands || submits else { return }
    guard let version = course.version, let papers = version.papers else {
      if demands { record.demanded = ["Fotokopi KTP", "Fotokopi KK"] }
      if submits { record.submitted = ["Fotokopi KTP", "Fotokopi KK"] }
      return
    }
    let fitting = papers.filter { $0.applies(to: record.applicantClass) }
    let chosen = choice(of: fitting, with: &random)
    if demands {
      var demanded = chosen.map { spelled($0, with: &random) }
      if let unlisted = unlisted(in: record, version, papers, with: &random) {
        demanded.append(unlisted)
        record.planted.append(Planted(rule: "P-01"))
      }
      record.demanded = demanded
    }
    if submits {
      var submitted = chosen
      let needed = chosen.filter(\.isMandatory)
      if record.status == "finished", !needed.isEmpty, random.chance(plan.rates.missing) {
        let missing = random.pick(needed)
        submitted.removeAll { $0.code == missing.code }
        record.planted.append(Planted(rule: "P-02"))
      }
      record.submitted = submitted.map { spelled($0, with: &random) }
    }
  }

  /// Each paper that must be there, one of each group, and now and then one asked "if needed".
  private func choice(of papers: [Paper], with random: inout SplitMix64) -> [Paper] {
    var chosen: [Paper] = []
    var groups: [String: [Paper]] = [:]
    for paper in papers {
      if let group = paper.group, paper.isMandatory {
        groups[group, default: []].append(paper)
      } else if paper.group == nil, paper.isMandatory || random.chance(150) {
        chosen.append(paper)
      }
    }
    for group in groups.keys.sorted() { chosen.append(random.pick(groups[group] ?? [])) }
    return chosen
  }

  private func unlisted(
    in record: Record, _ version: Version, _ papers: [Paper], with random: inout SplitMix64
  ) -> String? {
    if !version.outdated.isEmpty, random.chance(90) {
      return spelled(random.pick(version.outdated), with: &random)
    }
    guard random.chance(plan.rates.unlisted) else { return nil }
    let others = papers.filter { !$0.applies(to: record.applicantClass) }
    if !record.applicantClass.isEmpty, !others.isEmpty, random.chance(300) {
      return spelled(random.pick(others), with: &random)
    }
    let own = Set(papers.flatMap { [$0.code] + $0.spellings })
    let place = random.number(0...5)
    return (0..<6).map { CaseMaker.strange[(place + $0) % 6] }.first { !own.contains($0) }
  }

  /// The paper as an office may have written it.
  private func spelled(_ paper: Paper, with random: inout SplitMix64) -> String {
    guard let spelling = paper.spellings.first, random.chance(280) else { return paper.code }
    switch random.number(1...10) {
    case 1: return spelling.uppercased()
    case 2: return " " + spelling.lowercased() + "  "
    case 3: return paper.code.uppercased()
    case 4...6: return random.pick(paper.spellings)
    default: return spelling
    }
  }
}
