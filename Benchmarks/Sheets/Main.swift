// Prints the cells of a spreadsheet, for comparing readers and for measuring them:
//   sheet-cells [--count] FILE         its cells, or how many there are
//   sheet-cells --map PROFILE FILE     how many rows are cases, of a file that make.py wrote
// `# number name state` for each sheet, then `sheet row column kind value`; `\n \t \r \\` are escaped.
import AuditImport
import Glibc
import ServiceStandards
import SheetFiles
import WorkingTime

private func list(_ path: String, onlyCounts: Bool) throws(SheetFault) {
  let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
  let size = lseek(descriptor, 0, SEEK_END)
  guard descriptor >= 0, size >= 0 else { throw .cannotRead(errno: errno) }
  let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  let spoolFolder = unsafe access(folder, W_OK) == 0 ? folder : "/tmp"
  let file = SheetSource(descriptor: descriptor, size: Int(size))
  switch try FileForm.recognise(file) {
  case .workbook(let form):
    let transcript = try WorkbookFile.transcribe(file, form: form, folder: spoolFolder) {
      (sheets) throws(SheetFault) in Array(sheets.indices)
    }
    for index in transcript.sheets.indices {
      if onlyCounts {
        try printCounts(transcript, index)
      } else {
        try printCells(transcript, index)
      }
    }
  case .gzip: print(try WorkbookFile.unpack(file, entry: nil, folder: spoolFolder).source.size)
  case .zippedText(let name):
    print(name, try WorkbookFile.unpack(file, entry: name, folder: spoolFolder).source.size)
  case .other: throw .notAZip
  }
}

private func printCounts(_ transcript: Transcript, _ index: Int) throws(SheetFault) {
  var row = SheetRow()
  var rows = transcript.rows(ofSheet: index)
  var cells = 0
  while try rows.next(into: &row) { cells += row.cells.count }
  print(transcript.sheets[index].info.name, transcript.sheets[index].rows, cells)
}

private func printCells(_ transcript: Transcript, _ index: Int) throws(SheetFault) {
  let sheet = transcript.sheets[index]
  print("#", index + 1, escaped(sheet.info.name), sheet.info.state.rawValue, separator: "\t")
  var row = SheetRow()
  var rows = transcript.rows(ofSheet: index)
  while try rows.next(into: &row) {
    for cell in row.cells {
      let value = String(decoding: row.text[Int(cell.start)..<Int(cell.end)], as: UTF8.self)
      print(
        index + 1, row.number, cell.column + 1, letter(cell.kind), escaped(value), separator: "\t")
    }
  }
}

private func letter(_ kind: CellKind) -> String {
  switch kind {
  case .text: "s"
  case .number: "n"
  case .moment, .time: "d"
  case .truth: "b"
  case .error: "e"
  case .uncomputed: "u"
  }
}

private func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    case "\r": result += "\\r"
    case "\\": result += "\\\\"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Reads the file as transactions of the services that `make.py` names, as an import does before it writes.
private func map(_ path: String, by profile: String) throws {
  let services = try (0..<20).map { (try ServiceCode("L\($0)"), "Izin Layanan \($0)") }
  let unit = KnownUnit(
    zone: try Zone("Asia/Makassar"), currency: .rupiah, services: Set(services.map(\.0)),
    names: Dictionary(uniqueKeysWithValues: services))
  let input = try InputFile(path: path)
  input.workFolder = "/tmp"
  var reader = try TransactionReader(
    input, profile: MappingProfile.read(InputFile(path: profile)), known: [UnitCode("PTSP"): unit])
  while try reader.next() != nil {}
  print(reader.summary.accepted, reader.summary.rejected)
}

@main
enum SheetCells {
  static func main() {
    let arguments = CommandLine.arguments
    do {
      switch arguments.count {
      case 2: try list(arguments[1], onlyCounts: false)
      case 3 where arguments[1] == "--count": try list(arguments[2], onlyCounts: true)
      case 4 where arguments[1] == "--map": try map(arguments[3], by: arguments[2])
      default: exit(64)
      }
    } catch {
      let message = Array("\(error)\n".utf8)
      _ = unsafe message.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
      exit(65)
    }
  }
}
