#if SPREADSHEETS
  /// What the styles of the workbook make of numbers.
  struct XML2003Styles {
    private static let most = 65_536

    private var formats: [String: NumberFormat] = [:]
    /// The style that is being read.
    private var current = ""
    /// The one asked for last: cells of one kind mostly come together.
    private var lastName: [UInt8] = []
    private var lastFormat = NumberFormat.general

    /// Of cells without a style.
    var standard: NumberFormat { formats["Default"] ?? .general }

    mutating func begin(_ tag: XMLTag) throws(SheetFault) {
      guard formats.count < Self.most else { throw .limit(.entries(Self.most)) }
      current = tag["ID"]?.string ?? ""
      formats[current] = tag["Parent"].flatMap { formats[$0.string] } ?? standard
    }

    mutating func read(_ format: XMLTag) {
      guard let code = format["Format"]?.string else { return }
      formats[current] =
        switch code {
        case "General Date", "Long Date", "Medium Date", "Short Date", "Long Time", "Medium Time",
          "Short Time":
          .date
        // Names, not codes: their letters are no days or seconds.
        case "General Number", "Currency", "Euro Currency", "Fixed", "Standard", "Percent",
          "Scientific", "Yes/No", "True/False", "On/Off":
          .general
        default: NumberFormat(code: code)
        }
    }

    /// What the style that an element names makes of numbers; `nil` without one.
    mutating func format(of tag: XMLTag) -> NumberFormat? {
      guard let name = tag["StyleID"] else { return nil }
      if unsafe name.bytes.elementsEqual(lastName) { return lastFormat }
      lastFormat = formats[name.string] ?? .general
      lastName.removeAll(keepingCapacity: true)
      unsafe lastName.append(contentsOf: name.bytes)
      return lastFormat
    }
  }
#endif
