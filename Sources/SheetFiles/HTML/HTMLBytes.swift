#if SPREADSHEETS
  internal import Glibc

  /// The bytes of an HTML file in UTF-8, whatever its encoding is.
  struct HTMLBytes {
    private enum Encoding { case utf8, windows1252, utf16(isBigEndian: Bool) }

    static let part = "HTML"
    /// Bytes without an end of a tag: the parser keeps attributes and comments as a whole.
    private static let longestTag = 1 << 23
    /// Where browsers, too, look for the name of the encoding.
    private static let headSize = 4_096
    /// Characters of that name.
    private static let longestName = 64

    private let source: SheetSource
    private let encoding: Encoding
    /// Place in the file.
    private var place: Int
    private var raw = [UInt8](repeating: 0, count: 1 << 16)
    /// What is not handed out yet, from `next` on.
    private var piece: [UInt8] = []
    private var next = 0
    private var surrogate: UInt16 = 0
    private var sinceTag = 0

    /// Finds out the encoding: a mark at the beginning, else what it declares, else UTF-8 if all of it is, else Windows-1252;
    /// as that browsers read what is declared as ISO-8859-1.
    ///
    /// - Throws: `characterSet` for another one, unless all of the file is UTF-8 whatever it declares; `damaged` with a byte 0.
    init(_ source: SheetSource) throws(SheetFault) {
      self.source = source
      var head = [UInt8](repeating: 0, count: Self.headSize)
      head.removeLast(head.count - (try source.read(into: &head, at: 0)))
      switch head {
      case let head where head.starts(with: [0xFF, 0xFE]):
        encoding = .utf16(isBigEndian: false)
        place = 2
      case let head where head.starts(with: [0xFE, 0xFF]):
        encoding = .utf16(isBigEndian: true)
        place = 2
      default:
        let hasMark = head.starts(with: [0xEF, 0xBB, 0xBF])
        place = hasMark ? 3 : 0
        let isUTF8 = try Self.isUTF8(source)
        let declared = hasMark ? nil : Self.declaredName(head)
        let isLatin1 = declared.map(Self.latin1.contains) ?? false
        encoding = isUTF8 && !isLatin1 ? .utf8 : .windows1252
        guard let declared, !isLatin1, !Self.unicode.contains(declared) else { return }
        if !isUTF8 || Self.isInASCII(declared) { throw .characterSet(declared) }
      }
    }

    /// Fills the buffer with the next bytes.
    ///
    /// - Returns: How many; 0 at the end.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(SheetFault) -> Int {
      while next == piece.count {
        guard try refill() else { return 0 }
      }
      let count = min(buffer.count, piece.count - next)
      unsafe piece.withUnsafeBytes { piece in
        unsafe buffer.copyMemory(
          from: UnsafeRawBufferPointer(rebasing: piece[next..<(next + count)]))
      }
      next += count
      // Mostly a few bytes before the end.
      var end = count
      while end > 0, unsafe buffer[end - 1] != UInt8(ascii: ">") { end -= 1 }
      sinceTag = end > 0 ? count - end : sinceTag + count
      guard sinceTag <= Self.longestTag else {
        throw .limit(.bytes(part: Self.part, Self.longestTag))
      }
      return count
    }

    /// Reads more of the file.
    ///
    /// - Returns: `false` at its end.
    private mutating func refill() throws(SheetFault) -> Bool {
      let count = try source.read(into: &raw, at: place)
      guard count > 0 else { return false }
      place += count
      next = 0
      switch encoding {
      case .utf8:
        if count < raw.count { raw.removeLast(raw.count - count) }
        // The array that was handed out is filled next.
        swap(&raw, &piece)
        if raw.count != 1 << 16 { raw = [UInt8](repeating: 0, count: 1 << 16) }
      case .windows1252:
        piece.removeAll(keepingCapacity: true)
        for index in 0..<count { Windows1252.append(raw[index], to: &piece) }
      case .utf16(let isBigEndian):
        piece.removeAll(keepingCapacity: true)
        for index in stride(from: 0, to: count - 1, by: 2) {
          let pair = (UInt16(raw[index]), UInt16(raw[index + 1]))
          append(isBigEndian ? pair.0 << 8 | pair.1 : pair.1 << 8 | pair.0)
        }
      }
      return true
    }

    /// Adds a unit of UTF-16. Halves of characters and 0, where the parser would end, become the mark of what is lost.
    private mutating func append(_ unit: UInt16) {
      if unit & 0xFC00 == 0xDC00, surrogate != 0 {
        let high = UInt32(surrogate - 0xD800) << 10
        surrogate = 0
        return append(Unicode.Scalar(0x10000 + high + UInt32(unit - 0xDC00)))
      }
      if surrogate != 0 { append(nil) }
      surrogate = unit & 0xFC00 == 0xD800 ? unit : 0
      guard surrogate == 0 else { return }
      append(unit == 0 ? nil : Unicode.Scalar(unit))
    }

    private mutating func append(_ scalar: Unicode.Scalar?) {
      let encoded = scalar.flatMap { UTF8.encode($0) }
      piece.append(contentsOf: encoded ?? UTF8.encodedReplacementCharacter)
    }

    /// By the names that browsers know (Encoding Standard of WHATWG), and two that programs make up.
    private static let latin1: Set = [
      "ansi_x3.4-1968", "ascii", "cp1252", "cp819", "csisolatin1", "ibm819", "iso-8859-1",
      "iso-ir-100", "iso8859-1", "iso88591", "iso_8859-1", "iso_8859-1:1987", "l1", "latin1",
      "us-ascii", "windows-1252", "x-cp1252", "ansi", "latin-1",
    ]
    /// What declares one of these and is not is told by its bytes.
    private static let unicode: Set = [
      "utf-8", "utf8", "utf8mb4", "unicode", "utf-16", "utf-16le", "utf-16be",
    ]

    /// Whether other characters are written in those of ASCII.
    private static func isInASCII(_ name: String) -> Bool {
      name.hasPrefix("iso-2022-") || name.hasPrefix("hz-") || name == "utf-7"
    }

    /// The name in a `meta` element, in small letters.
    private static func declaredName(_ head: [UInt8]) -> String? {
      let text = String(decoding: head, as: UTF8.self).lowercased()
      for tag in text.split(separator: "<") where tag.hasPrefix("meta") {
        let end = tag.firstIndex(of: ">") ?? tag.endIndex
        let parts = tag[..<end].split(separator: "charset", maxSplits: 1)
        guard parts.count == 2 else { continue }
        let name = parts[1].drop { "= \"'".contains($0) }.prefix { !"\"' ;/".contains($0) }
        return name.isEmpty ? nil : String(name.prefix(longestName))
      }
      return nil
    }

    /// Whether all of the file is UTF-8.
    ///
    /// - Throws: `damaged` if it has a byte 0, which no text has.
    private static func isUTF8(_ source: SheetSource) throws(SheetFault) -> Bool {
      var check = UTF8Check()
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      var place = 0
      var isUTF8 = true
      while true {
        let count = try source.read(into: &piece, at: place)
        guard count > 0 else { break }
        place += count
        let hasZero = unsafe piece.withUnsafeBytes { bytes in
          guard let start = bytes.baseAddress else { return false }
          return unsafe memchr(start, 0, count) != nil
        }
        guard !hasZero else { throw .damaged(part: part) }
        if isUTF8 { isUTF8 = check.accepts(piece.span.extracting(first: count)) }
      }
      return isUTF8 && check.isAtEnd
    }
  }
#endif
