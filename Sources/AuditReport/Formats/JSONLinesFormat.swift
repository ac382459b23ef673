extension ReportFormat {
  /// One JSON object a line.
  package static let jsonLines = ReportFormat(
    name: "jsonl", rows: { JSONLineRows($0, $1) },
    run: { try RunRecords($0, $1).writeJSONLines(to: &$2) },
    explanation: { ExplanationObject($0, $1).write(lineDepth: 0, to: &$2) },
    caseSheet: { CaseObject($0, $1).write(lineDepth: 0, to: &$2) })
}

struct JSONLineRows: RowRenderer {
  private let keys: [[UInt8]]
  /// Value of a first member `record`, for outputs with rows of several shapes.
  private let record: String?
  private var json: JSONWriter

  init(_ head: TableHead, _ presentation: Presentation) {
    self.init(head, presentation, record: nil)
  }

  init(_ head: TableHead, _ presentation: Presentation, record: String?) {
    keys = head.columns.map { JSONWriter.ready(key: $0.key) }
    self.record = record
    json = JSONWriter(zones: presentation.zones, lineDepth: 0)
  }

  mutating func begin(into bytes: inout [UInt8]) {}

  mutating func append(_ row: [Cell], into bytes: inout [UInt8]) {
    let (keys, record) = (keys, record)
    json.writing(to: &bytes) { json in
      json.beginLine()
      json.beginObject()
      if let record { json.member("record", record) }
      json.members(keys, row)
      json.end()
    }
    bytes.append(ascii: "\n")
  }

  mutating func end(leftOut: Int, into bytes: inout [UInt8]) {}
}
