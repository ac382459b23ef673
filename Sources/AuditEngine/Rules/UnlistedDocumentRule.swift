package import ServiceStandards

/// A document demanded that the standard does not list for the class of the case.
package enum UnlistedDocumentRule: RowRule {
  package static let card = RuleCard(
    id: .unlistedDocument,
    title: Wording(
      "Meminta persyaratan di luar standar",
      "Demanded a document that the standard does not list"),
    source: "UU 25/2009 Pasal 21 dan Pasal 40 ayat (3); PermenPANRB 15/2014 (persyaratan)",
    criterion: .requirements, measure: .documents, severity: .high, namesStandard: true,
    condition: Condition(
      "unlisted_documents", [.actual("documents")],
      Wording(
        "Dari pemohon diminta {documents} dokumen yang tidak tercantum dalam standar pelayanan.",
        "The applicant was asked for {documents} {documents|document|documents} that {documents|is|are} not in the service standard."
      )),
    explains: [.standard, .documents],
    codes: RuleCard.Codes(
      finding: "1.04",
      causes: [
        RuleCard.Draft(
          "SB-02", "Petugas diduga meminta dokumen menurut kebiasaan, bukan menurut standar.",
          "Staff may ask for papers by habit and not by the standard.")
      ],
      effect: Wording(
        "Pemohon menanggung waktu dan biaya untuk dokumen yang tidak disyaratkan.",
        "Applicants spend time and money on papers that are not required."),
      recommendations: [
        RuleCard.Draft(
          "RK-02", "Hentikan permintaan dokumen di luar standar dan bina petugas.",
          "Stop asking for papers outside the standard, and coach staff.")
      ],
      programmes: ["debureaucratisation", "service_behaviour"],
      maladministration: ["procedural_deviation"]),
    fields: ["class", "demanded"],
    passing: [
      Example("a word that no list knows may be any paper") {
        $0.demanded = ["ktp", "kartu-hijau"]
      },
      Example("a paper asked for if needed") {
        $0.promise?.papers?.append(Example.Paper("kuasa", isMandatory: false))
        $0.demanded = ["ktp", "kuasa"]
      },
      Example("a case without a class may be asked for any listed paper") {
        $0.promise?.papers?.append(Example.Paper("akta", classes: ["baru"]))
        $0.demanded = ["ktp", "akta"]
      },
    ],
    failing: [
      Example("a paper that another standard lists, and this one does not") {
        $0.demanded = ["ktp", "tiket-pulang"]
        $0.papersElsewhere = ["tiket-pulang"]
      },
      Example("a paper listed for another class only") {
        $0.promise?.papers?.append(Example.Paper("akta", classes: ["baru"]))
        $0.promise?.classes = ["perpanjangan"]
        $0.variant = Variant(applicantClass: "perpanjangan", tier: nil)
        $0.demanded = ["ktp", "akta"]
      },
    ])

  package static func judge(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch,
    into result: inout RuleResult
  ) {
    for row in judged.rows where judged.requirements[row].unlisted > 0 {
      result.deviates(row, expected: 0, actual: Int64(judged.requirements[row].unlisted))
    }
  }
}
