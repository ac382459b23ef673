#if SPREADSHEETS
  internal import CLibXML2
  internal import Glibc

  /// libxml2's HTML parser, which fetches its bytes itself: fed with pieces it would keep all of them.
  enum HTMLPull {
    fileprivate static let mostAttributes = 4_096

    /// Parses a whole file.
    ///
    /// - Throws: What the tables or the bytes threw.
    static func read(
      _ bytes: HTMLBytes, into tables: inout HTMLTables
    ) throws(SheetFault) {
      try unsafe withUnsafeMutablePointer(to: &tables) { (tables) throws(SheetFault) in
        var run = unsafe HTMLRun(bytes: bytes, tables: tables)
        try unsafe withUnsafeMutablePointer(to: &run) { (run) throws(SheetFault) in
          try unsafe parse(run)
        }
      }
    }

    private static func parse(_ run: UnsafeMutablePointer<HTMLRun>) throws(SheetFault) {
      guard let parser = unsafe htmlNewParserCtxt() else { throw .cannotRead(errno: ENOMEM) }
      defer { unsafe htmlFreeParserCtxt(parser) }
      unsafe run.pointee.parser = unsafe parser
      unsafe parser.pointee.sax.pointee = unsafe handlers
      unsafe parser.pointee.userData = UnsafeMutableRawPointer(run)
      // Both are needed: without the one it obeys what the file declares, without the other it takes UTF-8 for ISO-8859-1.
      let options =
        HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue | HTML_PARSE_NOERROR.rawValue
        | HTML_PARSE_NOWARNING.rawValue
      unsafe htmlCtxtUseOptions(parser, Int32(options))
      let input = unsafe xmlParserInputBufferCreateIO(
        { context, buffer, count in
          guard let context = unsafe context, let buffer = unsafe buffer else { return -1 }
          let run = unsafe context.assumingMemoryBound(to: HTMLRun.self)
          let target = unsafe UnsafeMutableRawBufferPointer(start: buffer, count: Int(count))
          return unsafe Int32(truncatingIfNeeded: run.pointee.fill(target))
        }, { _ in 0 }, run, XML_CHAR_ENCODING_NONE)
      guard let input = unsafe input else { throw .cannotRead(errno: ENOMEM) }
      guard let stream = unsafe xmlNewIOInputStream(parser, input, XML_CHAR_ENCODING_NONE) else {
        unsafe xmlFreeParserInputBuffer(input)
        throw .cannotRead(errno: ENOMEM)
      }
      unsafe inputPush(parser, stream)
      unsafe xmlSwitchToEncoding(parser, xmlFindCharEncodingHandler("UTF-8"))
      _ = unsafe htmlParseDocument(parser)
      if let fault = unsafe run.pointee.fault { throw fault }
    }

    private static var handlers: xmlSAXHandler {
      var handlers = unsafe xmlSAXHandler()
      unsafe handlers.startElement = { context, name, attributes in
        guard let context = unsafe context, let name = unsafe name else { return }
        let run = unsafe context.assumingMemoryBound(to: HTMLRun.self)
        unsafe run.pointee.start(XMLName(name), HTMLAttributes(attributes))
      }
      unsafe handlers.endElement = { context, name in
        guard let context = unsafe context, let name = unsafe name else { return }
        let run = unsafe context.assumingMemoryBound(to: HTMLRun.self)
        unsafe run.pointee.end(XMLName(name))
      }
      unsafe handlers.characters = { context, text, count in
        guard let context = unsafe context else { return }
        let run = unsafe context.assumingMemoryBound(to: HTMLRun.self)
        unsafe run.pointee.text(UnsafeBufferPointer(start: text, count: Int(count)))
      }
      unsafe handlers.ignorableWhitespace = unsafe handlers.characters
      // Scripts and styles are no content.
      unsafe handlers.cdataBlock = { _, _, _ in }
      return unsafe handlers
    }
  }

  /// What the parser's callbacks share.
  @unsafe struct HTMLRun: ~Copyable {
    private var bytes: HTMLBytes
    private let tables: UnsafeMutablePointer<HTMLTables>
    fileprivate var parser: htmlParserCtxtPtr?
    fileprivate private(set) var fault: SheetFault?

    fileprivate init(bytes: HTMLBytes, tables: UnsafeMutablePointer<HTMLTables>) {
      unsafe self.bytes = bytes
      unsafe self.tables = unsafe tables
    }

    fileprivate mutating func fill(_ target: UnsafeMutableRawBufferPointer) -> Int {
      guard unsafe fault == nil else { return 0 }
      // The parser compares every attribute of an element with every other.
      if let room = unsafe parser?.pointee.maxatts, room > 2 * HTMLPull.mostAttributes {
        unsafe stop(.damaged(part: HTMLBytes.part))
        return 0
      }
      do throws(SheetFault) { return try unsafe bytes.read(into: target) } catch {
        unsafe stop(error)
        return 0
      }
    }

    fileprivate mutating func start(_ name: XMLName, _ attributes: HTMLAttributes) {
      guard unsafe fault == nil else { return }
      // The parser itself lets go of what it read only where there is text.
      if let input = unsafe parser?.pointee.input, let next = unsafe input.pointee.cur,
        let start = unsafe input.pointee.base, unsafe next - start > 1 << 20
      {
        unsafe xmlParserInputShrink(input)
      }
      do throws(SheetFault) { try unsafe tables.pointee.start(name, attributes) } catch {
        unsafe stop(error)
      }
    }

    fileprivate mutating func end(_ name: XMLName) {
      guard unsafe fault == nil else { return }
      do throws(SheetFault) { try unsafe tables.pointee.end(name) } catch { unsafe stop(error) }
    }

    @inline(__always) fileprivate mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard unsafe fault == nil else { return }
      do throws(SheetFault) { try unsafe tables.pointee.text(bytes) } catch { unsafe stop(error) }
    }

    /// Within `fill` the parser holds its input; it gets no more of it and comes to the end.
    private mutating func stop(_ fault: SheetFault) {
      unsafe self.fault = fault
    }
  }

  /// Attributes of an element: pointers to names and values in turn, a null pointer at the end.
  @unsafe struct HTMLAttributes {
    private let pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

    init(_ pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
      unsafe self.pointers = unsafe pointers
    }

    /// The whole number with which the value begins, whatever follows it, as browsers read it; 1 without one.
    func number(_ name: StaticString) -> Int {
      guard let value = unsafe self[name] else { return 1 }
      var index = 0
      while unsafe value[index] == UInt8(ascii: " ") { index += 1 }
      var number = 0
      let start = index
      while unsafe value[index] >= UInt8(ascii: "0"), unsafe value[index] <= UInt8(ascii: "9") {
        number = min(number * 10 + Int(unsafe value[index] - UInt8(ascii: "0")), 1 << 20)
        index += 1
      }
      return index > start ? number : 1
    }

    /// Excel writes rows that are hidden or filtered away with `style='display:none'`.
    var isHidden: Bool {
      if unsafe self["hidden"] != nil { return true }
      guard let style = unsafe self["style"] else { return false }
      return unsafe String(cString: style).lowercased().filter { $0 != " " }
        .contains("display:none")
    }

    /// PhpSpreadsheet writes the remarks on a cell into it; LibreOffice has an element of its own for that.
    var isRemark: Bool {
      guard let name = unsafe self["class"] else { return false }
      return unsafe XMLName(name).is("comment")
    }

    private subscript(name: StaticString) -> UnsafePointer<UInt8>? {
      guard let pointers = unsafe pointers else { return nil }
      var index = 0
      while let found = unsafe pointers[index] {
        if unsafe XMLName(found).is(name) { return unsafe pointers[index + 1] }
        index += 2
      }
      return nil
    }
  }
#endif
