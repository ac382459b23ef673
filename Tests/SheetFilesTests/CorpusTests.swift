#if SPREADSHEETS
  import Foundation
  import Testing

  @testable import SheetFiles

  /// Files of many writers with the cells that independent readers agree on; not in the repository.
  enum Corpus {
    static let folder: URL? = {
      var folder = URL(filePath: #filePath)
      while folder.path != "/" {
        folder.deleteLastPathComponent()
        let corpus = folder.appending(path: "shared/data/spreadsheets")
        if FileManager.default.fileExists(atPath: corpus.path) { return corpus }
      }
      return nil
    }()

    /// Those whose cells are known, as paths below the folder.
    static func files(_ endings: [String]) -> [String] {
      ["ours", "theirs"].flatMap { part in
        let names =
          (try? FileManager.default.contentsOfDirectory(
            atPath: folder?.appending(path: part).path ?? "")) ?? []
        return names.filter { name in
          names.contains(name + ".cells.tsv") && endings.contains { name.hasSuffix($0) }
        }.map { "\(part)/\($0)" }.sorted()
      }
    }

    /// Lines as the files of expected cells have them.
    static func cells(of path: String) throws -> [String] {
      let bytes = try Data(contentsOf: #require(folder).appending(path: path))
      let file = try TestFile(Array(bytes))
      guard case .workbook(let form) = try FileForm.recognise(file.source) else { return [] }
      let transcript = try WorkbookFile.transcribe(file.source, form: form, folder: "/tmp") {
        (sheets) throws(SheetFault) in Array(sheets.indices)
      }
      var lines: [String] = []
      for (index, sheet) in transcript.sheets.enumerated() {
        lines.append("#\t\(index + 1)\t\(escaped(sheet.info.name))\t\(sheet.info.state.rawValue)")
        var rows = transcript.rows(ofSheet: index)
        var row = SheetRow()
        while try rows.next(into: &row) {
          for cell in row.cells {
            let text = String(decoding: row.text[Int(cell.start)..<Int(cell.end)], as: UTF8.self)
            lines.append(
              "\(index + 1)\t\(row.number)\t\(cell.column + 1)\t\(Cells.letter(cell.kind))\t"
                + value(escaped(text), cell.kind))
          }
        }
      }
      return lines
    }

    static func expected(of path: String) throws -> [String] {
      let url = try #require(folder).appending(path: path + ".cells.tsv")
      let text = try String(decoding: Data(contentsOf: url), as: UTF8.self)
      return text.unicodeScalars.split(separator: "\n").map { line in
        var fields = String(line).components(separatedBy: "\t")
        if fields.count == 5, fields[3] == "n" { fields[4] = value(fields[4], .number) }
        return fields.joined(separator: "\t")
      }
    }

    /// The corpus has numbers as Python writes them, and truths as digits.
    private static func value(_ text: String, _ kind: CellKind) -> String {
      switch kind {
      case .number: Double(text).map { String(format: "%.15g", $0) } ?? "no number: \(text)"
      case .truth: text == "TRUE" ? "1" : "0"
      default: text
      }
    }

    private static func escaped(_ text: String) -> String {
      text.unicodeScalars.map {
        switch $0 {
        case "\n": "\\n"
        case "\t": "\\t"
        case "\r": "\\r"
        case "\\": "\\\\"
        default: String($0)
        }
      }.joined()
    }
  }

  @Suite(.enabled(if: Corpus.folder != nil)) struct `The corpus` {
    /// A zero byte is no text; the corpus has a backslash there.
    private static let zero = "1\t1\t1\ts\t\u{FFFD}"

    /// Other readers do not say what a format shows.
    private static let shown = ["1\t5\t4\ts\tBKT-12348": "1\t5\t4\tn\t12348"]

    @Test(arguments: Corpus.files([".xlsx", ".xlsm", ".ods", ".xls", ".html"]))
    func `comes out cell by cell`(path: String) throws {
      let cells = try Corpus.cells(of: path).map {
        $0 == Self.zero ? "1\t1\t1\ts\t\\\\" : Self.shown[$0] ?? $0
      }
      #expect(try cells == Corpus.expected(of: path))
    }

    @Test(arguments: [
      ("ours/27_bomb_many_rows.xlsx", SheetFault.limit(.rows(1_048_576))),
      ("ours/27_bomb_one_string.xlsx", .limit(.cellBytes(1 << 20))),
      ("ours/27_deep.xlsx", .limit(.depth(64))),
      ("ours/27_entities.xlsx", .documentType(part: "xl/worksheets/sheet1.xml")),
      ("ours/27_external_entity.xlsx", .documentType(part: "xl/worksheets/sheet1.xml")),
      ("ours/28_stored_wrong_crc.xlsx", .wrongChecksum(part: "xl/worksheets/sheet1.xml")),
      ("ours/28_truncated.xlsx", .notAZip),
      ("ours/11_two_csv_in_zip.zip", .noSingleText(["jan.csv", "feb.csv"])),
      ("theirs/calamine__any_sheets.xlsb", .binaryWorkbook),
      ("theirs/calamine__issue_594_dos.ods", .limit(.rows(1_048_576))),
      ("theirs/calamine__pass_protected.ods", .encrypted),
      ("theirs/poi__duplicate-filename.xlsx", .duplicateEntry(name: "xl/worksheets/sheet1.xml")),
      ("theirs/poi__poc-xmlbomb.xlsx", .documentType(part: "xl/sharedStrings.xml")),
      ("theirs/calamine__pass_protected.xlsx", .encrypted),
      ("theirs/test_files__password_2002_40_xor.xls", .encrypted),
      ("theirs/PhpSpreadsheet__oleloop.xls", .chainLoops),
      ("theirs/xlrd__biff4_no_format_no_window2.xls", .ancientWorkbook),
      ("ours/28_login_page.xlsx", .noTable),
      ("theirs/poi__xlsx-corrupted.xlsx", .damaged(part: "_rels/.rels")),
    ]) func `is refused where it must be`(path: String, fault: SheetFault) {
      #expect(throws: fault) { try Corpus.cells(of: path) }
    }

    @Test func `has shared texts in any order`() throws {
      let cells = try Corpus.cells(of: "ours/29_strings_backwards.xlsx")
      #expect(cells.count == 20_001)
      for (index, cell) in cells.dropFirst().enumerated() {
        let number = String(20_000 - index)
        let padded = String(repeating: "0", count: 5 - number.count) + number
        #expect(cell == "1\t\(index + 1)\t1\ts\tnomor \(padded)")
      }
    }
  }
#endif
