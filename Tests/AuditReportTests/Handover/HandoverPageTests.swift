import Crypto
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditReport

@Suite struct `The report that is handed over` {
  @Test(arguments: Language.allCases) func `looks like this`(in language: Language) throws {
    let text = try Rendering.html(try HandoverSamples.content(), language)
    try Golden.expect(text, equals: "laporan.\(language.rawValue).html", in: "handover")
  }

  @Test(arguments: PrivacyProfile.allCases, Language.allCases)
  func `is well-formed, and every link leads somewhere`(
    for privacy: PrivacyProfile, in language: Language
  ) throws {
    let text = try Rendering.html(
      try HandoverSamples.content(privacy, hostile: HandoverSamples.hostile), language)
    let markup = try MarkupReader(text)
    let ids = markup.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count, "an id is used twice")
    for element in markup.elements {
      if let link = element.attributes["href"] {
        #expect(link.hasPrefix("#") && ids.contains(String(link.dropFirst())), "\(link)")
      }
      for name in (element.attributes["aria-labelledby"] ?? "").split(separator: " ") {
        #expect(ids.contains(String(name)), "\(name)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `loads nothing and runs nothing`(in language: Language) throws {
    let text = try Rendering.html(
      try HandoverSamples.content(hostile: HandoverSamples.hostile), language)
    let markup = try MarkupReader(text)
    let forbidden: Set<String> = ["script", "link", "img", "iframe", "object", "form", "base"]
    #expect(markup.elements.allSatisfy { !forbidden.contains($0.tag) })
    let names = Set(markup.elements.flatMap(\.attributes.keys))
    #expect(names.allSatisfy { !$0.hasPrefix("on") && $0 != "src" && $0 != "style" })
    #expect(!text.contains("http://") && !text.contains("https://") && !text.contains("@import"))
    #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
  }

  @Test func `allows the browser its own style sheet alone`() throws {
    let text = try Rendering.html(try HandoverSamples.content())
    let start = try #require(text.firstRange(of: "<style>")).upperBound
    let end = try #require(text.firstRange(of: "</style>")).lowerBound
    let digest = Data(SHA256.hash(data: Data(text[start..<end].utf8))).base64EncodedString()
    #expect(ReportStyle.digest == "sha256-\(digest)")
    #expect(text.contains("style-src &#39;sha256-\(digest)&#39;"))
    #expect(!text.contains("unsafe-inline"))
  }

  @Test func `says of itself as a letter what the configuration says, and nothing else`() throws {
    var content = try HandoverSamples.content()
    let plain = try Rendering.html(content)
    #expect(!plain.contains("Surat tugas") && !plain.contains("Tim pemeriksa"))
    content.letter = ReportLetter(
      number: "700/012/LHP", date: CivilDay(iso: "2026-07-15"), assignment: "ST 094/112",
      team: [.init(name: "Siti <Rahma>", role: "Ketua tim"), .init(name: "Budi", role: nil)],
      distribution: ["Wali Kota", "Inspektur"])
    let text = try Rendering.html(content)
    for words in [
      "<dd>700/012/LHP</dd>", "<dd>15/07/2026</dd>", "<dd>ST 094/112</dd>", "Siti &lt;Rahma&gt;",
      "Ketua tim", "<li>Wali Kota</li>", "<li>Inspektur</li>",
    ] { #expect(text.contains(words), "\(words)") }
    // The names of auditors and receivers are not for everybody, nor are numbers of people.
    content.privacy = .public
    content.letter.assignment = "ST 094/112 a.n. 6371010101900001"
    let published = try Rendering.html(content)
    #expect(!published.contains("Budi") && !published.contains("<li>Wali Kota</li>"))
    #expect(published.contains("<dd>700/012/LHP</dd>"))
    #expect(!published.contains("6371010101900001"))
  }

  @Test func `has headings in order, tables with captions, and pictures with their words`() throws {
    let markup = try MarkupReader(try Rendering.html(try HandoverSamples.content()))
    let levels = markup.elements.compactMap { element in
      element.tag.count == 2 && element.tag.first == "h" ? Int(element.tag.dropFirst()) : nil
    }
    #expect(levels.first == 1 && levels.count(where: { $0 == 1 }) == 1)
    for (above, below) in zip(levels, levels.dropFirst()) { #expect(below <= above + 1) }
    func count(_ tag: String) -> Int { markup.elements.count { $0.tag == tag } }
    #expect(count("table") == count("caption"))
    #expect(markup.elements.filter { $0.tag == "th" }.allSatisfy { $0.attributes["scope"] != nil })
    let pictures = markup.elements.filter { $0.attributes["role"] == "img" }
    #expect(pictures.count == 6)
    #expect(count("desc") == 6 && count("details") == 6)
  }

  @Test func `says that it is signed only when it is`() throws {
    var content = try HandoverSamples.content()
    let unsigned = try Rendering.html(content)
    #expect(unsigned.contains("tidak ditandatangani"))
    #expect(!unsigned.contains("manifest.json.sig"))
    content.isSigned = true
    #expect(try Rendering.html(content).contains("manifest.json.sig"))
  }

  @Test func `says of a deviation of a standard how many transactions it concerns`() throws {
    var content = try HandoverSamples.content()
    content.findings[2].figures = .init(deviations: 1, judged: 130, concerned: 130)
    let text = try Rendering.html(content)
    #expect(text.contains("1 penyimpangan, mengenai 130 dari 130 transaksi yang dinilai (100,0 %)"))
  }

  @Test func `has no sum over what was taken too much, too little and without proof`() throws {
    var content = try HandoverSamples.content()
    content.report.summary.amounts = zip(MoneyKind.allCases, [10_000, 20_000, 40_000]).map {
      MoneySum($0, Amount(Money($1), .rupiah), deviations: 9)
    }
    let page = try Rendering.html(content)
    for (label, value) in [
      ("Dipungut lebih", "Rp10.000"), ("Dipungut kurang", "Rp20.000"),
      ("Dipungut tanpa nomor bukti", "Rp40.000"),
    ] {
      #expect(page.contains(label) && page.contains(value))
    }
    #expect(!page.contains("Rp70.000") && !page.contains("Rp30.000"))
    let sheet = try #require(content.sheets(try Rendering.presentation()).first)
    var sums: [Cell] = []
    try sheet.table.eachRow { row in
      if case .money = row[2] { sums.append(row[2]) }
      return true
    }
    #expect(sums.count == 3)
  }

  @Test func `says in one line what nobody has stated`() throws {
    let text = try Rendering.html(try HandoverSamples.content())
    let lines = text.ranges(of: "Belum diisi").map { text[$0.lowerBound...].prefix { $0 != "<" } }
    #expect(lines.count == text.ranges(of: "<article").count)
    let nothing = "Belum diisi: sebab, akibat, rekomendasi, tanggapan unit"
    #expect(lines.count { $0.hasPrefix(nothing) } == 1, "\(lines)")
    #expect(
      text.contains("<p>Petugas loket kurang pada hari Kamis.</p>\n<p>Tidak ada pengganti.</p>"))
  }

  @Test
  func `has the findings by unit, the gravest first, and a page for each unit when there are many`()
    throws
  {
    var content = try HandoverSamples.content()
    let sample = try #require(content.findings.first { !$0.state.isEnded })
    func finding(_ number: Int, _ unit: String, _ severity: Severity) throws -> FindingSheet {
      var finding = sample
      finding.id = FindingID(year: 2026, number: number)
      finding.service.unit = try UnitCode(unit)
      finding.severity = severity
      return finding
    }
    content.findings = [
      try finding(1, "B", .low), try finding(2, "A", .medium), try finding(3, "B", .critical),
    ]
    let text = try Rendering.html(content)
    let order = text.matches(of: /<article class="finding" id="T-2026-000(.)"/).map { $0.1 }
    #expect(order == ["2", "3", "1"])
    #expect(content.pageNames.isEmpty)
    content.findings = try (1...600).map { try finding($0, $0 % 2 == 0 ? "A" : "B/1", .low) }
    #expect(content.pageNames == ["laporan-1-A.html", "laporan-2-B_1.html"])
    let index = try Rendering.html(content)
    #expect(index.contains("href=\"laporan-2-B_1.html#unit-B/1\"") && !index.contains("<article"))
    var pages: [String: String] = [:]
    try content.writePages(try Rendering.presentation(.indonesian)) { name, body in
      let sink = CollectedBytes()
      try body(sink)
      pages[name] = sink.text
    }
    #expect(pages.keys.sorted() == content.pageNames)
    for (name, page) in pages {
      #expect(page.ranges(of: "<article").count == 300, "\(name)")
      let ids = Set(try MarkupReader(page).elements.compactMap { $0.attributes["id"] })
      #expect(ids.contains("unit-\(name == "laporan-1-A.html" ? "A" : "B/1")"), "\(name)")
    }
  }

  @Test(arguments: Language.allCases)
  func `says in words what the codes of a finding mean`(in language: Language) throws {
    var content = try HandoverSamples.content()
    #expect(try Rendering.html(content, language).contains(": 1.04 "))
    content.meanings = [
      "1.04": Wording("Administrasi", "Administrative non-compliance"),
      "Disiplin": Wording("Penegakan disiplin", "Discipline"),
    ]
    let text = try Rendering.html(content, language)
    let isIndonesian = language == .indonesian
    let finding = isIndonesian ? "1.04 Administrasi" : "1.04 Administrative non-compliance"
    #expect(text.contains(": \(finding) "))
    // A code without a meaning stays as it is.
    let programme = isIndonesian ? "Penegakan disiplin" : "Discipline"
    #expect(text.contains(": Kapasitas aparatur; \(programme)"))
  }

  @Test func `gives compliance before and after exceptions, but not to the public`() throws {
    func section(_ privacy: PrivacyProfile, excepted: Int64) throws -> Substring? {
      var content = try HandoverSamples.content(privacy)
      content.report.summary = RunSummary(
        examined: 100, deviations: 40, deviatingTransactions: 40,
        criteria: [
          CriterionCounts(
            criterion: .time, compliant: 60, deviates: 40, notAssessable: [:], notApplicable: [:])
        ], services: [], punctuality: Punctuality(onTime: 60, judged: 100, examined: 100),
        amounts: [])
      content.report.exceptions = RunExceptions(
        baselines: [
          RunExceptions.Baseline(
            unit: try UnitCode("MPP"), day: CivilDay(number: 20_000), deviations: excepted)
        ], excepted: [.time: excepted])
      let text = try Rendering.html(content, .english)
      guard let start = text.firstRange(of: "id=\"exceptions\"") else { return nil }
      return text[start.lowerBound...].prefix(2400)
    }
    let shown = try #require(try section(.inspectorate, excepted: 3))
    #expect(shown.contains("60.0 %") && shown.contains("/97<") && shown.contains("38.1 %"))
    #expect(try section(.public, excepted: 20) == nil)
  }

  @Test func `repeats of the annex only the worst of each finding`() throws {
    var content = try HandoverSamples.content()
    let rows = 50
    content.deviations = Table(content.deviations.head) { body in
      for place in 0..<rows {
        let row = DeviationRow(
          rule: .finishedLate, transaction: Int64(place), unit: Samples.polres, service: "SKCK",
          serviceName: "SKCK", caseNumber: "S/\(place)", status: .finished, criterion: .time,
          severity: .medium, version: "2024", measure: .instant, expected: 1_750_000_000,
          actual: 1_750_000_000 + Int64(place % 40) * 60, amount: .zero, currency: .rupiah,
          received: Instant(1_740_000_000), change: nil, zone: 0)
        var cells: [Cell] = []
        row.fill(&cells, asOf: Instant(1_760_000_000))
        if try !body(cells) { return }
      }
    }
    let text = try Rendering.html(content)
    #expect(text.contains(">W-01-39<") && text.contains(">W-01-38<") && text.contains(">W-01-37<"))
    #expect(!text.contains(">W-01-36<") && !text.contains(">W-01-9<"))
  }

  @Test func `masks personal numbers for other eyes than the office's own`() throws {
    let inspectorate = try Rendering.html(try HandoverSamples.content(.inspectorate))
    #expect(!inspectorate.contains("6371010101900001") && !inspectorate.contains("081234567890"))
    let own = try Rendering.html(try HandoverSamples.content(.internal))
    #expect(own.contains("6371010101900001") && own.contains("081234567890"))
  }

  @Test(arguments: Language.allCases)
  func `tells the public no single case and no small count`(in language: Language) throws {
    let text = try Rendering.html(try HandoverSamples.content(.public), language)
    for secret in ["W-01-4711", "B-02-312", "SKCK/0123", "Inspektur", "6371010101900001"] {
      #expect(!text.contains(secret), "\(secret)")
    }
    // Two cases charged although free: neither their number nor their money.
    #expect(!text.contains("75.000") && !text.contains("75,000"))
    #expect(text.contains("&lt;5"))
    // 801 of 804 on time would give away the three that were not.
    #expect(!text.contains("99,6") && !text.contains("99.6"))
  }

  @Test func `says before all figures what makes the answer incomplete`() throws {
    let content = try HandoverSamples.content()
    let text = try Rendering.html(content)
    let alert = try #require(text.firstRange(of: "class=\"alert\""))
    let figures = try #require(text.firstRange(of: "class=\"figures\""))
    #expect(alert.lowerBound < figures.lowerBound)
    #expect(text.contains("Daftar cuti_bersama tahun 2027 belum dinyatakan lengkap"))
  }

  @Test(arguments: Language.allCases)
  func `of a unit without anything is still a report`(in language: Language) throws {
    let content = HandoverContent(
      report: try Samples.emptyReport(), from: nil, to: nil, findings: [], waivers: [],
      deviations: Table(DeviationRow.head(Samples.envelope), rows: []), charts: HandoverCharts(),
      privacy: .inspectorate, zones: [try Zone("Asia/Makassar")])
    let text = try Rendering.html(content, language)
    _ = try MarkupReader(text)
    #expect(text.contains(Texts.nothingExamined.text(language)))
    #expect(text.contains(ReportTexts.noFindings.text(language)))
    #expect(text.contains(ReportTexts.nothingToDraw.text(language)))
  }

  @Test func `reads the annex once and hands itself over in pieces`() throws {
    final class Counter {
      var value = 0
    }
    final class Pieces: ByteSink {
      var sizes: [Int] = []
      func write(_ bytes: borrowing Span<UInt8>) { sizes.append(bytes.count) }
    }
    var content = try HandoverSamples.content()
    let annex = content.deviations
    let passes = Counter()
    content.deviations = Table(annex.head) { body in
      passes.value += 1
      try annex.eachRow(body)
    }
    let finding = content.findings[1]
    content.findings = (1...400).map { number in
      var finding = finding
      finding.id = FindingID(year: 2025, number: number)
      return finding
    }
    let sink = Pieces()
    try content.writeHTML(to: sink, try Rendering.presentation())
    #expect(passes.value == 1)
    #expect(sink.sizes.count > 10)
    // The list of all findings comes in one piece; the findings themselves do not.
    #expect(sink.sizes.allSatisfy { $0 < 400_000 })
  }
}
