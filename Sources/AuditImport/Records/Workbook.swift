internal import SheetFiles

/// A workbook of which the sheets that a profile chooses were read.
struct Workbook {
  let form: WorkbookForm
  let transcript: Transcript
  /// Places in `transcript` of the sheets that are read, in their order.
  let chosen: [Int]
  /// Names of sheets that are hidden and were not read.
  let hiddenSheets: [String]

  /// Names of the sheets that are read.
  var names: [String] { chosen.map { transcript.sheets[$0].info.name } }

  init(form: WorkbookForm, transcript: Transcript, chosen: [Int], hiddenSheets: [String]) {
    (self.form, self.transcript) = (form, transcript)
    (self.chosen, self.hiddenSheets) = (chosen, hiddenSheets)
  }

  /// Reads the sheets of a file that a profile chooses.
  ///
  /// - Throws: `ImportFault.severalSheets` when more than one may be meant and the profile does not say which.
  init(
    _ source: SheetSource, _ form: WorkbookForm, of file: InputFile, _ choice: SheetChoice?
  ) throws(ImportFault) {
    var sheets: [SheetInfo] = []
    var fault: ImportFault?
    do throws(SheetFault) {
      transcript = try WorkbookFile.transcribe(source, form: form, folder: file.workFolder) {
        (found: borrowing [SheetInfo]) throws(SheetFault) -> [Int] in
        sheets = copy found
        guard let choice else { return sheets.indices.filter { sheets[$0].state == .visible } }
        do throws(ImportFault) {
          return try choice.places(in: sheets, of: file.path)
        } catch {
          fault = error
          throw .noSheet
        }
      }
    } catch {
      throw fault ?? .workbook(file: file.path, error)
    }
    self.form = form
    hiddenSheets = sheets.filter { $0.state != .visible }.map(\.name)
      .filter { [read = transcript.sheets] name in !read.contains { $0.info.name == name } }
    // A month that has not come has a sheet already.
    chosen = transcript.sheets.indices.filter { [sheets = transcript.sheets] in sheets[$0].rows > 0
    }
    if chosen.isEmpty { throw .noHeader(file: file.path) }
    if choice == nil, chosen.count > 1 {
      throw .severalSheets(
        file: file.path, sheets: chosen.map { [sheets = transcript.sheets] in sheets[$0].info.name }
      )
    }
  }
}
