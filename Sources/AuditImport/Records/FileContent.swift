internal import SheetFiles

/// What a file holds, by its content and not by its name.
enum FileContent {
  /// The file itself.
  case text
  /// A text that was packed in it.
  case packed(InputFile)
  case workbook(Workbook)

  init(_ file: InputFile, _ choice: SheetChoice?) throws(ImportFault) {
    self = .text
    guard let source = file.source else { return }
    if let known = file.workbook, known.choice == choice {
      self = .workbook(known.1)
      return
    }
    switch try file.reading({ () throws(SheetFault) in try FileForm.recognise(source) }) {
    case .other: return
    case .workbook(let form):
      let workbook = try Workbook(source, form, of: file, choice)
      file.workbook = (choice, workbook)
      self = .workbook(workbook)
    case .zippedText(let entry): self = .packed(try file.unpacked(source, entry))
    case .gzip: self = .packed(try file.unpacked(source, nil))
    }
    if case .packed(let text) = self, let source = text.source {
      // Only a text is read of what was packed; what is known to be none is told.
      _ = try file.reading { () throws(SheetFault) in try FileForm.recognise(source) }
    }
    file.isReadOtherwise = true
  }
}

extension InputFile {
  /// Reads the visible sheets of a workbook for `WorkbookRows`; `false` for another file.
  package func readWorkbook() throws(ImportFault) -> Bool {
    if case .workbook = try FileContent(self, .visible) { true } else { false }
  }

  /// Whether it is a workbook that was read.
  package var isWorkbook: Bool { workbook != nil }

  /// Names the file in what went wrong with it.
  func reading<Value>(
    _ body: () throws(SheetFault) -> Value
  ) throws(ImportFault) -> Value {
    do throws(SheetFault) {
      return try body()
    } catch {
      throw .workbook(file: path, error)
    }
  }

  /// The text of that name in an archive, or the only one in a packed file.
  fileprivate func unpacked(
    _ source: SheetSource, _ entry: String?
  ) throws(ImportFault) -> InputFile {
    let text = try reading { () throws(SheetFault) in
      try WorkbookFile.unpack(source, entry: entry, folder: workFolder)
    }
    return try InputFile(path: path, unpacked: text)
  }
}
