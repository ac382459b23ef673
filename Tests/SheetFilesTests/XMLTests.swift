#if SPREADSHEETS
  import Testing

  @testable import SheetFiles

  /// Notes everything that it is told.
  struct Echo: XMLReader {
    var seen = ""

    mutating func start(_ tag: XMLTag) throws(SheetFault) {
      seen += "<\(tag.name.string)"
      for index in 0..<tag.count {
        guard let attribute = tag[index] else { continue }
        seen += " \(attribute.name.string)=\(attribute.string)"
      }
      seen += ">"
    }
    mutating func end(_ name: XMLName) throws(SheetFault) { seen += "</\(name.string)>" }
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetFault) {
      seen += unsafe String(decoding: bytes, as: UTF8.self)
    }
    static var handlers: XMLHandlers {
      unsafe XMLHandlers(
        start: { unsafe XMLPush.start($0, $1, $6, $8, as: Echo.self) },
        end: { context, name, _, _ in unsafe XMLPush.end(context, name, as: Echo.self) },
        text: { unsafe XMLPush.text($0, $1, $2, as: Echo.self) })
    }

    /// What it is told of that text, given in pieces of so many bytes.
    static func heard(_ text: String, pieces: Int = 7) throws(SheetFault) -> String {
      var echo = Echo()
      var rest = Array(text.utf8)[...]
      try XMLPush.read(&echo, part: "a.xml") { (piece) throws(SheetFault) in
        let next = rest.prefix(pieces)
        piece.replaceSubrange(0..<next.count, with: next)
        rest = rest.dropFirst(pieces)
        return next.count
      }
      return echo.seen
    }
  }

  @Suite struct `XML that comes in pieces` {
    @Test(arguments: [1, 2, 7, 1000]) func `is told by local names and decoded values`(pieces: Int)
      throws
    {
      let text = """
        <?xml version="1.0"?><x:a xmlns:x="u" x:b="1 &amp; 2 &lt;" c=''><!-- no --><b/> &#233;<![CDATA[<&]]></x:a>
        """
      #expect(try Echo.heard(text, pieces: pieces) == "<a b=1 & 2 < c=><b></b> é<&</a>")
    }

    @Test func `is refused with any document type`() {
      #expect(throws: SheetFault.documentType(part: "a.xml")) {
        try Echo.heard("<!DOCTYPE a><a/>")
      }
      #expect(throws: SheetFault.documentType(part: "a.xml")) {
        try Echo.heard("<!DOCTYPE a [<!ENTITY b SYSTEM '/etc/passwd'>]><a>&b;</a>", pieces: 1000)
      }
    }

    @Test(arguments: [
      "", "<a>", "<a></b>", "<a>&b;</a>", "<a/><a/>", "text", "<a b=1/>", "<a>\u{1}</a>",
    ])
    func `is refused when it is not well formed`(text: String) {
      #expect(throws: SheetFault.damaged(part: "a.xml")) { try Echo.heard(text) }
    }

    @Test func `is refused below 64 elements`() throws {
      func nested(_ depth: Int) -> String {
        String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
      }
      #expect(try Echo.heard(nested(64)).count == 64 * 7)
      #expect(throws: SheetFault.limit(.depth(64))) { try Echo.heard(nested(65)) }
    }

    @Test func `is refused with names without end`() {
      let names = (0..<20_000).map { "<a\($0)/>" }.joined()
      #expect(throws: SheetFault.damaged(part: "a.xml")) {
        try Echo.heard("<a>\(names)</a>", pieces: 1 << 16)
      }
    }

    @Test func `is refused with a tag that does not end or has attributes without end`() {
      let long = "<a b='\(String(repeating: "x", count: 1 << 19))'/>"
      #expect(throws: SheetFault.limit(.bytes(part: "a.xml", 1 << 18))) {
        try Echo.heard(long, pieces: 1 << 16)
      }
      let many = (0..<2000).map { " a\($0)=''" }.joined()
      #expect(throws: SheetFault.damaged(part: "a.xml")) { try Echo.heard("<a\(many)/>") }
      let prefixes = (0..<2000).map { " xmlns:a\($0)='u'" }.joined()
      #expect(throws: SheetFault.damaged(part: "a.xml")) { try Echo.heard("<a\(prefixes)/>") }
    }
  }
#endif
