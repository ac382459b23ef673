internal import AuditImport
internal import AuditReport
package import ServiceStandards
package import SheetFiles

extension SheetFault {
  /// Why a workbook or a packed file cannot be read.
  func message(of file: String) -> Message {
    switch self {
    case .notAZip: Message("E_WORKBOOK", "not_a_zip", ["file": file])
    case .encrypted: Message("E_WORKBOOK", "encrypted", ["file": file])
    case .binaryWorkbook: Message("E_WORKBOOK", "binary", ["file": file])
    case .ancientWorkbook: Message("E_WORKBOOK", "ancient", ["file": file])
    case .characterSet(let name):
      Message("E_WORKBOOK", "character_set", ["file": file, "name": name])
    case .eventLog: Message("E_WORKBOOK", "event_log", ["file": file])
    case .noTable: Message("E_WORKBOOK", "no_table", ["file": file])
    case .noSheet: Message("E_WORKBOOK", "no_sheet", ["file": file])
    case .noSingleText(let names) where names.isEmpty:
      Message("E_WORKBOOK", "no_text", ["file": file])
    case .noSingleText(let names):
      Message(
        "E_WORKBOOK", "several_texts",
        ["file": file, "names": names.prefix(SheetFault.mostNames).map { "“\($0)”" }])
    case .documentType(let part):
      Message("E_WORKBOOK", "document_type", ["file": file, "part": part])
    case .damaged(let part): Message("E_WORKBOOK", "damaged", ["file": file, "part": part])
    case .chainLoops: Message("E_WORKBOOK", "damaged", ["file": file, "part": "OLE"])
    case .wrongChecksum(let part): Message("E_WORKBOOK", "checksum", ["file": file, "part": part])
    case .duplicateEntry(let name):
      Message("E_WORKBOOK", "duplicate_entry", ["file": file, "name": name])
    case .unreadableEntry(let name):
      Message("E_WORKBOOK", "unreadable_entry", ["file": file, "name": name])
    case .limit(let limit): Message("E_WORKBOOK", "limit", ["file": file, "limit": limit])
    case .cannotRead(let number):
      Message("E_IMPORT", "cannot_read", ["file": file, "reason": SystemReason(number: number)])
    case .cannotWrite(let number):
      Message("E_WORKBOOK", "cannot_write", ["file": file, "reason": SystemReason(number: number)])
    case .notBuiltIn: Message("E_WORKBOOK", "not_built_in", ["file": file])
    }
  }

  private static let mostNames = 12
}

extension SheetFault.Limit: MessageArgument {
  package func words(in language: Language) -> String {
    let (most, things): (Int, Wording) =
      switch self {
      case .entries(let most): (most, Wording("isi arsip", "entries of the archive"))
      case .bytes(let part, let most): (most, Wording("bita pada \(part)", "bytes of \(part)"))
      case .cellBytes(let most): (most, Wording("bita dalam satu sel", "bytes in a cell"))
      case .depth(let most): (most, Wording("tingkat unsur XML", "levels of XML elements"))
      case .rows(let most): (most, Wording("baris", "rows"))
      case .columns(let most): (most, Wording("kolom", "columns"))
      case .sheets(let most): (most, Wording("lembar", "sheets"))
      case .merges(let most): (most, Wording("sel gabungan", "merged cells"))
      }
    return "\(most) \(things.text(language))"
  }
}
