#if !SPREADSHEETS
  /// Without the readers every file is a text, or what `ForeignFile` tells.
  extension FileForm {
    package static func recognise(_ source: SheetSource) throws(SheetFault) -> FileForm { .other }
  }

  package enum WorkbookFile {
    package static func transcribe(
      _ source: SheetSource, form: WorkbookForm, folder: String,
      wanted: (borrowing [SheetInfo]) throws(SheetFault) -> [Int]
    ) throws(SheetFault) -> Transcript { throw .notBuiltIn }

    package static func unpack(
      _ source: SheetSource, entry: String?, folder: String
    ) throws(SheetFault) -> UnpackedFile { throw .notBuiltIn }
  }

  /// A text that was packed.
  package struct UnpackedFile: Sendable {
    package let descriptor: Int32
    package let size: Int
  }
#endif
