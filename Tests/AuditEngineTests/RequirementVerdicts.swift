import AuditEngine
import ServiceStandards
import Testing
import WorkingTime

@Suite struct `The verdict on requirements` {
  private typealias Paper = Example.Paper

  static let cases: [Case<Verdict>] = [
    Case("what is listed", .compliant),
    Case("no standard", .notAssessable(.noStandard)) { $0.promise = nil },
    Case("no list", .notAssessable(.noRequirementList)) { $0.promise?.papers = nil },
    Case("an empty list, and nothing asked", .compliant) {
      $0.promise?.papers = []
      $0.demanded = []
    },
    Case("an empty list, and something asked that another list knows", .deviates) {
      $0.promise?.papers = []
      $0.papersElsewhere = ["ktp"]
    },
    Case("something asked that no list knows", .notAssessable(.paperUnknown)) {
      $0.demanded = ["ktp", "kartu-hijau"]
    },
    Case("one unknown word for one of two missing papers", .deviates) {
      $0.promise?.papers?.append(Paper("kk"))
      $0.submitted = ["surat-lama"]
    },
    Case("one unknown word for the only missing paper", .notAssessable(.paperUnknown)) {
      $0.submitted = ["surat-lama"]
    },
    Case("a word that may stand for everything", .notAssessable(.paperUnknown)) {
      $0.promise?.papers?.append(Paper("kk"))
      $0.submitted = ["lengkap"]
    },
    Case("the word for every mandatory paper", .compliant) {
      $0.promise?.papers?.append(Paper("kk"))
      $0.demanded = ["ktp", "all"]
      $0.submitted = ["all"]
    },
    Case("nothing recorded", .notAssessable(.documentsNotRecorded)) {
      $0.demanded = nil
      $0.submitted = nil
    },
    Case("open, and only submitted papers recorded", .notAssessable(.documentsNotRecorded)) {
      $0.leaveOpen()
      $0.demanded = nil
    },
    Case("open, and demanded papers recorded", .compliant) {
      $0.leaveOpen()
      $0.submitted = nil
    },
    Case("finished, and only submitted papers recorded", .compliant) { $0.demanded = nil },
    Case("finished, and only demanded papers recorded", .compliant) { $0.submitted = nil },
    Case("open, and not everything submitted", .compliant) {
      $0.leaveOpen()
      $0.submitted = []
    },
    Case("rejected, and not everything submitted", .compliant) {
      $0.status = .rejected
      $0.submitted = []
    },
    Case("finished, and not everything submitted", .deviates) { $0.submitted = [] },
    Case("a paper if needed was not submitted", .compliant) {
      $0.promise?.papers?.append(Paper("kuasa", isMandatory: false))
    },
    Case("no class, and a paper for certain classes only", .notAssessable(.classMissing)) {
      $0.promise?.papers?.append(Paper("akta", classes: ["baru"]))
    },
    Case("no class, open, and a paper for certain classes only", .compliant) {
      $0.leaveOpen()
      $0.promise?.papers?.append(Paper("akta", classes: ["baru"]))
    },
    Case("no class, and a paper if needed for certain classes only", .compliant) {
      $0.promise?.papers?.append(Paper("akta", classes: ["baru"], isMandatory: false))
    },
    Case("no class, and a paper that everyone needs is missing", .deviates) {
      $0.promise?.papers?.append(Paper("akta", classes: ["baru"]))
      $0.submitted = []
    },
    Case("a paper of another class is not needed", .compliant) {
      $0.promise?.papers?.append(Paper("akta", classes: ["baru"]))
      $0.promise?.classes = ["hilang"]
      $0.variant = Variant(applicantClass: "hilang", tier: nil)
    },
    Case("a paper of the own class is needed", .deviates) {
      $0.promise?.papers?.append(Paper("akta", classes: ["baru"]))
      $0.variant = Variant(applicantClass: "baru", tier: nil)
    },
    Case("a group that is only if needed", .compliant) {
      $0.promise?.papers? += [
        Paper("akta", isMandatory: false, group: "lahir"),
        Paper("ijazah", isMandatory: false, group: "lahir"),
      ]
    },
    Case("a group with one mandatory paper, fulfilled by the other", .compliant) {
      $0.promise?.papers? += [
        Paper("akta", group: "lahir"), Paper("ijazah", isMandatory: false, group: "lahir"),
      ]
      $0.submitted = ["ktp", "ijazah"]
    },
    Case("a group whose mandatory paper is for another class", .compliant) {
      $0.promise?.papers? += [
        Paper("akta", classes: ["baru"], group: "lahir"),
        Paper("ijazah", isMandatory: false, group: "lahir"),
      ]
      $0.promise?.classes = ["hilang"]
      $0.variant = Variant(applicantClass: "hilang", tier: nil)
    },
    Case("a group fulfilled only by a paper of another class", .deviates) {
      $0.promise?.papers? += [
        Paper("akta", classes: ["baru"], group: "lahir"), Paper("ijazah", group: "lahir"),
      ]
      $0.promise?.classes = ["hilang"]
      $0.variant = Variant(applicantClass: "hilang", tier: nil)
      $0.submitted = ["ktp", "akta"]
    },
    Case("no class: any paper of the group is enough", .notAssessable(.classMissing)) {
      $0.promise?.papers? += [
        Paper("akta", classes: ["baru"], group: "lahir"), Paper("ijazah", group: "lahir"),
      ]
      $0.submitted = ["ktp", "akta"]
    },
  ]

  @Test(arguments: cases) func `follows the steps`(_ item: Case<Verdict>) throws {
    #expect(try item.example.examine().verdicts[.requirements] == item.expected)
  }

  @Test func `counts papers, and a group once`() throws {
    let example = Example("papers") {
      $0.promise?.papers? += [
        Paper("kk"), Paper("akta", group: "lahir"), Paper("ijazah", group: "lahir"),
      ]
      $0.demanded = ["ktp", "tiket", "rekening", "kartu-hijau"]
      $0.papersElsewhere = ["tiket", "rekening"]
      $0.submitted = []
    }
    let deviations = try example.judge().deviations
    #expect(deviations.map(\.rule) == [.unlistedDocument, .missingDocument])
    #expect(deviations.map(\.actual) == [2, 3])
    #expect(deviations.map(\.standard) == [1, 1])
    let examined = try example.examine().requirements
    #expect(examined.allowed == [0, 1, 2, 3])
    #expect(examined.unlisted == [4, 5])
    #expect(examined.unknown == [6])
    #expect(examined.missing == [0, 1])
    #expect(examined.missingGroups == [[2, 3]])
  }

  /// The office wrote a name that nobody had placed; the auditor made it an alias since.
  @Test(arguments: [true, false])
  func `knows a paper that was met before its name became an alias`(isPlaced: Bool) throws {
    let example = Example("papers") {
      $0.demanded = ["ktp", "kartu-penduduk"]
      $0.submitted = ["kartu-penduduk"]
    }
    var catalogue = try example.catalogue()
    catalogue.changeVersion { $0.documents?[0].aliases = isPlaced ? ["Kartu-Penduduk"] : [] }
    let examined = try catalogue.examine(example)
    #expect(examined.deviations.isEmpty)
    #expect(
      examined.verdicts[.requirements]
        == (isPlaced ? .compliant : .notAssessable(.paperUnknown)))
  }

  @Test func `reaches beyond the sixty-fourth paper`() throws {
    let many = (0..<150).map { Paper("p\($0)", group: $0 >= 140 ? "lahir" : nil) }
    let codes = many.map(\.code)
    var example = Example("many papers") {
      $0.promise?.papers = many
      $0.demanded = codes
      $0.submitted = codes
    }
    #expect(try example.rules().isEmpty)

    example.submitted = codes.filter { !["p3", "p64", "p130"].contains($0) }.dropLast(10)
    example.demanded = codes + ["tiket"]
    example.papersElsewhere = ["tiket"]
    let deviations = try example.judge().deviations
    #expect(deviations.map(\.actual) == [1, 4])
    let examined = try example.examine().requirements
    #expect(examined.unlisted == [150])
    #expect(examined.missing == [3, 64, 130])
    #expect(examined.missingGroups == [Array(140..<150)])
  }

  @Test func `misses papers that no transaction has ever had`() throws {
    let example = Example("many papers") {
      $0.promise?.papers = (0..<70).map { Paper("p\($0)") }
      $0.demanded = []
      $0.submitted = ["p0"]
    }
    var catalogue = try example.catalogue()
    catalogue.documents[Example.ids] = catalogue.documents[Example.ids].map { Array($0.prefix(1)) }
    let examined = try catalogue.examine(example)
    #expect(examined.deviations.map(\.actual) == [69])
  }

  @Test(arguments: [Int64(0), 1, -1])
  func `holds no bit of a transaction for a paper that the service does not know`(
    _ bits: Int64
  ) throws {
    let example = Example("stray bits") {
      $0.promise?.papers = [
        Paper("ktp"), Paper("kk"), Paper("akta", group: "lahir"), Paper("ijazah", group: "lahir"),
      ]
      $0.demanded = ["ktp"]
    }
    var catalogue = try example.catalogue()
    catalogue.documents[Example.ids] = catalogue.documents[Example.ids].map { Array($0.prefix(1)) }
    var batch = example.batch()
    batch.submitted[0] = bits
    let book = try Rulebook(catalogue: catalogue, years: 2024...2026)
    let examined = book.examine(batch, row: 0, asOf: example.asOf)
    #expect(examined.deviations.map(\.actual) == [bits & 1 == 1 ? 2 : 3])
    let ordinals = PaperOrdinals(
      known: catalogue.documents[Example.ids] ?? [],
      required: catalogue.standards[0].value.documents ?? [])
    let missing = Set(
      examined.requirements.missing + examined.requirements.missingGroups.flatMap { $0 })
    let codes = ordinals.papers.filter { missing.contains($0.ordinal) }.map(\.entry.code.text)
    #expect(codes == (bits & 1 == 1 ? [] : ["ktp"]) + ["kk", "akta", "ijazah"])
  }
}
