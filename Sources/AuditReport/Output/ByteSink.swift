/// Where a report goes: a file, a pipe, or memory. It owns the channel; a report only writes.
package protocol ByteSink: AnyObject {
  /// Takes all of the bytes, or throws.
  func write(_ bytes: borrowing Span<UInt8>) throws
}

/// Keeps what is written, for short outputs that go on to somewhere else.
package final class CollectedBytes: ByteSink {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package func write(_ bytes: borrowing Span<UInt8>) {
    self.bytes.reserveCapacity(self.bytes.count + bytes.count)
    for index in bytes.indices { self.bytes.append(bytes[index]) }
  }

  /// The bytes read as UTF-8.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}
