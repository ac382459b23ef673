/// A kind of file that is no text of ours, told by its first bytes and not by its name.
package enum ForeignFile: String, CaseIterable, Hashable, Sendable {
  case xlsx = "Excel .xlsx"
  case ods = "OpenDocument .ods"
  /// The container of old workbooks, and of encrypted new ones.
  case xls = "Excel .xls"
  case html = "HTML"
  case xml = "XML"
  case pdf = "PDF"
  case zip = "ZIP"
  case gzip = "GZIP"

  /// The kind of a file that begins so; `nil` for what may be text.
  init?(_ bytes: ArraySlice<UInt8>) {
    let head = bytes.prefix(4096)
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      let text = String(decoding: head, as: UTF8.self)
      if text.contains("[Content_Types].xml") || text.contains("xl/") {
        self = .xlsx
      } else {
        self = text.contains("opendocument.spreadsheet") ? .ods : .zip
      }
    } else if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = .xls
    } else if head.starts(with: "%PDF-".utf8) {
      self = .pdf
    } else if head.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if let markup = ForeignFile.markup(head) {
      self = markup
    } else {
      return nil
    }
  }

  private static func markup(_ head: ArraySlice<UInt8>) -> ForeignFile? {
    let rest = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head
    let start = rest.drop { $0 == 0x20 || 0x09...0x0D ~= $0 }
    guard start.first == UInt8(ascii: "<") else { return nil }
    let text = String(decoding: start.prefix(16), as: UTF8.self).lowercased()
    if text.hasPrefix("<?xml") { return .xml }
    let names = [
      "!doctype", "!--", "html", "head", "meta", "body", "table", "style", "div", "script",
    ]
    return names.contains { text.hasPrefix("<" + $0) } ? .html : nil
  }
}
