internal import Glibc
internal import ServiceStandards

/// A covering letter that a program can read, beside the file of which it speaks: `FILE.control`.
package enum ControlFile {
  package static let ending = ".control"

  static let format = "audit.control/1"

  private static let keys = ["format", "note", "rows", "sums", "sha256", "period"]

  /// The control file beside a file; `nil` when nothing has that name.
  package static func beside(_ file: String) -> String? {
    let path = file + ending
    return unsafe access(path, F_OK) == 0 ? path : nil
  }

  /// The name of the file of which a control file speaks; `nil` for the name of any other file.
  package static func subject(of name: String) -> String? {
    name.hasSuffix(ending) && name.utf8.count > ending.utf8.count
      ? String(name.dropLast(ending.count)) : nil
  }

  /// Reads a control file.
  ///
  /// - Throws: `ImportFault.invalid` with every problem of the file, or why it cannot be read.
  package static func read(path: String) throws(ImportFault) -> CoveringLetter {
    let file = try YAMLFile(InputFile(path: path))
    var letter = CoveringLetter()
    letter.file = path
    if let root = try file.root(keys, format: format) {
      letter.rows = root["rows"]?.wholeNumber(in: 0...Int64(Int32.max)).map(Int.init)
      letter.sums = (root["sums"]?.mapping(nil)?.entries ?? []).compactMap { _, name, value in
        value.text().map { CoveringLetter.Sum(column: IdentityText.heading(name), amount: $0) }
      }
      letter.sha256 = root["sha256"]?.text()?.lowercased()
      letter.period = root["period"].flatMap(period)
      if !["rows", "sums", "sha256", "period"].contains(where: root.has) {
        // A letter that says nothing proves nothing, and would look as if it did.
        _ = root.required("rows")
      }
    }
    try file.check()
    return letter
  }

  private static func period(_ value: YAMLValue) -> CoveringLetter.Period? {
    guard let entry = value.mapping(["from", "to"]) else { return nil }
    let (first, last) = (entry.required("from")?.day(), entry.required("to")?.day())
    entry.checkOrder(from: first, to: last, lastKey: "to")
    guard let first, let last, first <= last else { return nil }
    return CoveringLetter.Period(first: first, last: last)
  }
}
