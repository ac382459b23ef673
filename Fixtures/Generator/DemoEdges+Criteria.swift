/// Edges of what cannot be judged, of money, of papers and of the record itself.
extension DemoEdges {
  mutating func addUnassessable() {
    let start = "2025-05-06 09:00:00"
    add(
      "DPMPTSP", "PBG", "no class, and only classes have a limit", start, start,
      "2025-05-07 10:00:00")
    add("DPMPTSP", "PBG", "a class without a limit", start, start, "2025-05-07 10:00:00") {
      $0.applicantClass = "sbkbg"
    }
    add(
      "POLRES", "SKCK", "closed without the stamp of completeness", start, nil,
      "2025-05-06 09:30:00")
    add("POLRES", "SKCK", "closed without a finish", start, start) { $0.status = "finished" }
    add(
      "POLRES", "SKCK", "finished before the file was complete", start, "2025-05-06 10:00:00",
      "2025-05-06 09:30:00", planted: [Planted(rule: "D-01")])
  }

  mutating func addMoney() {
    let (start, end) = ("2025-05-07 09:00:00", "2025-05-07 09:10:00")
    func lines(_ charges: (String, Int64, String)...) -> [Record.Charge] {
      charges.map { Record.Charge(kind: $0.0, amount: $0.1, proof: $0.2) }
    }
    for (note, charges, planted) in [
      ("charge equal to the tariff", lines(("tariff", 30_000, "8202505070001")), []),
      (
        "one rupiah above the tariff", lines(("tariff", 30_001, "8202505070002")),
        [Planted(rule: "B-01", amount: 1)]
      ),
      (
        "one rupiah below the tariff", lines(("tariff", 29_999, "8202505070003")),
        [Planted(rule: "B-03", amount: 1)]
      ),
      (
        "the tariff taken twice",
        lines(("tariff", 30_000, "8202505070004"), ("tariff", 30_000, "8202505070004")),
        [Planted(rule: "B-01", amount: 30_000)]
      ),
      (
        "acceleration counts with the tariff",
        lines(("tariff", 30_000, "8202505070005"), ("acceleration", 50_000, "8202505070006")),
        [Planted(rule: "B-01", amount: 50_000)]
      ),
      (
        "acceleration without a proof",
        lines(("tariff", 30_000, "8202505070007"), ("acceleration", 50_000, "")),
        [Planted(rule: "B-01", amount: 50_000), Planted(rule: "B-04", amount: 50_000)]
      ),
      (
        "third party money needs no proof",
        lines(("tariff", 30_000, "8202505070008"), ("third_party", 25_000, "")),
        []
      ),
      ("finished, and nothing was taken", [], [Planted(rule: "B-03", amount: 30_000)]),
    ] as [(String, [Record.Charge], [Planted])] {
      add("POLRES", "SKCK", note, start, start, end, planted: planted) { $0.charges = charges }
    }
    add("POLRES", "SKCK", "rejected, and nothing was taken", start, start, end) {
      ($0.status, $0.charges) = ("rejected", [])
    }
    let letter = "2025-05-07 09:05:00"
    add(
      "DUKCAPIL", "PINDAH", "one rupiah where the law forbids any", start, start, letter,
      planted: [Planted(rule: "B-02", amount: 1)]
    ) { $0.charges = lines(("tariff", 1, "8202505070009")) }
    add("DUKCAPIL", "PINDAH", "a line of nothing", start, start, letter) {
      $0.charges = lines(("tariff", 0, ""))
    }
    add("SAMSAT", "STNK-5TH", "no tier, and the tariff asks for one", start, start, end) {
      ($0.applicantClass, $0.charges) = ("perorangan", lines(("tariff", 160_000, "8202505070010")))
    }
    add("SAMSAT", "STNK-5TH", "a tier without a tariff", start, start, end) {
      ($0.applicantClass, $0.tier) = ("perorangan", "alat_berat")
      $0.charges = lines(("tariff", 300_000, "8202505070011"))
    }
  }

  mutating func addPapers() {
    let (start, end) = ("2025-05-08 09:00:00", "2025-05-08 09:10:00")
    let police = ["ktp", "kk", "akta-lahir", "sidik-jari", "foto", "daftar-pertanyaan"]
    add("POLRES", "SKCK", "every paper in another spelling", start, start, end) {
      $0.demanded = [
        "  e-ktp ", "KARTU  KELUARGA", "Akte kelahiran", "Rumus Sidik Jari",
        "PAS FOTO 4X6 LATAR MERAH", "Daftar Pertanyaan",
      ]
      $0.submitted = $0.demanded
    }
    add(
      "POLRES", "SKCK", "nothing was submitted", start, start, end,
      planted: [Planted(rule: "P-02")]
    ) { ($0.demanded, $0.submitted) = (police, []) }
    add(
      "POLRES", "SKCK", "a paper too many, one that no list knows, one too few", start, start, end,
      planted: [Planted(rule: "P-01"), Planted(rule: "P-02")]
    ) {
      $0.demanded =
        police + ["Surat pengalaman kerja", "Surat keterangan \"orang dalam\", 2 lembar"]
      $0.submitted = Array(police.dropLast())
    }
    for (note, papers, planted) in [
      ("one paper of the group is enough", ["akta-cerai"], []),
      ("no paper of the group", [], [Planted(rule: "P-02")]),
      ("a paper asked if needed is no substitute", ["ket-pindah"], [Planted(rule: "P-02")]),
    ] as [(String, [String], [Planted])] {
      add("DUKCAPIL", "KK", note, start, start, "2025-05-08 15:00:00", planted: planted) {
        ($0.applicantClass, $0.submitted) = ("baru", papers)
      }
    }
    add(
      "DUKCAPIL", "KK", "a paper of another class was demanded", start, start,
      "2025-05-08 15:00:00", planted: [Planted(rule: "P-01")]
    ) { ($0.applicantClass, $0.demanded) = ("hilang", ["ket-hilang", "SKPWNI"]) }
    add(
      "DUKCAPIL", "KK", "without a class a paper of one class may be asked", start, start,
      "2025-05-08 15:00:00"
    ) {
      $0.demanded = ["Laporan kehilangan"]
    }
    add(
      "DUKCAPIL", "KK", "a paper that no list knows accuses nobody", start, start,
      "2025-05-08 15:00:00"
    ) {
      ($0.applicantClass, $0.demanded) = ("hilang", ["ket-hilang", "Kartu vaksin"])
    }
  }

  mutating func addRecords() {
    let future = [Planted(rule: "D-02")]
    let (received, complete) = ("2026-06-30 15:15:00", "2026-06-30 15:20:00")
    add(
      "POLRES", "SKCK", "finished in the second of the import", received, complete,
      "2026-07-01 07:00:00")
    add(
      "POLRES", "SKCK", "handed over one second after the import", received, complete,
      "2026-06-30 15:30:00", planted: future
    ) { $0.handed = DemoEdges.at("2026-07-01 07:00:01") }
    add(
      "POLRES", "SKCK", "finished after the import, in the second of the audit", received,
      complete, "2026-07-01 08:00:00", planted: future)
    add(
      "POLRES", "SKCK", "finished one second after the audit: still open", received, complete,
      "2026-07-01 08:00:01", planted: future)
    add(
      "POLRES", "SKCK", "late, and after the import", "2026-06-30 14:55:00",
      "2026-06-30 15:00:00", "2026-07-01 07:30:00", planted: DemoEdges.late + future)
    add(
      "PN", "SKTPD", "paid after the audit: nothing of money is judged", "2026-06-30 09:00:00",
      "2026-06-30 09:10:00", "2026-06-30 10:00:00", planted: future
    ) {
      $0.paid = DemoEdges.at("2026-07-02 09:00:00")
      $0.charges = [.init(kind: "tariff", amount: 99_000, proof: "")]
    }
    let contradiction = [Planted(rule: "D-03")]
    add(
      "POLRES", "SKCK", "open by its status, finished by its stamp", "2026-06-29 09:00:00",
      "2026-06-29 09:10:00", "2026-06-29 09:20:00", planted: contradiction
    ) { $0.status = "open" }
    add(
      "POLRES", "SKCK", "promised for the year before: says nothing", "2026-06-29 09:30:00",
      "2026-06-29 09:40:00", "2026-06-29 09:50:00", planted: contradiction
    ) { $0.promised = DemoEdges.at("2025-06-29 15:30:00") }
    let disorder = [Planted(rule: "D-01")]
    add(
      "DUKCAPIL", "KTP-EL", "a pause that ends before it starts", "2025-05-08 09:00:00",
      "2025-05-08 09:10:00", "2025-05-08 14:00:00", planted: disorder
    ) { $0.pauses = [DemoEdges.pause("other", "2025-05-08 11:00:00", "2025-05-08 10:00:00")] }
    add(
      "DUKCAPIL", "KTP-EL", "handed over before it was finished", "2025-05-08 09:00:00",
      "2025-05-08 09:10:00", "2025-05-08 14:00:00", planted: disorder
    ) { $0.handed = DemoEdges.at("2025-05-08 13:59:59") }
    add(
      "DUKCAPIL", "KTP-EL", "all stamps in the same second", "2025-05-08 14:00:00",
      "2025-05-08 14:00:00", "2025-05-08 14:00:00"
    ) { ($0.handed, $0.paid) = ($0.finished, $0.finished) }
    add(
      "DUKCAPIL", "KTP-EL", "=1+1 \"kutipan\", koma; dan\nbaris kedua – ’Jum’at’ ½ √ 東",
      "2025-05-08 14:01:00",
      "2025-05-08 14:01:00", "2025-05-08 14:30:00")
  }
}
