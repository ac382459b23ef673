package import ServiceStandards

/// A case finished although a mandatory document for its class was not submitted.
package enum MissingDocumentRule: RowRule {
  package static let card = RuleCard(
    id: .missingDocument,
    title: Wording(
      "Selesai tanpa persyaratan wajib",
      "Finished without a mandatory document"),
    source: "UU 25/2009 Pasal 21; PermenPANRB 15/2014 (persyaratan)",
    criterion: .requirements, measure: .documents, severity: .medium, namesStandard: true,
    condition: Condition(
      "missing_documents", [.actual("documents")],
      Wording(
        "Permohonan diselesaikan meskipun {documents} dokumen wajib tidak diserahkan.",
        "The application was finished although {documents} mandatory {documents|document was|documents were} not submitted."
      )),
    explains: [.standard, .documents],
    codes: RuleCard.Codes(
      finding: "1.04",
      causes: [
        RuleCard.Draft(
          "SB-02", "Kelengkapan berkas diduga tidak diperiksa sebelum diproses.",
          "Completeness may not be checked before processing.")
      ],
      effect: Wording(
        "Keabsahan produk layanan dapat dipersoalkan.",
        "The validity of what was issued may be contested."),
      recommendations: [
        RuleCard.Draft(
          "RK-01", "Gunakan daftar periksa kelengkapan, dan lengkapi berkas yang kurang.",
          "Use a checklist of papers, and complete the files that lack some.")
      ],
      programmes: ["performance_management", "discipline"],
      maladministration: ["procedural_deviation", "incompetence"]),
    fields: ["status", "class", "submitted"],
    passing: [
      Example("one of two papers that stand for each other") {
        $0.promise?.papers? += [
          Example.Paper("akta", group: "kelahiran"), Example.Paper("ijazah", group: "kelahiran"),
        ]
        $0.submitted = ["ktp", "ijazah"]
      },
      Example("not finished yet") {
        $0.status = .open
        $0.stamps.finished = nil
        $0.submitted = []
      },
    ],
    failing: [
      Example("finished, and nothing submitted") { $0.submitted = [] },
      Example("neither of two papers that stand for each other") {
        $0.promise?.papers? += [
          Example.Paper("akta", group: "kelahiran"), Example.Paper("ijazah", group: "kelahiran"),
        ]
      },
    ])

  package static func judge(
    _ batch: borrowing TransactionBatch, _ judged: borrowing JudgedBatch,
    into result: inout RuleResult
  ) {
    for row in judged.rows where judged.requirements[row].missing > 0 {
      result.deviates(row, expected: 0, actual: Int64(judged.requirements[row].missing))
    }
  }
}
