/// Bytes on their way to a sink, handed over in pieces of some 64 KiB, so that memory does not grow
/// with the length of a report.
package struct Output: ~Copyable {
  private static let pieceSize = 1 << 16

  /// What was written and not yet handed over.
  package var bytes: [UInt8] = []
  private let sink: any ByteSink

  package init(to sink: any ByteSink) {
    self.sink = sink
    bytes.reserveCapacity(Output.pieceSize + Output.pieceSize / 4)
  }

  /// Hands over what is there when it is enough to be worth a call.
  package mutating func flushIfFull() throws {
    if bytes.count >= Output.pieceSize { try flush() }
  }

  /// Hands over what is there. Call it at the end: what was not handed over is lost.
  package mutating func flush() throws {
    guard !bytes.isEmpty else { return }
    try sink.write(bytes.span)
    bytes.removeAll(keepingCapacity: true)
  }
}

extension Output {
  /// A whole table among other things.
  mutating func write(_ rows: [[Cell]], with renderer: some RowRenderer) {
    var renderer = renderer
    renderer.begin(into: &bytes)
    for row in rows { renderer.append(row, into: &bytes) }
    renderer.end(leftOut: 0, into: &bytes)
  }
}
