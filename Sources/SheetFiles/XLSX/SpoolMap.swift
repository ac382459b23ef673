#if SPREADSHEETS
  internal import Glibc

  /// A spooled file as memory. Whatever its size, not more than about `resident` bytes of it count as the program's:
  /// pages that were looked at are given back to the kernel's cache before there are too many of them.
  @safe struct SpoolMap: ~Copyable {
    /// The kernel brings in that much around a page that is looked at.
    private static let blockBits = 16
    private static let resident = 16 << 20

    let count: Int
    private let base: UnsafeMutableRawPointer?
    /// A bit for every block, set when it was looked at.
    private var touched: [UInt64]
    private var blocks = 0
    private let spool: Spool

    init(_ spool: Spool, count: Int) throws(SheetFault) {
      self.spool = spool
      self.count = count
      touched = Array(repeating: 0, count: count >> (Self.blockBits + 6) + 1)
      guard count > 0 else {
        unsafe base = nil
        return
      }
      let pages = unsafe mmap(nil, count, PROT_READ, MAP_SHARED, spool.descriptor, 0)
      guard let pages = unsafe pages, unsafe pages != MAP_FAILED else {
        throw .cannotRead(errno: errno)
      }
      unsafe base = unsafe pages
    }

    deinit { if let base = unsafe base { unsafe munmap(base, count) } }

    /// The bytes of the file, of which the caller looks at that range only; `nil` outside of the file.
    @inline(__always) mutating func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer? {
      guard let base = unsafe base, range.lowerBound >= 0, range.upperBound <= count else {
        return nil
      }
      var block = range.lowerBound >> Self.blockBits
      while block << Self.blockBits < range.upperBound {
        let bit: UInt64 = 1 << UInt64(block & 63)
        if touched[block >> 6] & bit == 0 { touch(block, bit) }
        block += 1
      }
      return unsafe UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
    }

    private mutating func touch(_ block: Int, _ bit: UInt64) {
      if blocks << Self.blockBits >= Self.resident {
        unsafe madvise(base, count, MADV_DONTNEED)
        for index in touched.indices { touched[index] = 0 }
        blocks = 0
      }
      touched[block >> 6] |= bit
      blocks += 1
    }
  }
#endif
