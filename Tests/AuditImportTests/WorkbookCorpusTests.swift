#if SPREADSHEETS
  import Foundation
  import ServiceStandards
  import SheetFiles
  import Testing
  import WorkingTime

  @testable import AuditImport

  /// Made-up files as offices send them, each with the cases that it holds; they lie beside the project, where they do.
  @Suite(.enabled(if: Corpus.folder != nil)) struct `Workbooks as offices send them` {
    /// What one case of a file is to be; what the file has no column for is not compared.
    private struct Expected: Decodable {
      let reg, code, received, status: String
      let finished: String?
      let paid: Int64
      let proof: String
    }

    struct Office: CustomTestStringConvertible {
      let file: String
      let profile: String
      var told: Set<TransactionColumn> = [.service, .finishedAt, .charges]
      var testDescription: String { file }
    }

    private static let status = """
      status: {finished: [Selesai], rejected: [Ditolak], open: [Proses]}

      """
    private static let money = "charges: [{column: Biaya, kind: tariff, proof: No. Bukti}]\n"
    private static func columns(_ more: String) -> String {
      "columns: {case_number: No. Register, status: Status, \(more)}\nconstants: {unit: MPP"
    }

    static let register = Office(
      file: "01_register_openpyxl.xlsx",
      profile: columns(
        "service: Jenis Layanan, received_at: [Waktu Tgl Masuk, Waktu Jam], finished_at: Waktu Tgl Selesai"
      ) + """
        }
        sheet: Register 2026
        header: [5, 6]
        dates: [iso]
        missing: ["-"]
        skip: {column_numbers: true, first_cell: ["A.", "B.", "C.", "D."]}
        ends_at: ["Kota Contoh,"]
        charges: [{column: Biaya (Rp) Dibayar, kind: tariff, proof: Biaya (Rp) No. Bukti}]

        """)
    static let php = Office(
      file: "06_php_text_dates.xlsx",
      profile: columns(
        "service: Jenis Layanan, received_at: [Tgl Masuk, Jam], finished_at: Tgl Selesai")
        + "}\ndates: [\"dd-MM-yyyy HH:mm\", \"dd-MM-yyyy HH:mm:ss\"]\nmissing: [\"-\"]\n"
        + "numbers: {decimal: \",\", group: \".\"}\n" + money)
    static let typed = Office(
      file: "10_php_typed.xlsx",
      profile: columns("service: Jenis Layanan, received_at: Tgl Masuk, finished_at: Tgl Selesai")
        + "}\ndates: [iso]\n" + money)
    static let text = Office(
      file: "20_tsv_named.xls",
      profile: columns("service: Jenis Layanan, received_at: Tgl Masuk, finished_at: Tgl Selesai")
        + "}\ndates: [\"dd-MM-yyyy HH:mm\", \"dd-MM-yyyy HH:mm:ss\"]\n"
        + "numbers: {decimal: \",\", group: \".\"}\nmoney_words: {zero: [gratis, \"-\"]}\n" + money)
    static let zipped = Office(
      file: "11_csv_in_zip.zip",
      profile: columns("service: Jenis Layanan, received_at: Tgl Masuk, finished_at: Tgl Selesai")
        + "}\ndates: [\"dd/MM/yyyy HH:mm\", \"dd/MM/yyyy HH:mm:ss\"]\n"
        + "numbers: {decimal: \",\", group: \".\"}\nmoney_words: {zero: [gratis, \"-\"]}\n"
        + "charges: [{column: Biaya, kind: tariff}]\n",
      told: [.service, .finishedAt])
    static let page = Office(
      file: "20_html_utf8.xls",
      profile: columns(
        "service: Jenis Layanan, received_at: Waktu Masuk, finished_at: Waktu Selesai")
        + "}\nsheet: 2\nheader: [1, 2]\ndates: [\"dd/MM/yyyy HH:mm\", \"dd/MM/yyyy HH:mm:ss\"]\n"
        + "numbers: {decimal: \",\", group: \".\"}\nmoney_words: {zero: [gratis, \"-\"]}\n" + money)
    static let months = Office(
      file: "21_sheet_per_month.xlsx",
      profile: columns("received_at: Tgl Masuk, finished_at: Tgl Selesai")
        + ", service: SKTU}\nsheet: \"*\"\ndates: [iso]\ncharges: [{column: Biaya, kind: tariff}]\n",
      told: [.finishedAt])

    static let offices: [Office] = [
      register, register.as("03_register_libreoffice.xlsx"),
      register.as("04_register_libreoffice.ods"),
      php, php.as("08_php_html.xls"), typed, typed.as("10_php_typed.xls"),
      typed.as("13_spreadsheetml_2003.xls"),
      typed.as("14_openspout_inline.xlsx").reading("dates: [iso]", as: "dates: [excel]"),
      Office(
        file: "18_merged_down.xlsx",
        profile: columns("service: Jenis Layanan, received_at: Tgl Masuk")
          + "}\ndates: [iso]\nfill_down: [Tgl Masuk, Jenis Layanan]\ncharges: [{column: Biaya, kind: tariff}]\n",
        told: [.service]),
      Office(
        file: "19_hidden_sheets_filtered_rows.xlsx",
        profile: columns("received_at: Tgl Masuk")
          + ", service: SKTU}\nsheet: Data\ndates: [iso]\n",
        told: []),
      page, page.as("20_html_nometa_utf8.xls"), text, zipped, months,
    ]

    @Test(arguments: offices) func `give the cases that they hold`(office: Office) throws {
      let reading = try Corpus.read(office.file, Self.status + office.profile)
      #expect(reading.rejected.flatMap(\.diagnostics).map { $0.description(in: .english) } == [])
      let folder = try #require(Corpus.folder)
      let lines = try String(
        contentsOf: folder.appending(path: office.file + ".records.jsonl"), encoding: .utf8)
      let expected = try lines.split(separator: "\n").map {
        try JSONDecoder().decode(Expected.self, from: Data($0.utf8))
      }
      let zone = try Zone("Asia/Makassar")
      var read: [String: Transaction] = [:]
      for transaction in reading.transactions { read[transaction.caseNumber] = transaction }
      #expect(read.count == expected.count && reading.transactions.count == expected.count)
      // A text may tell no seconds.
      func text(_ stamp: Instant?, _ isDate: Bool, like other: String?) -> String? {
        guard let stamp, let other else { return stamp.map { "\($0)" } }
        let text = String(stamp.iso(offset: zone.offset(at: stamp)).prefix(isDate ? 10 : 19))
        return text.hasSuffix(":00") && text.prefix(16) == other.prefix(16) ? other : text
      }
      for item in expected {
        let found = try #require(read[item.reg], "\(item.reg)")
        let stamps = found.stamps
        #expect(
          text(stamps.received, stamps.dates.contains(.received), like: item.received)
            == item.received)
        if office.told.contains(.finishedAt) {
          #expect(
            text(stamps.finished, stamps.dates.contains(.finished), like: item.finished)
              == item.finished)
        }
        if office.told.contains(.service) { #expect(found.service.text == item.code) }
        if office.told.contains(.charges) {
          #expect((found.charges ?? []).map(\.amount.minorUnits).reduce(0, +) == item.paid)
          #expect((found.charges ?? []).compactMap(\.proof).first ?? "" == item.proof)
        }
        let words = ["Selesai": CaseStatus.finished, "Ditolak": .rejected, "Proses": .open]
        #expect(found.status == words[item.status])
      }
    }

    @Test func `tell what is hidden in them`() throws {
      let reading = try Corpus.read(
        "19_hidden_sheets_filtered_rows.xlsx",
        Self.status + (Self.offices.first { $0.file.hasPrefix("19") }?.profile ?? ""))
      let workbook = try #require(reading.summary.workbook)
      #expect(workbook.hiddenSheets == ["_cache", "lama"])
      #expect(workbook.sheets == ["Data"])
      #expect(workbook.hiddenRows > 0)
    }

    @Test func `keep hidden sheets out of a pattern, and tell them`() throws {
      let office = try #require(Self.offices.first { $0.file.hasPrefix("19") })
      for sheet in ["\"*a*\"", "2"] {
        let reading = try Corpus.read(
          office.file,
          Self.status + office.profile.replacing("sheet: Data", with: "sheet: \(sheet)"))
        let workbook = try #require(reading.summary.workbook)
        #expect(workbook.hiddenSheets == ["_cache", "lama"])
        #expect(workbook.sheets == ["Data"])
      }
    }

    @Test func `have one date in seven forms`() throws {
      struct Expected: Decodable {
        let reg, received: String
      }
      let folder = try #require(Corpus.folder)
      let file = "15_dates_mixed.xlsx"
      let expected = try JSONDecoder().decode(
        [Expected].self, from: Data(contentsOf: folder.appending(path: file + ".expected.json")))
      let reading = try Corpus.read(
        file,
        """
        columns: {case_number: No. Register, received_at: Tgl Masuk}
        constants: {unit: MPP, service: SKTU, status: open}
        dates: [iso, excel, "dd/MM/yyyy HH:mm", "dd/MM/yyyy HH:mm:ss", d MMMM yyyy]
        """)
      #expect(reading.rejected.isEmpty)
      #expect(reading.transactions.map(\.caseNumber) == expected.map(\.reg))
      let zone = try Zone("Asia/Makassar")
      let received = reading.transactions.map { transaction in
        let stamp = transaction.stamps.received
        let length = transaction.stamps.dates.contains(.received) ? 10 : 19
        return String(stamp.iso(offset: zone.offset(at: stamp)).prefix(length))
      }
      #expect(received == expected.map(\.received))
    }

    @Test func `are refused at the cells where a spreadsheet has lost what stood there`() throws {
      let reading = try Corpus.read(
        "17_identifiers.xlsx",
        """
        columns: {case_number: No. Register, applicant: NIK}
        constants: {unit: MPP, service: SKTU, status: open, received_at: 2026-01-05}
        charges: [{column: Biaya, kind: tariff, proof: No. Bukti}]
        numbers: {decimal: ",", group: "."}
        dates: [iso]
        """)
      #expect(reading.transactions.map(\.caseNumber) == ["000124"])
      #expect(reading.transactions.first?.charges?.first?.proof == "012346")
      let found = reading.rejected.flatMap(\.diagnostics).map {
        "\($0.place?.cell ?? "") \($0.problem)"
      }
      #expect(
        found == [
          "C2 \(Problem.roundedIdentifier(digits: 15))",
          "C4 \(Problem.roundedIdentifier(digits: 15))",
          "F5 \(Problem.tooManyDecimals(allowed: 0))", "C5 \(Problem.scientificNumber)",
          "D6 \(Problem.fractionalIdentifier)", "B7 \(Problem.truthValue)",
          "F7 \(Problem.spreadsheetError)",
        ])
    }

    @Test func `ask which sheet is meant`() throws {
      let profile = Self.register.profile.replacing("sheet: Register 2026\n", with: "")
      #expect(
        throws: ImportFault.severalSheets(
          file: Corpus.path("01_register_openpyxl.xlsx"), sheets: ["Register 2026", "Rekap"])
      ) {
        try Corpus.read("01_register_openpyxl.xlsx", Self.status + profile)
      }
    }

    @Test func `are told from an event log, packed as it is`() throws {
      let file = "32_small.xes.gz"
      #expect(throws: ImportFault.workbook(file: Corpus.path(file), .eventLog)) {
        try Corpus.read(file, Self.status + Self.typed.profile)
      }
    }

    @Test(arguments: [
      "11_slip.zip", "11_two_csv_in_zip.zip", "27_bomb_many_rows.xlsx", "27_bomb_one_string.xlsx",
      "27_deep.xlsx", "27_entities.xlsx", "27_external_entity.xlsx", "28_empty.xlsx",
      "28_login_page.xlsx", "28_stored_wrong_crc.xlsx", "28_truncated.xlsx",
    ])
    func `are refused where they cannot be trusted`(file: String) throws {
      #expect(throws: ImportFault.self) {
        try Corpus.read(file, Self.status + Self.typed.profile)
      }
    }
  }

  extension `Workbooks as offices send them`.Office {
    func `as`(_ file: String) -> Self { Self(file: file, profile: profile, told: told) }

    func reading(_ text: String, as other: String) -> Self {
      Self(file: file, profile: profile.replacing(text, with: other), told: told)
    }
  }

  /// The folder of such files.
  enum Corpus {
    static let folder: URL? = {
      var place = URL(filePath: #filePath)
      while place.path != "/" {
        place.deleteLastPathComponent()
        let folder = place.appending(path: "shared/data/spreadsheets/ours")
        if FileManager.default.fileExists(atPath: folder.path) { return folder }
      }
      return nil
    }()

    static func path(_ file: String) -> String { folder?.appending(path: file).path ?? file }

    static func read(_ file: String, _ profile: String) throws -> Reading {
      let scratch = try Scratch()
      let yaml = try scratch.file("format: audit.profile/1\nname: x\n" + profile, name: "p.yaml")
      let profile = try MappingProfile.read(InputFile(path: yaml))
      let names = [
        "SKTU": "Surat Keterangan Tempat Usaha", "SIP-DR": "Surat Izin Praktik Dokter",
        "PBG": "Persetujuan Bangunan Gedung", "REKLAME": "Izin Reklame; insidentil",
      ]
      let services = try Dictionary(
        uniqueKeysWithValues: names.map { (try ServiceCode($0.key), $0.value) })
      let unit = KnownUnit(
        zone: try Zone("Asia/Makassar"), currency: .rupiah, services: Set(services.keys),
        names: services)
      let input = try InputFile(path: path(file))
      input.workFolder = scratch.folder.path
      return try Reading(of: input, profile: profile, known: [UnitCode("MPP"): unit])
    }
  }
#endif
