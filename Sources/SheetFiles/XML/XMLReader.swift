#if SPREADSHEETS
  internal import CLibXML2

  /// What a reader of one kind of XML does with it. A struct: its callbacks work on it in place, and classes cost a third
  /// more (checks of exclusive access, reference counts).
  ///
  /// ```swift
  /// struct Names: XMLReader {
  ///   var names: [String] = []
  ///   mutating func start(_ tag: XMLTag) throws(SheetFault) {
  ///     guard tag.name.is("sheet") else { return }
  ///     if let name = tag["name"] { names.append(name.string) }
  ///   }
  ///   mutating func end(_ name: XMLName) throws(SheetFault) {}
  ///   mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetFault) {}
  ///   // C functions cannot be generic, so every reader says these three lines itself.
  ///   static var handlers: XMLHandlers {
  ///     unsafe XMLHandlers(
  ///       start: { unsafe XMLPush.start($0, $1, $6, $8, as: Names.self) },
  ///       end: { context, name, _, _ in unsafe XMLPush.end(context, name, as: Names.self) },
  ///       text: { unsafe XMLPush.text($0, $1, $2, as: Names.self) })
  ///   }
  /// }
  ///
  /// var reader = Names()
  /// try XMLPush.read(&reader, part: "xl/workbook.xml") { (piece) throws(SheetFault) in
  ///   try stream.next(into: &piece)
  /// }
  /// ```
  protocol XMLReader: ~Copyable {
    /// An element begins. Its name and attributes are the parser's and live as long as the call.
    mutating func start(_ tag: XMLTag) throws(SheetFault)
    mutating func end(_ name: XMLName) throws(SheetFault)
    /// A piece of text or CDATA; one text may come in many pieces.
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetFault)
    static var handlers: XMLHandlers { get }
  }

  /// The functions that libxml2 calls.
  @unsafe struct XMLHandlers {
    let start: startElementNsSAX2Func
    let end: endElementNsSAX2Func
    let text: charactersSAXFunc
  }
#endif
