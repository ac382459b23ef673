internal import ServiceStandards
internal import WorkingTime

/// Writes JSON from its beginning to its end, keys in the order in which they are given.
///
/// The outer containers take a line for each of their members, the inner ones stand on one line: a
/// listing has one line for each row.
struct JSONWriter {
  private enum Container {
    case object, array
  }

  var bytes: [UInt8] = []
  private let zones: [Zone]
  /// Containers opened at this depth or deeper stand on one line.
  private let lineDepth: Int
  private var open: [Container] = []
  private var isFirst = true
  private var followsKey = false

  /// Gives so many outer levels lines of their own for their members.
  init(zones: [Zone], lineDepth: Int) {
    self.zones = zones
    self.lineDepth = lineDepth
  }

  /// Lends the bytes of a caller to the writer, so that nothing is copied.
  mutating func writing(to target: inout [UInt8], _ write: (inout JSONWriter) -> Void) {
    swap(&bytes, &target)
    write(&self)
    swap(&bytes, &target)
  }

  /// Begins anew, for a value that stands beside the one before it and not in it.
  mutating func beginLine() { isFirst = true }

  // MARK: Containers

  mutating func object(_ members: (inout JSONWriter) -> Void) {
    beginObject()
    members(&self)
    end()
  }

  mutating func object(_ key: String, _ members: (inout JSONWriter) -> Void) {
    self.key(key)
    object(members)
  }

  mutating func array<Element>(
    _ key: String, _ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) -> Void
  ) {
    self.key(key)
    beginArray()
    for element in elements { write(&self, element) }
    end()
  }

  mutating func beginObject() { begin(.object, "{") }

  mutating func beginArray() { begin(.array, "[") }

  mutating func end() {
    guard let container = open.popLast() else { return }
    if !isFirst, open.count < lineDepth { breakLine() }
    bytes.append(ascii: container == .object ? "}" : "]")
    isFirst = false
  }

  mutating func key(_ key: String) {
    separate()
    appendQuoted(key)
    bytes.append(ascii: ":")
    if open.count <= lineDepth { bytes.append(ascii: " ") }
    followsKey = true
  }

  /// A key that was made ready by `ready(key:)`.
  mutating func key(ready key: [UInt8]) {
    separate()
    bytes += key
    followsKey = true
  }

  /// The bytes of a key within a line, for outputs that repeat it in each row.
  static func ready(key: String) -> [UInt8] { Array("\"\(key)\":".utf8) }

  private mutating func begin(_ container: Container, _ bracket: Unicode.Scalar) {
    separate()
    bytes.append(ascii: bracket)
    open.append(container)
    isFirst = true
  }

  private mutating func separate() {
    if followsKey {
      followsKey = false
      return
    }
    if !isFirst { bytes.append(ascii: ",") }
    if !open.isEmpty, open.count <= lineDepth { breakLine() }
    isFirst = false
  }

  private mutating func breakLine() {
    bytes.append(ascii: "\n")
    bytes.append(repeating: 0x20, count: open.count * 2)
  }

  // MARK: Values

  mutating func null() {
    separate()
    bytes.append("null")
  }

  mutating func boolean(_ value: Bool) {
    separate()
    bytes.append(value ? "true" : "false")
  }

  mutating func integer(_ value: Int64) {
    separate()
    bytes.append(decimal: value)
  }

  mutating func decimal(_ minorUnits: Int64, decimals: Int) {
    separate()
    bytes.append(addingCapacity: 48) {
      $0.append(minorUnits: minorUnits, decimals: decimals, decimalPoint: UInt8(ascii: "."))
    }
  }

  mutating func string(_ text: String) {
    separate()
    appendQuoted(text)
  }

  mutating func number(_ value: Double) {
    guard value.isFinite else { return null() }
    separate()
    bytes.append("\(value)")
  }

  /// A decimal fraction; `null` for a share of nothing.
  mutating func share(_ share: Share) {
    guard share.whole > 0 else { return null() }
    separate()
    bytes.append(share: share.part, of: share.whole, decimalPoint: ".")
  }

  /// RFC 3339 with the offset of the zone.
  mutating func instant(_ instant: Instant, zone: Int = 0) {
    separate()
    bytes.append(ascii: "\"")
    bytes.append(instant: instant, in: zones.indices.contains(zone) ? zones[zone] : zones[0])
    bytes.append(ascii: "\"")
  }

  mutating func day(_ day: CivilDay) {
    separate()
    bytes.append(ascii: "\"")
    bytes.append(isoDay: day)
    bytes.append(ascii: "\"")
  }

  /// A value that needs no escapes, between quotes.
  mutating func quoted(_ write: (inout [UInt8]) -> Void) {
    separate()
    bytes.append(ascii: "\"")
    write(&bytes)
    bytes.append(ascii: "\"")
  }

  private mutating func appendQuoted(_ text: String) {
    bytes.append(ascii: "\"")
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    var isClean = true
    for index in start..<bytes.count {
      let byte = bytes[index]
      isClean = isClean && byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F
    }
    if !isClean {
      bytes.removeSubrange(start...)
      for byte in text.utf8 { appendEscaped(byte) }
    }
    bytes.append(ascii: "\"")
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    switch byte {
    case 0x22: bytes.append("\\\"")
    case 0x5C: bytes.append("\\\\")
    case 0x0A: bytes.append("\\n")
    case 0x0D: bytes.append("\\r")
    case 0x09: bytes.append("\\t")
    case 0x00..<0x20, 0x7F:
      bytes.append("\\u00")
      for digit in [byte >> 4, byte & 15] { bytes.append(digit + (digit < 10 ? 0x30 : 0x57)) }
    default: bytes.append(byte)
    }
  }
}

extension JSONWriter {
  /// A key with its value. There is always a key; a value that is not there is `null`.
  mutating func member(_ key: String, _ text: String?) {
    self.key(key)
    if let text { string(text) } else { null() }
  }

  mutating func member(_ key: String, _ value: Int64?) {
    self.key(key)
    if let value { integer(value) } else { null() }
  }

  mutating func member(_ key: String, _ value: Int) { member(key, Int64(value)) }

  mutating func member(_ key: String, _ value: Bool) {
    self.key(key)
    boolean(value)
  }

  mutating func member(_ key: String, _ value: Instant?, zone: Int = 0) {
    self.key(key)
    if let value { instant(value, zone: zone) } else { null() }
  }

  mutating func member(_ key: String, _ value: CivilDay?) {
    self.key(key)
    if let value { day(value) } else { null() }
  }

  mutating func member(_ key: String, _ value: Share) {
    self.key(key)
    share(value)
  }

  mutating func member(_ key: String, _ texts: [String]) {
    array(key, texts) { $0.string($1) }
  }
}
