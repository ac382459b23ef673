#if XLSX
  package import AuditReport
  package import AuditSpreadsheet
  package import ServiceStandards

  extension SpreadsheetFault: Fault {
    package var exitStatus: ExitStatus { .incomplete }

    package var code: String {
      switch self {
      case .cannotCreate, .cannotWrite: "E_XLSX_WRITE"
      case .tooManyColumns: "E_XLSX_COLUMNS"
      }
    }

    package func message(in language: Language) -> String { wording.text(language) }
  }
#endif
