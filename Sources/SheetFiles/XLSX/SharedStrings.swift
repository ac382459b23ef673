#if SPREADSHEETS
  /// The texts that cells name by number (ECMA-376 part 1, 18.4). They lie in two files without a name beside the
  /// database, the texts after each other and where each ends, so that their number costs no memory.
  struct SharedStrings: ~Copyable {
    private var texts: SpoolPages
    /// 4 bytes each, little-endian.
    private var ends: SpoolPages
    var count: Int { ends.count >> 2 }

    fileprivate init(texts: consuming SpoolPages, ends: consuming SpoolPages) {
      self.texts = texts
      self.ends = ends
    }

    /// The text with that number, until the next one is asked for; `nil` without one.
    @inline(__always) mutating func text(
      _ index: Int
    ) throws(SheetFault) -> UnsafeRawBufferPointer? {
      guard index >= 0, index < count else { return nil }
      let first = max(0, index - 1)
      let bounds = try unsafe ends.bytes((4 * first)..<(4 * index + 4))
      let start = unsafe index == 0 ? 0 : Self.end(bounds, at: 0)
      let end = unsafe Self.end(bounds, at: 4 * (index - first))
      guard start < end else { return unsafe UnsafeRawBufferPointer(start: nil, count: 0) }
      return try unsafe texts.bytes(start..<end)
    }

    private static func end(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Int {
      unsafe Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
    }
  }

  /// Writes down the texts of the part.
  struct SharedStringsReader: XMLReader, ~Copyable {
    private static let pieceSize = 1 << 17

    private let textSpool: Spool
    private let endSpool: Spool
    /// What is not in the files yet.
    private var texts: [UInt8] = []
    private var ends: [UInt8] = []
    private var writtenTexts = 0
    private var writtenEnds = 0
    /// Where the text that is being read begins in `texts`.
    private var start = 0
    private var isInText = false
    /// Depth of phonetic runs: how a text is spoken is not what it says.
    private var phonetic = 0

    init(folder: String) throws(SheetFault) {
      let (texts, ends) = (try Spool(folder: folder), try Spool(folder: folder))
      (textSpool, endSpool) = (texts, ends)
    }

    consuming func finish() throws(SheetFault) -> SharedStrings {
      try flush()
      return SharedStrings(
        texts: SpoolPages(textSpool, count: writtenTexts, slots: 1 << 14),
        ends: SpoolPages(endSpool, count: writtenEnds, slots: 1 << 12))
    }

    mutating func start(_ tag: XMLTag) throws(SheetFault) {
      switch tag.name {
      case "t": isInText = phonetic == 0
      case "si": start = texts.count
      case "rPh": phonetic += 1
      default: break
      }
    }

    mutating func end(_ name: XMLName) throws(SheetFault) {
      switch name {
      case "t": isInText = false
      case "si": try endText()
      case "rPh": phonetic -= 1
      default: break
      }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetFault) {
      guard isInText else { return }
      guard texts.count - start + bytes.count <= TranscriptWriter.longestCell else {
        throw .limit(.cellBytes(TranscriptWriter.longestCell))
      }
      unsafe texts.append(contentsOf: bytes)
    }

    private mutating func endText() throws(SheetFault) {
      XLSXEscapes.resolve(&texts, from: start)
      guard let end = UInt32(exactly: writtenTexts + texts.count) else {
        throw .limit(.bytes(part: "sharedStrings", XLSXLimit.strings))
      }
      unsafe withUnsafeBytes(of: end.littleEndian) { unsafe ends.append(contentsOf: $0) }
      if texts.count >= Self.pieceSize || ends.count >= Self.pieceSize { try flush() }
      start = texts.count
    }

    private mutating func flush() throws(SheetFault) {
      try textSpool.write(texts)
      try endSpool.write(ends)
      writtenTexts += texts.count
      writtenEnds += ends.count
      texts.removeAll(keepingCapacity: true)
      ends.removeAll(keepingCapacity: true)
    }

    static var handlers: XMLHandlers {
      unsafe XMLHandlers(
        start: { unsafe XMLPush.start($0, $1, $6, $8, as: SharedStringsReader.self) },
        end: { context, name, _, _ in
          unsafe XMLPush.end(context, name, as: SharedStringsReader.self)
        },
        text: { unsafe XMLPush.text($0, $1, $2, as: SharedStringsReader.self) })
    }
  }
#endif
