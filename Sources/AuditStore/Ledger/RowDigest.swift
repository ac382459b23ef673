internal import Crypto

/// The SHA-256 of rows, value by value in their order.
///
/// A value is one byte that says what it is, then: nothing for NULL (0); eight bytes, the least first, for
/// a whole number (1); the number of bytes, written like a number, and the bytes of a text (2) or of
/// bytes (3). So no two contents give the same bytes.
struct RowDigest {
  private static let capacity = 4096

  private var hash = SHA256()
  private var buffer: [UInt8] = []
  private var used = 0
  /// Values that are hashed by themselves. Kept for its memory.
  private var inner: [UInt8] = []
  /// How many were added.
  private(set) var rows: Int64 = 0

  /// Call after the values of a row.
  mutating func endRow() { rows += 1 }

  @inline(__always)
  mutating func add(_ number: Int64) { add(tag: 1, number) }

  @inline(__always)
  mutating func add(_ number: Int64?) {
    if let number {
      add(tag: 1, number)
    } else {
      addNull()
    }
  }

  mutating func addNull() {
    makeRoom(1)
    buffer[used] = 0
    used += 1
  }

  mutating func add(_ text: String?) {
    guard let text else { return addNull() }
    add(tag: 2, text.utf8Span.span)
  }

  /// Adds a text (2) or bytes (3).
  mutating func add(tag: UInt8, _ bytes: borrowing Span<UInt8>) {
    add(tag: tag, Int64(bytes.count))
    if bytes.count > RowDigest.capacity {
      flush()
      unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
      return
    }
    makeRoom(bytes.count)
    let place = used
    unsafe buffer.withUnsafeMutableBytes { target in
      unsafe bytes.withUnsafeBytes { source in
        unsafe UnsafeMutableRawBufferPointer(rebasing: target[place...]).copyMemory(from: source)
      }
    }
    used += bytes.count
  }

  /// Adds, as bytes, the SHA-256 of texts and NULLs that are written like the values of a row.
  mutating func add<let count: Int>(
    hashOf places: InlineArray<count, TextPlace>, in texts: borrowing Span<UInt8>
  ) {
    inner.removeAll(keepingCapacity: true)
    for index in places.indices {
      let place = places[index]
      guard !place.isNull else {
        inner.append(0)
        continue
      }
      inner.append(2)
      for shift in stride(from: 0, to: 64, by: 8) {
        inner.append(UInt8(truncatingIfNeeded: place.range.count >> shift))
      }
      unsafe texts.extracting(place.range).withUnsafeBytes { unsafe inner.append(contentsOf: $0) }
    }
    var innerHash = SHA256()
    unsafe inner.withUnsafeBytes { unsafe innerHash.update(bufferPointer: $0) }
    let digest = innerHash.finalize()
    unsafe digest.withUnsafeBytes { bytes in
      unsafe add(tag: 3, bytes.bindMemory(to: UInt8.self).span)
    }
  }

  /// In hexadecimal digits; nothing can be added after that.
  consuming func finish() -> DigestedRows {
    flush()
    return DigestedRows(rows: rows, sha256: hash.finalize().hexadecimal)
  }

  @inline(__always)
  private mutating func add(tag: UInt8, _ number: Int64) {
    makeRoom(9)
    let place = used
    buffer[place] = tag
    unsafe buffer.withUnsafeMutableBytes { target in
      unsafe target.storeBytes(of: number.littleEndian, toByteOffset: place + 1, as: Int64.self)
    }
    used += 9
  }

  @inline(__always)
  private mutating func makeRoom(_ count: Int) {
    if used + count > buffer.count { flush() }
  }

  private mutating func flush() {
    if buffer.isEmpty { buffer = Array(repeating: 0, count: RowDigest.capacity) }
    let count = used
    unsafe buffer.withUnsafeBytes { bytes in
      unsafe hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
    }
    used = 0
  }
}

/// How many rows, and the SHA-256 of them in hexadecimal digits.
package struct DigestedRows: Hashable, Sendable {
  package let rows: Int64
  package let sha256: String
}

extension Statement {
  /// Adds all values of the current row, whatever they are.
  func addRow(columns: Int32, to digest: inout RowDigest) {
    for column in 0..<columns {
      switch kind(of: column) {
      case .integer: digest.add(int(column))
      case .text: lendText(column) { digest.add(tag: 2, $0) }
      case .bytes: lendBlob(column) { digest.add(tag: 3, $0) }
      case .null: digest.addNull()
      }
    }
    digest.endRow()
  }

  /// Adds values that are numbers or NULL.
  @inline(__always)
  func add(numbers columns: Range<Int32>, to digest: inout RowDigest) {
    for column in columns { digest.add(optionalInt(column)) }
  }

  /// Adds a value that is a text or NULL.
  @inline(__always)
  func add(text column: Int32, to digest: inout RowDigest) {
    if isNull(column) {
      digest.addNull()
    } else {
      lendText(column) { digest.add(tag: 2, $0) }
    }
  }
}
