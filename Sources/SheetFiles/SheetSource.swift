internal import Glibc

/// A regular file that is read at any place. The descriptor stays its owner's.
package struct SheetSource: Sendable {
  package let descriptor: Int32
  /// Bytes.
  package let size: Int

  package init(descriptor: Int32, size: Int) {
    self.descriptor = descriptor
    self.size = size
  }

  /// Fills the buffer from that place of the file, as far as the file goes.
  ///
  /// - Returns: How many bytes were read.
  package func read(into buffer: inout [UInt8], at place: Int) throws(SheetFault) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[filled...])
        return unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(place + filled))
      }
      if count == 0 { break }
      if count > 0 {
        filled += count
      } else if errno != EINTR {
        throw .cannotRead(errno: errno)
      }
    }
    return filled
  }
}
