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
    /// The one of numbers that is being read.
    private var number: ODSNumberStyle?

    /// The format of cells with that style.
    func format(_ name: String) -> NumberFormat { cellStyles[name] ?? .general }
    /// Whether most cells need no look at their style.
    var areGeneral: Bool { cellStyles.isEmpty }
    func isHidden(table style: String) -> Bool { hiddenTables.contains(style) }

    private static func name(_ tag: XMLTag, _ attribute: StaticString = "name") -> String {
      guard let name = tag[attribute], unsafe name.bytes.count <= longestName else { return "" }
      return name.string
    }

    mutating func start(_ tag: XMLTag) throws(SheetFault) {
      if number != nil { number?.start(tag) } else { try startStyle(tag) }
    }

    private mutating func startStyle(_ tag: XMLTag) throws(SheetFault) {
      switch tag.name {
      case "style":
        current = Self.name(tag)
        guard tag["family"].map({ $0 == "table-cell" }) == true else { return }
        guard cellStyles.count < Self.most else { throw .damaged(part: ODSReader.content) }
        // One without a format of its own has that of the style that it is made from.
        cellStyles[current] =
          if tag["data-style-name"] != nil {
            dataStyles[Self.name(tag, "data-style-name")]
          } else {
            cellStyles[Self.name(tag, "parent-style-name")]
          }
      case "table-properties":
        guard tag["display"].map({ $0 == "false" }) == true else { return }
        guard hiddenTables.count < Self.most else { throw .damaged(part: ODSReader.content) }
        hiddenTables.insert(current)
      case "number-style":
        current = Self.name(tag)
        guard dataStyles.count < Self.most else { throw .damaged(part: ODSReader.content) }
        number = ODSNumberStyle()
      case "time-style":
        current = Self.name(tag)
        guard dataStyles.count < Self.most else { throw .damaged(part: ODSReader.content) }
        // Hours go on above 24 then.
        let isDuration = tag["truncate-on-overflow"].map { $0 == "false" } == true
        dataStyles[current] = isDuration ? .duration : nil
      default: break
      }
    }

    mutating func end(_ name: XMLName) {
      guard name.is("number-style") else {
        number?.end(name)
        return
      }
      if let number { dataStyles[current] = number.format }
      number = nil
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { unsafe number?.text(bytes) }
  }
#endif
