#if SPREADSHEETS
  internal import Glibc

  /// Reads a spooled file here and there through so many pages of 1 KiB. A mapped file would be simpler, and all of it that
  /// was ever looked at would count as memory of the program.
  @safe struct SpoolPages: ~Copyable {
    private static let bits = 10
    private static let size = 1 << bits

    let count: Int
    private let spool: Spool
    /// Pages after each other; the kernel gives memory to those that are used.
    private let pages: UnsafeMutableRawPointer
    /// Which page of the file lies in each place: always one whose number has the place as its last bits.
    private var held: [Int]
    /// For what goes over the end of a page.
    private let long: UnsafeMutableRawPointer
    private static let longest = TranscriptWriter.longestCell

    /// - Parameters:
    ///   - spool: The file.
    ///   - count: Its bytes.
    ///   - slots: Pages in memory, a power of two.
    init(_ spool: Spool, count: Int, slots: Int) {
      self.spool = spool
      self.count = count
      held = Array(repeating: -1, count: slots)
      unsafe pages = .allocate(byteCount: slots << Self.bits, alignment: 16)
      unsafe long = .allocate(byteCount: Self.longest, alignment: 16)
    }

    deinit {
      unsafe pages.deallocate()
      unsafe long.deallocate()
    }

    /// The bytes in that place of the file, until others are asked for.
    ///
    /// - Throws: `cannotRead`; outside of the file too.
    @inline(__always) mutating func bytes(
      _ range: Range<Int>
    ) throws(SheetFault) -> UnsafeRawBufferPointer {
      let page = range.lowerBound >> Self.bits
      let inPage = range.lowerBound & (Self.size - 1)
      guard inPage + range.count <= Self.size else { return try unsafe longBytes(range) }
      let slot = page & (held.count - 1)
      if held[slot] != page { try load(page, into: slot) }
      let start = unsafe pages + slot << Self.bits + inPage
      return unsafe UnsafeRawBufferPointer(start: start, count: range.count)
    }

    private mutating func load(_ page: Int, into slot: Int) throws(SheetFault) {
      held[slot] = -1
      let start = page << Self.bits
      guard start >= 0, start < count else { throw .cannotRead(errno: EINVAL) }
      let place = unsafe pages + slot << Self.bits
      try unsafe read(into: place, min(Self.size, count - start), at: start)
      held[slot] = page
    }

    private func longBytes(
      _ range: Range<Int>
    ) throws(SheetFault) -> UnsafeRawBufferPointer {
      guard range.lowerBound >= 0, range.upperBound <= count, range.count <= Self.longest else {
        throw .cannotRead(errno: EINVAL)
      }
      try unsafe read(into: long, range.count, at: range.lowerBound)
      return unsafe UnsafeRawBufferPointer(start: long, count: range.count)
    }

    private func read(
      into place: UnsafeMutableRawPointer, _ size: Int, at start: Int
    ) throws(SheetFault) {
      var filled = 0
      while filled < size {
        let got = unsafe pread(
          spool.descriptor, place + filled, size - filled, off_t(start + filled))
        if got > 0 {
          filled += got
        } else if got == 0 || errno != EINTR {
          throw .cannotRead(errno: got == 0 ? EIO : errno)
        }
      }
    }
  }
#endif
