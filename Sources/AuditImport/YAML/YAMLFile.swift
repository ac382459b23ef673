internal import Yams

/// A YAML file that is being read, and everything found wrong with it so far.
final class YAMLFile {
  /// Most bytes of a file.
  static let sizeLimit = 16 << 20
  /// Most entries that are looked at: aliases can make few lines stand for endless ones.
  private static let mostEntries = 2_000_000

  let path: String
  private(set) var diagnostics: [Diagnostic] = []
  private var total = 0
  private var entries = 0
  private var root: Node?

  /// Reads the file as YAML.
  convenience init(_ file: InputFile) throws(ImportFault) {
    try self.init(path: file.path, bytes: try file.contents(limit: Self.sizeLimit))
  }

  /// Reads bytes as YAML; the path names them in messages.
  init(path: String, bytes: [UInt8]) throws(ImportFault) {
    self.path = path
    if let kind = ForeignFile(bytes[...]) { throw .otherKind(file: path, kind) }
    if bytes.prefix(2).contains(0)
      || [[0xFF, 0xFE], [0xFE, 0xFF]].contains(Array(bytes.prefix(2)))
    {
      throw .otherEncoding(file: path)
    }
    var bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if let finding = TextCheck.firstFinding(in: bytes.span) {
      let position = TextPosition(of: finding.index, in: bytes.span)
      note(
        Problem(finding.problem, encoding: .utf8), line: position.lineBreaks + 1,
        position: position.column)
      throw fault
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if let line = YAMLAliases.lineOfKey(in: text) {
      note(.syntax("an alias or a list stands as a key"), line: line, position: 1)
      throw fault
    }
    root = try compose(text)
  }

  /// The outermost value. An empty file has an empty one.
  var value: YAMLValue { YAMLValue(file: self, node: root ?? Node("", .implicit, .plain)) }

  /// Notes a problem and goes on.
  func note(
    _ problem: Problem, line: Int, position: Int, column: String? = nil, value: String = ""
  ) {
    total += 1
    guard diagnostics.count < ImportFault.mostListed else { return }
    diagnostics.append(
      Diagnostic(
        file: path, line: line, position: position, column: column, value: value,
        problem: problem))
  }

  /// Whether so many further entries may be looked at.
  func mayLook(at count: Int, line: Int, position: Int) -> Bool {
    guard entries <= Self.mostEntries else { return false }
    entries += count
    guard entries > Self.mostEntries else { return true }
    note(.tooManyEntries, line: line, position: position)
    return false
  }

  /// - Throws: `ImportFault.invalid` when anything was noted.
  func check() throws(ImportFault) {
    if total > 0 { throw fault }
  }

  private var fault: ImportFault {
    let sorted = diagnostics.sorted {
      ($0.line, $0.position ?? 0) < ($1.line, $1.position ?? 0)
    }
    return .invalid(file: path, sorted, total: total)
  }

  private func compose(_ text: String) throws(ImportFault) -> Node? {
    do {
      return try Yams.compose(yaml: text, .basic, .default, .utf8)
    } catch let error as YamlError {
      note(error, in: text)
    } catch {
      note(.syntax("\(error)"), line: 1, position: 1)
    }
    throw fault
  }

  private func note(_ error: YamlError, in text: String) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let words = [context?.text, problem].compactMap { $0 }.joined(separator: " ")
      note(.syntax(words), line: mark.line, position: mark.column)
    case .duplicatedKeysInMapping(let keys, let context):
      note(
        .repeatedKey, line: context.mark.line, position: context.mark.column,
        value: keys.joined(separator: ", "))
    case .reader(let problem, let offset, _, _):
      let before = text.prefix(offset ?? 0)
      let line = before.count(where: \.isNewline) + 1
      let start = before.lastIndex(where: \.isNewline).map { before.index(after: $0) }
      let column = before[(start ?? before.startIndex)...].unicodeScalars.count + 1
      note(.syntax(problem), line: line, position: column)
    case .memory:
      note(.tooManyEntries, line: 1, position: 1)
    default:
      note(.syntax("\(error)"), line: 1, position: 1)
    }
  }
}
