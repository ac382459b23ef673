internal import ServiceStandards

/// How one column of a segment is written: a least value, and for each row how far its value is above
/// it, in as few bytes as the farthest needs. Few different values that lie far apart are written
/// otherwise; see `SegmentWords`.
///
/// Where values are missing, code 0 stands for that, and the others are one more than their distance.
struct SegmentColumn: Equatable {
  /// Bytes in a segment before the codes: the base, the width, and the kind.
  static let headSize = 10

  /// What the last byte of a head says.
  enum Kind: UInt8 {
    case whole, hasMissing
    /// The base is the number of words, which follow.
    case words
  }

  let base: Int64
  /// Bytes of a code: 0, 1, 2, 3, 4 or 8.
  let width: Int
  let hasMissing: Bool

  init(base: Int64, width: Int, hasMissing: Bool) {
    self.base = base
    self.width = width
    self.hasMissing = hasMissing
  }

  /// The one way in which distances of these values are written.
  init(of values: [Int64]) {
    var (least, greatest) = (Int64.max, TransactionBatch.missing)
    var hasMissing = false
    let values = values.span
    for index in values.indices {
      let value = values[index]
      let isMissing = value == TransactionBatch.missing
      hasMissing = hasMissing || isMissing
      least = min(least, isMissing ? .max : value)
      greatest = max(greatest, value)
    }
    guard greatest != TransactionBatch.missing else {
      // Nothing, or nothing but missing values.
      self.init(base: 0, width: 0, hasMissing: hasMissing)
      return
    }
    let farthest = UInt64(bitPattern: greatest &- least)
    let (code, overflow) = farthest.addingReportingOverflow(hasMissing ? 1 : 0)
    if overflow {
      // No code is left for what is missing, which is then a number as any other: the least there is.
      self.init(base: TransactionBatch.missing, width: 8, hasMissing: false)
    } else {
      self.init(base: least, width: SegmentColumn.width(of: code), hasMissing: hasMissing)
    }
  }

  private static func width(of code: UInt64) -> Int {
    switch code {
    case 0: 0
    case ...UInt64(UInt8.max): 1
    case ...UInt64(UInt16.max): 2
    case ...0xFF_FFFF: 3
    case ...UInt64(UInt32.max): 4
    default: 8
    }
  }

  /// What a code stands for.
  @inline(__always)
  func value(of code: UInt64) -> Int64 {
    guard hasMissing else { return base &+ Int64(bitPattern: code) }
    return code == 0
      ? TransactionBatch.missing : base &+ Int64(bitPattern: code &- 1)
  }

  /// The code of a value; only for values that the column was made of.
  @inline(__always)
  func code(of value: Int64) -> UInt64 {
    let distance = UInt64(bitPattern: value &- base)
    guard hasMissing else { return distance }
    return value == TransactionBatch.missing ? 0 : distance &+ 1
  }
}

// MARK: Many at a time

extension SegmentColumn {
  /// Bytes of so many values with their head.
  func size(of count: Int) -> Int { SegmentColumn.headSize + count * width }

  static func appendHead(base: Int64, width: Int, _ kind: Kind, to bytes: inout [UInt8]) {
    append(base, to: &bytes)
    bytes.append(UInt8(width))
    bytes.append(kind.rawValue)
  }

  static func append(_ number: Int64, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> Int64(shift)))
    }
  }

  /// Appends the head and the codes of `values`.
  func append(_ values: [Int64], to bytes: inout [UInt8]) {
    SegmentColumn.appendHead(
      base: base, width: width, hasMissing ? .hasMissing : .whole, to: &bytes)
    switch width {
    case 1: append(values, as: UInt8.self, to: &bytes)
    case 2: append(values, as: UInt16.self, to: &bytes)
    case 3: appendThreeBytes(values, to: &bytes)
    case 4: append(values, as: UInt32.self, to: &bytes)
    case 8: append(values, as: UInt64.self, to: &bytes)
    default: break
    }
  }

  private func appendThreeBytes(_ values: [Int64], to bytes: inout [UInt8]) {
    for value in values {
      let code = code(of: value)
      bytes.append(UInt8(truncatingIfNeeded: code))
      bytes.append(UInt8(truncatingIfNeeded: code >> 8))
      bytes.append(UInt8(truncatingIfNeeded: code >> 16))
    }
  }

  private func append<Code: FixedWidthInteger & UnsignedInteger>(
    _ values: [Int64], as _: Code.Type, to bytes: inout [UInt8]
  ) {
    let size = MemoryLayout<Code>.size
    bytes.append(addingCapacity: values.count * size) { output in
      let values = values.span
      unsafe output.withUnsafeMutableBufferPointer { buffer, count in
        let target = UnsafeMutableRawBufferPointer(buffer)
        for index in values.indices {
          let code = Code(truncatingIfNeeded: code(of: values[index]))
          unsafe target.storeBytes(
            of: code.littleEndian, toByteOffset: index * size, as: Code.self)
        }
        count = values.count * size
      }
    }
  }

  /// Appends the values of some rows, whose codes begin at `start` of a segment.
  func append(
    rows: Range<Int>, of bytes: Span<UInt8>, from start: Int, to target: inout [Int64]
  ) {
    switch width {
    case 1: append(rows, of: bytes, from: start, as: UInt8.self, to: &target)
    case 2: append(rows, of: bytes, from: start, as: UInt16.self, to: &target)
    case 3: appendThreeBytes(rows, of: bytes, from: start, to: &target)
    case 4: append(rows, of: bytes, from: start, as: UInt32.self, to: &target)
    case 8: append(rows, of: bytes, from: start, as: UInt64.self, to: &target)
    default: target.append(contentsOf: repeatElement(value(of: 0), count: rows.count))
    }
  }

  private func append<Code: FixedWidthInteger & UnsignedInteger>(
    _ rows: Range<Int>, of bytes: Span<UInt8>, from start: Int, as _: Code.Type,
    to target: inout [Int64]
  ) {
    let size = MemoryLayout<Code>.size
    // The bounds are checked once, by the extraction.
    let codes = bytes.extracting(start + rows.lowerBound * size..<start + rows.upperBound * size)
    target.append(addingCapacity: rows.count) { output in
      unsafe output.withUnsafeMutableBufferPointer { buffer, count in
        unsafe codes.withUnsafeBytes { codes in
          for index in 0..<rows.count {
            let code = unsafe Code(
              littleEndian: codes.loadUnaligned(fromByteOffset: index * size, as: Code.self))
            unsafe buffer[index] = value(of: UInt64(code))
          }
        }
        count = rows.count
      }
    }
  }

  private func appendThreeBytes(
    _ rows: Range<Int>, of bytes: Span<UInt8>, from start: Int, to target: inout [Int64]
  ) {
    guard !rows.isEmpty else { return }
    // The bounds are checked once, by the extraction.
    let codes = bytes.extracting(start + rows.lowerBound * 3..<start + rows.upperBound * 3)
    let last = rows.count - 1
    target.append(addingCapacity: rows.count) { output in
      unsafe output.withUnsafeMutableBufferPointer { buffer, count in
        unsafe codes.withUnsafeBytes { codes in
          // Four bytes at once, where another code follows.
          for index in 0..<last {
            let code = unsafe UInt32(
              littleEndian: codes.loadUnaligned(fromByteOffset: index * 3, as: UInt32.self))
            unsafe buffer[index] = value(of: UInt64(code & 0xFF_FFFF))
          }
          let low = unsafe UInt16(
            littleEndian: codes.loadUnaligned(fromByteOffset: last * 3, as: UInt16.self))
          let high = unsafe codes[last * 3 + 2]
          unsafe buffer[last] = value(of: UInt64(low) | UInt64(high) << 16)
        }
        count = rows.count
      }
    }
  }
}
