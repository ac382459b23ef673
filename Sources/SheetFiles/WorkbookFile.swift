/// What a file is by its content, whatever its name.
package enum FileForm: Hashable, Sendable {
  /// No form that is read here: text, or anything else.
  case other
  case workbook(WorkbookForm)
  /// A ZIP with exactly one text file in it.
  case zippedText(entry: String)
  case gzip
}

package enum WorkbookForm: String, CaseIterable, Hashable, Sendable {
  case xlsx = "Excel .xlsx"
  case ods = "OpenDocument .ods"
  case xls = "Excel .xls"
  case html = "HTML"
  case xml2003 = "XML Spreadsheet 2003"
}
