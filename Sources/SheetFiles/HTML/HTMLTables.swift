#if SPREADSHEETS
  internal import CLibXML2

  /// Writes down the tables of an HTML file. A table within another is one of its own; each depth has its writer, since the
  /// rows of a sheet stand together.
  struct HTMLTables: ~Copyable {
    /// Tables within tables.
    private static let mostDepth = 16
    /// Elements within elements: the parser goes through all that are open at every end.
    private static let mostElements = 512

    private let folder: String
    private var table: HTMLTable?
    /// Those around it.
    private var outer: [HTMLTable] = []
    private var writer: TranscriptWriter
    private var inner: [HTMLInnerWriter] = []
    private var elements = 0
    /// Depth of a remark on a cell, which spreadsheets write into it.
    private var remark: Int?
    /// Numbers of the tables in the order in which they were begun at each depth.
    private var numbers: [[Int]] = []
    private(set) var count = 0

    init(folder: String) throws(SheetFault) {
      self.folder = folder
      writer = try TranscriptWriter(folder: folder)
    }

    /// The tables in the order of the file.
    consuming func finish() throws(SheetFault) -> Transcript {
      while table != nil { try endTable() }
      var order = numbers.first ?? []
      for depth in inner.indices {
        try inner[depth].copy(into: &writer)
        order += numbers[depth + 1]
      }
      let places = order.indices.sorted { order[$0] < order[$1] }
      return try writer.finish().keeping(places)
    }

    mutating func start(_ name: XMLName, _ attributes: HTMLAttributes) throws(SheetFault) {
      elements += 1
      guard elements <= Self.mostElements else { throw .limit(.depth(Self.mostElements)) }
      guard remark == nil else { return }
      if unsafe name.is("comment") || (name.is("div") && attributes.isRemark) {
        remark = elements
        return
      }
      switch name {
      case "td", "th":
        if table?.isInRow == false { try beginRow(isHidden: false) }
        if table?.isInCell == true { try endCell() }
        table?.beginCell(
          columns: unsafe attributes.number("colspan"), rows: unsafe attributes.number("rowspan"))
      case "tr":
        if table?.isInRow == true { try endRow() }
        try beginRow(isHidden: unsafe attributes.isHidden)
      case "br": table?.breakLine()
      case "table": try beginTable()
      case "thead", "tbody", "tfoot": table?.beginGroup()
      case "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4": table?.beginLine()
      default: break
      }
    }

    mutating func end(_ name: XMLName) throws(SheetFault) {
      elements -= 1
      if let depth = remark {
        if elements < depth { remark = nil }
        return
      }
      switch name {
      case "td", "th": if table?.isInCell == true { try endCell() }
      case "tr": if table?.isInRow == true { try endRow() }
      case "table": if table != nil { try endTable() }
      case "thead", "tbody", "tfoot":
        if table?.isInRow == true { try endRow() }
        table?.beginGroup()
      case "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4": table?.beginLine()
      default: break
      }
    }

    @inline(__always) mutating func text(
      _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(SheetFault) {
      guard table?.isInCell == true, remark == nil else { return }
      try unsafe table?.append(bytes)
    }

    private mutating func beginTable() throws(SheetFault) {
      guard outer.count < Self.mostDepth else { throw .limit(.depth(Self.mostDepth)) }
      guard count < TranscriptWriter.mostSheets else {
        throw .limit(.sheets(TranscriptWriter.mostSheets))
      }
      count += 1
      if let table { outer.append(table) }
      table = HTMLTable(number: count)
      let depth = outer.count
      while numbers.count <= depth { numbers.append([]) }
      numbers[depth].append(count)
      while inner.count < depth { inner.append(try HTMLInnerWriter(folder: folder)) }
      let info = SheetInfo(name: "table \(count)")
      try write { (writer) throws(SheetFault) in try writer.beginSheet(info) }
    }

    private mutating func endTable() throws(SheetFault) {
      if table?.isInRow == true { try endRow() }
      let merged = table?.merged ?? []
      try write { (writer) throws(SheetFault) in try writer.endSheet(merged: merged) }
      table = outer.popLast()
    }

    private mutating func beginRow(isHidden: Bool) throws(SheetFault) {
      guard table != nil else { return }
      table?.beginRow(isHidden: isHidden)
      let row = table?.row ?? 0
      try write { (writer) throws(SheetFault) in try writer.beginRow(row, isHidden: isHidden) }
    }

    private mutating func endRow() throws(SheetFault) {
      if table?.isInCell == true { try endCell() }
      table?.endRow()
      try write { (writer) throws(SheetFault) in try writer.endRow() }
    }

    private mutating func endCell() throws(SheetFault) {
      try table?.endCell()
      guard let column = table?.column, let text = table?.text, !text.isEmpty else { return }
      try write { (writer) throws(SheetFault) in
        try writer.append(column: column, .text, text.span)
      }
    }

    /// Writes into the writer of the depth at which the table stands.
    @inline(__always) private mutating func write(
      _ body: (inout TranscriptWriter) throws(SheetFault) -> Void
    ) throws(SheetFault) {
      if outer.isEmpty { return try body(&writer) }
      try inner[outer.count - 1].write(body)
    }
  }

  /// The writer of tables within tables. Arrays hold no structs that are not copied, so it is a class; the tables that are
  /// not within others, the larger ones, do without it.
  final class HTMLInnerWriter {
    private var writer: TranscriptWriter?

    init(folder: String) throws(SheetFault) { writer = try TranscriptWriter(folder: folder) }

    /// After a fault it takes nothing more.
    func write(_ body: (inout TranscriptWriter) throws(SheetFault) -> Void) throws(SheetFault) {
      guard var open = writer.take() else { return }
      try body(&open)
      writer = consume open
    }

    /// Adds all sheets to those of another writer; this one ends.
    func copy(into target: inout TranscriptWriter) throws(SheetFault) {
      guard let transcript = try writer.take()?.finish() else { return }
      var row = SheetRow()
      for (index, sheet) in transcript.sheets.enumerated() {
        try target.beginSheet(sheet.info)
        var rows = transcript.rows(ofSheet: index)
        while try rows.next(into: &row) {
          try target.beginRow(row.number, isHidden: row.isHidden)
          for cell in row.cells {
            let bytes = row.text.span.extracting(Int(cell.start)..<Int(cell.end))
            try target.append(column: Int(cell.column), cell.kind, bytes)
          }
          try target.endRow()
        }
        try target.endSheet(hiddenColumns: sheet.hiddenColumns, merged: sheet.merged)
      }
    }
  }
#endif
