#if SPREADSHEETS
  internal import CLibXML2
  internal import Glibc

  /// libxml2's SAX2 parser, fed with pieces of one XML part. It loads nothing and knows no document type: entities could
  /// grow without end or name files.
  @safe struct XMLPush: ~Copyable {
    static let mostDepth = 64
    /// Attributes of an element, and prefixes that are declared: libxml2 compares each with all others.
    static let mostAttributes = 1_024
    /// Bytes that wait for the end of a tag, for the same reason.
    private static let longestTag = 1 << 18

    /// Different names of elements, attributes and namespaces: libxml2 keeps them all, and gets slow with millions.
    private static let mostNames = 1 << 14

    private let run: UnsafeMutablePointer<XMLRun>
    private let part: String

    /// - Parameters:
    ///   - reader: Outlives the parser, and nobody else touches it meanwhile.
    ///   - part: For messages.
    /// - Throws: `cannotRead` without memory.
    init<Reader: XMLReader & ~Copyable>(
      _ reader: UnsafeMutablePointer<Reader>, part: String
    ) throws(SheetFault) {
      let run = UnsafeMutablePointer<XMLRun>.allocate(capacity: 1)
      unsafe run.initialize(to: XMLRun(reader: UnsafeMutableRawPointer(reader), part: part))
      let handlers = unsafe Reader.handlers
      var functions = unsafe xmlSAXHandler()
      // Without this number the SAX2 callbacks are not called.
      unsafe functions.initialized = XML_SAX2_MAGIC
      unsafe functions.startElementNs = handlers.start
      unsafe functions.endElementNs = handlers.end
      unsafe functions.characters = handlers.text
      unsafe functions.ignorableWhitespace = handlers.text
      unsafe functions.cdataBlock = handlers.text
      unsafe functions.internalSubset = { context, _, _, _ in
        guard let run = unsafe context?.assumingMemoryBound(to: XMLRun.self) else { return }
        unsafe run.pointee.stop(.documentType(part: run.pointee.part))
      }
      unsafe run.pointee.parser = xmlCreatePushParserCtxt(&functions, run, nil, 0, nil)
      unsafe self.run = unsafe run
      self.part = part
      guard let parser = unsafe run.pointee.parser else { throw .cannotRead(errno: ENOMEM) }
      unsafe xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue))
    }

    deinit {
      unsafe xmlFreeParserCtxt(run.pointee.parser)
      unsafe run.deinitialize(count: 1)
      unsafe run.deallocate()
    }

    /// Parses the next bytes.
    ///
    /// - Throws: What the reader threw; `documentType`; `limit` of depth; `damaged` for what is not well formed.
    func feed(_ bytes: borrowing Span<UInt8>) throws(SheetFault) {
      guard let count = Int32(exactly: bytes.count) else { throw .damaged(part: part) }
      unsafe bytes.withUnsafeBytes { bytes in
        let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        _ = unsafe xmlParseChunk(run.pointee.parser, start, count, 0)
      }
      if let fault = unsafe run.pointee.fault { throw fault }
      guard unsafe run.pointee.isWellFormed else { throw .damaged(part: part) }
      guard unsafe run.pointee.names <= Self.mostNames else { throw .damaged(part: part) }
      guard unsafe run.pointee.waiting <= Self.longestTag else {
        throw .limit(.bytes(part: part, Self.longestTag))
      }
    }

    /// Tells that all bytes were fed.
    func finish() throws(SheetFault) {
      _ = unsafe xmlParseChunk(run.pointee.parser, nil, 0, 1)
      if let fault = unsafe run.pointee.fault { throw fault }
      guard unsafe run.pointee.isWellFormed else { throw .damaged(part: part) }
    }

    /// Parses a whole part.
    ///
    /// - Parameters:
    ///   - reader: Is told everything.
    ///   - part: For messages.
    ///   - next: Fills the buffer with the next bytes and says how many; 0 at the end.
    /// - Throws: What `feed`, `finish` and `next` throw.
    static func read<Reader: XMLReader & ~Copyable>(
      _ reader: inout Reader, part: String,
      next: (inout [UInt8]) throws(SheetFault) -> Int
    ) throws(SheetFault) {
      try unsafe withUnsafeMutablePointer(to: &reader) { (reader) throws(SheetFault) in
        let parser = try unsafe XMLPush(reader, part: part)
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
          let count = try next(&piece)
          guard count > 0 else { break }
          try parser.feed(piece.span.extracting(first: count))
        }
        try parser.finish()
      }
    }
  }

  /// What a parser's callbacks share: libxml2 hands a pointer to it to every one of them.
  @unsafe struct XMLRun {
    fileprivate let reader: UnsafeMutableRawPointer
    fileprivate let part: String
    fileprivate var parser: xmlParserCtxtPtr?
    fileprivate var depth = 0
    fileprivate var fault: SheetFault?

    fileprivate init(reader: UnsafeMutableRawPointer, part: String) {
      unsafe self.reader = unsafe reader
      unsafe self.part = part
    }

    fileprivate mutating func stop(_ fault: SheetFault) {
      if unsafe self.fault == nil { unsafe self.fault = fault }
      unsafe xmlStopParser(parser)
    }

    fileprivate var isWellFormed: Bool { unsafe parser?.pointee.wellFormed == 1 }

    /// How many prefixes are declared; each stands as two entries.
    fileprivate var namespaces: Int { unsafe Int(parser?.pointee.nsNr ?? 0) / 2 }

    /// How many different names there were.
    fileprivate var names: Int {
      guard let parser = unsafe parser else { return 0 }
      return unsafe Int(max(0, xmlDictSize(parser.pointee.dict)))
    }

    /// Bytes that were fed and not understood yet.
    fileprivate var waiting: Int {
      guard let input = unsafe parser?.pointee.input, let next = unsafe input.pointee.cur,
        let end = unsafe input.pointee.end
      else { return 0 }
      return unsafe end - next
    }
  }

  extension XMLPush {
    /// To be called by a reader's `handlers` with what libxml2 gave.
    @inline(__always) static func start<Reader: XMLReader & ~Copyable>(
      _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<UInt8>?, _ count: Int32,
      _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, as _: Reader.Type
    ) {
      guard let context = unsafe context, let name = unsafe name else { return }
      let run = unsafe context.assumingMemoryBound(to: XMLRun.self)
      unsafe run.pointee.depth += 1
      guard unsafe run.pointee.depth <= mostDepth else {
        return unsafe run.pointee.stop(.limit(.depth(mostDepth)))
      }
      guard count <= mostAttributes, unsafe run.pointee.namespaces <= mostAttributes else {
        return unsafe run.pointee.stop(.damaged(part: run.pointee.part))
      }
      let tag = unsafe XMLTag(name: name, count: Int(count), attributes: attributes)
      let reader = unsafe run.pointee.reader.assumingMemoryBound(to: Reader.self)
      do throws(SheetFault) { try unsafe reader.pointee.start(tag) } catch {
        unsafe run.pointee.stop(error)
      }
    }

    /// To be called by a reader's `handlers` with what libxml2 gave.
    @inline(__always) static func end<Reader: XMLReader & ~Copyable>(
      _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<UInt8>?, as _: Reader.Type
    ) {
      guard let context = unsafe context, let name = unsafe name else { return }
      let run = unsafe context.assumingMemoryBound(to: XMLRun.self)
      unsafe run.pointee.depth -= 1
      let reader = unsafe run.pointee.reader.assumingMemoryBound(to: Reader.self)
      do throws(SheetFault) { try unsafe reader.pointee.end(XMLName(name)) } catch {
        unsafe run.pointee.stop(error)
      }
    }

    /// To be called by a reader's `handlers` with what libxml2 gave.
    @inline(__always) static func text<Reader: XMLReader & ~Copyable>(
      _ context: UnsafeMutableRawPointer?, _ text: UnsafePointer<UInt8>?, _ count: Int32,
      as _: Reader.Type
    ) {
      guard let context = unsafe context else { return }
      let run = unsafe context.assumingMemoryBound(to: XMLRun.self)
      let reader = unsafe run.pointee.reader.assumingMemoryBound(to: Reader.self)
      let bytes = unsafe UnsafeBufferPointer(start: text, count: Int(count))
      do throws(SheetFault) { try unsafe reader.pointee.text(bytes) } catch {
        unsafe run.pointee.stop(error)
      }
    }
  }
#endif
