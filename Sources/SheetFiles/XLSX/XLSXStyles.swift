#if SPREADSHEETS
  /// The number format of each cell format (ECMA-376 part 1, 18.8).
  struct XLSXStyles: XMLReader {
    /// Spreadsheets know at most 65,490 cell formats.
    private static let most = 1 << 17

    private enum Section {
      case outside, codes, formats
    }

    private var section = Section.outside
    private var codes: [Int: NumberFormat] = [:]
    /// What the attribute `s` of a cell counts.
    private(set) var formats: [NumberFormat] = []

    mutating func start(_ tag: XMLTag) throws(SheetFault) {
      switch tag.name {
      case "numFmts": section = .codes
      case "cellXfs": section = .formats
      case "numFmt" where section == .codes:
        guard codes.count < Self.most else { throw .damaged(part: "styles") }
        guard let id = tag["numFmtId"]?.integer, let code = tag["formatCode"] else { return }
        codes[id] = NumberFormat(code: code.string)
      case "xf" where section == .formats:
        guard formats.count < Self.most else { throw .damaged(part: "styles") }
        let id = tag["numFmtId"]?.integer ?? 0
        formats.append(codes[id] ?? NumberFormat(builtIn: id))
      default: break
      }
    }

    mutating func end(_ name: XMLName) throws(SheetFault) {
      switch name {
      case "numFmts", "cellXfs": section = .outside
      default: break
      }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetFault) {}

    static var handlers: XMLHandlers {
      unsafe XMLHandlers(
        start: { unsafe XMLPush.start($0, $1, $6, $8, as: XLSXStyles.self) },
        end: { context, name, _, _ in unsafe XMLPush.end(context, name, as: XLSXStyles.self) },
        text: { unsafe XMLPush.text($0, $1, $2, as: XLSXStyles.self) })
    }
  }
#endif
