#if SPREADSHEETS
  /// What styles say about cells and tables beside how they look (part 3, 16.2, 16.29 and 17.15).
  struct ODSStyles {
    private static let most = 1 << 14
    /// Bytes of a name that is remembered; programs number them.
    private static let longestName = 256

    private var dataStyles: [String: NumberFormat] = [:]
    private var cellStyles: [String: NumberFormat] = [:]
    private var hiddenTables: Set<String> = []
    /// Name of the style or data style that is being read.
    private var current = ""

    /// The format of cells with that style.
    func format(_ name: String) -> NumberFormat { cellStyles[name] ?? .general }
    /// Whether most cells need no look at their style.
    var areGeneral: Bool { cellStyles.isEmpty }
    func isHidden(table style: String) -> Bool { hiddenTables.contains(style) }

    private static func name(_ tag: XMLTag) -> String {
      guard let name = tag["name"], unsafe name.bytes.count <= longestName else { return "" }
      return name.string
    }

    mutating func start(_ tag: XMLTag) throws(SheetFault) {
      switch tag.name {
      case "style":
        current = Self.name(tag)
        guard tag["family"].map({ $0 == "table-cell" }) == true,
          let format = tag["data-style-name"].flatMap({ dataStyles[$0.string] })
        else { return }
        guard cellStyles.count < Self.most else { throw .damaged(part: ODSReader.content) }
        cellStyles[current] = format
      case "table-properties":
        guard tag["display"].map({ $0 == "false" }) == true else { return }
        guard hiddenTables.count < Self.most else { throw .damaged(part: ODSReader.content) }
        hiddenTables.insert(current)
      case "number-style", "time-style":
        current = Self.name(tag)
        guard dataStyles.count < Self.most else { throw .damaged(part: ODSReader.content) }
        // Hours go on above 24 then.
        let isDuration = tag["truncate-on-overflow"].map { $0 == "false" } == true
        dataStyles[current] = isDuration ? .duration : nil
      case "number":
        // As many digits as are always shown, and nothing after the point: an identifier.
        guard let digits = tag["min-integer-digits"]?.integer, digits >= 2,
          digits <= NumberFormat.widest, tag["decimal-places"]?.integer ?? 0 == 0,
          tag["grouping"]?.isTrue != true
        else { return }
        dataStyles[current] = .zeros(width: digits)
      case "text":
        // `0 "hari"`: no identifier.
        if case .zeros = dataStyles[current] { dataStyles[current] = nil }
      default: break
      }
    }
  }
#endif
