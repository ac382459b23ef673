#if SPREADSHEETS
  import Foundation
  import Testing

  @testable import SheetFiles

  /// One workbook that LibreOffice saved in each of its forms (`soffice --headless --convert-to xlsx`, `ods`, `xls`,
  /// `"xml:MS Excel 2003 XML"`).
  @Suite struct `One sheet in four forms` {
    private static let cells = [
      "A1 s REGISTER & BUKTI", "A3 s No. Register", "B3 s No. Bukti", "C3 s Tgl", "D3 s Saat",
      "E3 s Jam", "F3 s Lama", "G3 s Biaya", "H3 s Lengkap", "I3 s Catatan",
      "A4 n 00012", "B4 s BKT-00017", "C4 d 2026-07-05", "D4 d 2026-07-06T09:30:00",
      "E4 d T14:05:00", "F4 d P95400S", "G4 n 25000.5", "H4 b TRUE",
      "I4 s baris satu\nbaris dua “é”",
      "-A5 s A/13", "-B5 s BKT-1234567", "-C5 d 2024-02-29", "-G5 n 0.1", "-H5 b FALSE",
      "-I5 e #DIV/0!", "B6 n 25000.6", "C6 s ab", "D6 n 123456789012345", "E6 n -3",
    ]
    /// LibreOffice keeps no formats of numbers in XML Spreadsheet 2003.
    private static let withoutFormats = [
      "A4 n 00012": "A4 n 12", "B4 s BKT-00017": "B4 n 17", "-B5 s BKT-1234567": "-B5 n 1234567",
    ]

    @Test(arguments: ["ods", "xlsx", "xls", "xml"]) func `gives the same cells`(ending: String)
      throws
    {
      let url = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Files/same.\(ending)")
      let file = try TestFile(Array(Data(contentsOf: url)))
      let forms: [String: WorkbookForm] = [
        "ods": .ods, "xlsx": .xlsx, "xls": .xls, "xml": .xml2003,
      ]
      let form = try #require(forms[ending])
      #expect(try FileForm.recognise(file.source) == .workbook(form))
      let transcript = try WorkbookFile.transcribe(file.source, form: form, folder: "/tmp") {
        (sheets) throws(SheetFault) in Array(sheets.indices)
      }
      #expect(transcript.sheets.map(\.info.name) == ["Register Juli", "Lama"])
      // Nor does it say there which sheets are hidden.
      #expect(
        transcript.sheets.map(\.info.state) == [.visible, form == .xml2003 ? .visible : .hidden])
      #expect(transcript.sheets[0].merged == [MergedCells(rows: 1...1, columns: 1...3)])
      let expected = Self.cells.map {
        form == .xml2003 ? Self.withoutFormats[$0] ?? $0 : $0
      }
      #expect(try Cells.of(transcript) == expected)
    }
  }
#endif
