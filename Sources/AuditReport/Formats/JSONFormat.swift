extension ReportFormat {
  /// One JSON object with the rows under `items`.
  package static let json = ReportFormat(
    name: "json", rows: { JSONRows($0, $1) }, run: { try RunObject($0, $1).write(to: &$2) },
    explanation: { ExplanationObject($0, $1).write(lineDepth: 3, to: &$2) },
    dossier: { FindingObject($0, $1).write(to: &$2) },
    caseSheet: { CaseObject($0, $1).write(lineDepth: 3, to: &$2) })
}

struct JSONRows: RowRenderer {
  private let head: TableHead
  private let keys: [[UInt8]]
  private var json: JSONWriter

  init(_ head: TableHead, _ presentation: Presentation) {
    self.head = head
    keys = head.columns.map { JSONWriter.ready(key: $0.key) }
    json = JSONWriter(zones: presentation.zones, lineDepth: 2)
  }

  mutating func begin(into bytes: inout [UInt8]) {
    let head = head
    json.writing(to: &bytes) { json in
      json.beginObject()
      json.members(of: head.envelope, schema: head.schema)
      json.object("counts") { json in
        for count in head.envelope.counts { json.member(count.key, count.value) }
      }
      json.key("items")
      json.beginArray()
    }
  }

  mutating func append(_ row: [Cell], into bytes: inout [UInt8]) {
    let keys = keys
    json.writing(to: &bytes) { json in
      json.beginObject()
      json.members(keys, row)
      json.end()
    }
  }

  mutating func end(leftOut: Int, into bytes: inout [UInt8]) {
    json.writing(to: &bytes) { json in
      json.end()
      json.member("left_out", Int64(leftOut))
      json.end()
    }
    bytes.append(ascii: "\n")
  }
}
