#if SPREADSHEETS
  internal import CZlib
  internal import Glibc

  /// Unpacks a range of a file piece by piece: raw deflate as in a ZIP, or gzip with its checksum.
  @safe struct Inflater: ~Copyable {
    enum Wrapping {
      case raw, gzip
    }

    private let source: SheetSource
    /// Where the packed bytes go on in the file, and where the file ends for them.
    private var place: Int
    private let end: Int
    private let wrapping: Wrapping
    private let part: String
    private var packed = [UInt8](repeating: 0, count: 1 << 16)
    private var next = 0
    private var available = 0
    /// zlib keeps a pointer to it, so it must not move.
    private let stream: UnsafeMutablePointer<z_stream>
    /// Whether everything was unpacked.
    private(set) var isAtEnd = false

    init(
      _ source: SheetSource, range: Range<Int>, wrapping: Wrapping, part: String
    ) throws(SheetFault) {
      self.source = source
      place = range.lowerBound
      end = range.upperBound
      self.wrapping = wrapping
      self.part = part
      unsafe stream = .allocate(capacity: 1)
      unsafe stream.initialize(to: z_stream())
      let bits: Int32 = wrapping == .raw ? -15 : 31
      let size = unsafe Int32(MemoryLayout<z_stream>.size)
      guard unsafe inflateInit2_(stream, bits, ZLIB_VERSION, size) == Z_OK else {
        throw .cannotRead(errno: ENOMEM)
      }
    }

    deinit {
      unsafe inflateEnd(stream)
      unsafe stream.deallocate()
    }

    /// Fills the buffer with what was packed.
    ///
    /// - Returns: How many bytes; fewer than fit only at the end.
    /// - Throws: `damaged` when the packed bytes are cut off or no such thing.
    mutating func next(into piece: inout [UInt8]) throws(SheetFault) -> Int {
      var filled = 0
      while filled < piece.count, !isAtEnd {
        if available == 0 { try refill() }
        guard available > 0 else { throw .damaged(part: part) }
        filled += try inflateOnce(into: &piece, from: filled)
      }
      return filled
    }

    private mutating func inflateOnce(
      into piece: inout [UInt8], from filled: Int
    ) throws(SheetFault) -> Int {
      let room = min(piece.count - filled, 1 << 30)
      let (next, available) = (next, available)
      let state = unsafe packed.withUnsafeMutableBufferPointer { packed in
        unsafe piece.withUnsafeMutableBufferPointer { piece in
          unsafe stream.pointee.next_in = unsafe packed.baseAddress.map { unsafe $0 + next }
          unsafe stream.pointee.avail_in = UInt32(available)
          unsafe stream.pointee.next_out = unsafe piece.baseAddress.map { unsafe $0 + filled }
          unsafe stream.pointee.avail_out = UInt32(room)
          return unsafe inflate(stream, Z_NO_FLUSH)
        }
      }
      let used = unsafe available - Int(stream.pointee.avail_in)
      let got = unsafe room - Int(stream.pointee.avail_out)
      self.next += used
      self.available -= used
      switch state {
      case Z_STREAM_END: try endMember()
      case Z_OK: break
      // Nothing could be done with what there is: more is needed of it.
      case Z_BUF_ERROR where self.available == 0: break
      default: throw .damaged(part: part)
      }
      return got
    }

    /// A gzip may be several ones after each other.
    private mutating func endMember() throws(SheetFault) {
      isAtEnd = true
      guard wrapping == .gzip else { return }
      if available == 0 { try refill() }
      guard available > 0, packed[next] == 0x1F else { return }
      guard unsafe inflateReset(stream) == Z_OK else { throw .damaged(part: part) }
      isAtEnd = false
    }

    private mutating func refill() throws(SheetFault) {
      let got = min(try source.read(into: &packed, at: place), end - place)
      place += got
      next = 0
      available = got
    }
  }
#endif
