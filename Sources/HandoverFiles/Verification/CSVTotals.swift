internal import AuditReport
internal import ServiceStandards

/// Counts in a CSV file what its manifest says: rows, sums, first and last key, and whether the keys
/// ascend. It reads piece by piece and keeps one record's wanted fields.
struct CSVTotals {
  private(set) var header: [String] = []
  private(set) var rows: Int64 = 0
  /// By column and currency.
  private(set) var sums: [String: CurrencySums] = [:]
  private(set) var firstKey: String?
  private(set) var lastKey: String?
  /// Row (from 1) and key of the first that does not come after the one before it.
  private(set) var disorder: (row: Int64, key: String)?

  private let delimiter: UInt8
  private let order: RowKeyOrder?
  private let sumNames: Set<String>
  private let currencyName: String?
  /// By field: whether its text is wanted, and the column that it adds to.
  private var wanted: [Bool] = []
  private var sumOfField: [Int: String] = [:]
  private var currencyField: Int?
  private var lastPlace: (Int64, Int64)?

  private var field: [UInt8] = []
  private var index = 0
  private var isInQuotes = false
  private var isInHeader = true
  private var hasBytes = false
  private var values: [Int: [UInt8]] = [:]

  init(delimiter: UInt8, order: RowKeyOrder?, sums: Set<String>, currency: String?) {
    self.delimiter = delimiter
    self.order = order
    sumNames = sums
    currencyName = currency
    for name in sums { self.sums[name] = [:] }
  }

  mutating func add(_ piece: borrowing Span<UInt8>) {
    for position in piece.indices {
      let byte = piece[position]
      hasBytes = true
      if byte == 0x22 {
        isInQuotes.toggle()
        if isInQuotes, !field.isEmpty { field.append(byte) }
      } else if isInQuotes {
        keep(byte)
      } else if byte == delimiter {
        endField()
      } else if byte == 0x0A {
        endRecord()
      } else if byte != 0x0D {
        keep(byte)
      }
    }
  }

  /// Counts a last record that has no line end.
  mutating func finish() { if hasBytes { endRecord() } }

  private mutating func keep(_ byte: UInt8) {
    if isInHeader || (index < wanted.count && wanted[index]) { field.append(byte) }
  }

  private mutating func endField() {
    if isInHeader {
      header.append(String(decoding: field, as: UTF8.self))
    } else if !field.isEmpty {
      values[index] = field
    }
    field.removeAll(keepingCapacity: true)
    index += 1
  }

  private mutating func endRecord() {
    endField()
    if isInHeader {
      beginRows()
    } else {
      endRow()
    }
    values.removeAll(keepingCapacity: true)
    index = 0
    isInQuotes = false
    hasBytes = false
  }

  private mutating func beginRows() {
    isInHeader = false
    // The byte order mark is none of the first name.
    if let first = header.first, first.unicodeScalars.first?.value == 0xFEFF {
      header[0] = String(first.unicodeScalars.dropFirst())
    }
    currencyField = currencyName.flatMap { header.firstIndex(of: $0) }
    wanted = header.indices.map {
      $0 == 0 || $0 == currencyField || sumNames.contains(header[$0])
    }
    for (index, name) in header.enumerated() where sumNames.contains(name) {
      sumOfField[index] = name
    }
  }

  private mutating func endRow() {
    rows += 1
    let key = String(decoding: values[0] ?? [], as: UTF8.self)
    if firstKey == nil { firstKey = key }
    lastKey = key
    let currency =
      currencyField.flatMap { values[$0] }.map { String(decoding: $0, as: UTF8.self) } ?? ""
    for (index, name) in sumOfField {
      guard let text = values[index] else { continue }
      sums[name, default: [:]][currency, default: 0] &+= CSVTotals.minorUnits(text)
    }
    guard let order, disorder == nil else { return }
    guard let place = order.place(of: key), lastPlace.map({ $0 < place }) ?? true else {
      disorder = (rows, key)
      return
    }
    lastPlace = place
  }

  /// The digits of an amount: a decimal comma stands before minor units.
  private static func minorUnits(_ text: [UInt8]) -> Int64 {
    var value: Int64 = 0
    for byte in text where (0x30...0x39).contains(byte) {
      value = value &* 10 &+ Int64(byte - 0x30)
    }
    return text.first == UInt8(ascii: "-") ? 0 &- value : value
  }
}
