#if SPREADSHEETS
  /// Name of an element or attribute without its prefix: writers choose prefixes freely, and strict workbooks have other
  /// namespaces.
  @safe struct XMLName {
    /// Ends with 0.
    private let bytes: UnsafePointer<UInt8>

    @inline(__always) init(_ bytes: UnsafePointer<UInt8>) { unsafe self.bytes = unsafe bytes }

    /// Compares byte by byte, so that a short name is not read past its end.
    @inline(__always) func `is`(_ other: StaticString) -> Bool {
      let other = unsafe (start: other.utf8Start, count: other.utf8CodeUnitCount)
      for index in unsafe 0..<other.count where unsafe bytes[index] != other.start[index] {
        return false
      }
      return unsafe bytes[other.count] == 0
    }

    var string: String { unsafe String(cString: bytes) }
  }

  extension XMLName {
    /// So that names stand in a `switch`.
    @inline(__always) static func ~= (pattern: StaticString, name: XMLName) -> Bool {
      name.is(pattern)
    }
  }

  @safe struct XMLAttribute {
    let name: XMLName
    /// UTF-8, as the parser leaves it: an ampersand reads `&#38;`.
    let bytes: UnsafeBufferPointer<UInt8>

    /// The value with its ampersands.
    var string: String {
      let raw = unsafe String(decoding: bytes, as: UTF8.self)
      guard unsafe bytes.contains(UInt8(ascii: "&")) else { return raw }
      var text = ""
      var rest = raw[...]
      while let ampersand = rest.firstIndex(of: "&") {
        text += rest[...ampersand]
        rest = rest[rest.index(after: ampersand)...]
        if rest.hasPrefix("#38;") { rest = rest.dropFirst(4) }
      }
      return text + rest
    }

    /// A whole number of at most 18 digits, with blanks around it or not.
    var integer: Int? {
      var number = 0
      var digits = 0
      var isNegative = false
      for index in unsafe bytes.indices {
        let byte = unsafe bytes[index]
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
          guard digits < 18 else { return nil }
          digits += 1
          number = number * 10 + Int(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "-") where digits == 0 && !isNegative: isNegative = true
        case UInt8(ascii: " ") where digits == 0 && !isNegative: continue
        default: return nil
        }
      }
      return digits == 0 ? nil : isNegative ? -number : number
    }

    /// `1` or `true`.
    var isTrue: Bool { self == "1" || self == "true" }

    @inline(__always) static func == (attribute: XMLAttribute, text: StaticString) -> Bool {
      guard unsafe attribute.bytes.count == text.utf8CodeUnitCount else { return false }
      for index in unsafe 0..<attribute.bytes.count
      where unsafe attribute.bytes[index] != text.utf8Start[index] { return false }
      return true
    }
  }

  /// An element that begins.
  @safe struct XMLTag {
    let name: XMLName
    /// How many attributes it has, without those that declare namespaces.
    let count: Int
    /// Five pointers each: name, prefix, address of the namespace, begin and end of the value.
    private let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

    @inline(__always) init(
      name: UnsafePointer<UInt8>, count: Int,
      attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) {
      self.name = unsafe XMLName(name)
      self.count = unsafe attributes == nil ? 0 : count
      unsafe self.attributes = unsafe attributes
    }

    /// The attribute in that place; `nil` outside of `0..<count`.
    @inline(__always) subscript(index: Int) -> XMLAttribute? {
      guard index >= 0, index < count, let all = unsafe attributes,
        let name = unsafe all[5 * index], let start = unsafe all[5 * index + 3],
        let end = unsafe all[5 * index + 4]
      else { return nil }
      return unsafe XMLAttribute(
        name: XMLName(name), bytes: UnsafeBufferPointer(start: start, count: end - start))
    }

    /// Prefix of the attribute in that place, for those that differ in nothing else.
    func prefix(_ index: Int) -> XMLName? {
      guard index >= 0, index < count, let all = unsafe attributes else { return nil }
      return unsafe all[5 * index + 1].map { unsafe XMLName($0) }
    }

    /// The first attribute with that name.
    @inline(__always) subscript(name: StaticString) -> XMLAttribute? {
      for index in 0..<count {
        if let attribute = self[index], attribute.name.is(name) { return attribute }
      }
      return nil
    }
  }
#endif
