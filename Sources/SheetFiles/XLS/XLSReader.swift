/// Reads workbooks of Excel 5 to 2003 ([MS-XLS]; BIFF5 as OpenOffice.org described it).
enum XLSReader {
  /// How messages name what is read.
  static let part = "Workbook"

  /// Writes down the sheets that are wanted, in the order of the workbook.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - folder: For the texts, if they are many, in files without a name.
  ///   - wanted: Says which of all tables; charts, macros and modules are none.
  ///   - writer: Gets the rows.
  /// - Throws: `encrypted`, `ancientWorkbook`, `chainLoops`, `noSheet` without a table, `damaged`, `limit`.
  static func transcribe(
    _ source: SheetSource, folder: String,
    wanted: (borrowing [SheetInfo]) throws(SheetFault) -> [Int],
    into writer: inout TranscriptWriter
  ) throws(SheetFault) {
    var head = [UInt8](repeating: 0, count: 2)
    _ = try source.read(into: &head, at: 0)
    if head[0] == 9, [0, 2, 4].contains(head[1]) { throw .ancientWorkbook }
    let container = try CompoundFile(source)
    for name in ["EncryptedPackage", "EncryptionInfo"] where container.has(name) {
      throw .encrypted
    }
    // Files of both kinds hold the older one for older programs.
    let name = container.has("Workbook") ? "Workbook" : "Book"
    guard let stream = try container.stream(name) else { throw .noSheet }
    var records = RecordReader(stream)
    let workbook = try XLSWorkbook(&records, folder: folder)
    let tables = workbook.sheets.filter(\.isTable)
    guard !tables.isEmpty else { throw .noSheet }
    let indexes = try wanted(tables.map(\.info)).filter(tables.indices.contains)
    writer.epoch = workbook.epoch
    var reader = XLSSheetReader(workbook)
    for index in Set(indexes).sorted() {
      try reader.read(tables[index], &records, into: &writer)
    }
  }
}
