internal import SheetFiles

/// A file as UTF-8 text, read piece by piece.
///
/// A byte-order mark decides the encoding, else the declaration. Without either, the text counts as
/// ASCII until a byte beyond it comes; then the rest of that piece decides: UTF-8 when at least half
/// of such places are UTF-8 characters, else Windows-1252. Up to there both readings are the same.
struct TextInput: ~Copyable {
  /// Stands in the text for bytes that are not text; it never occurs in UTF-8.
  static let mark: UInt8 = 0xFF

  private enum Reading {
    case unmarked, ascii, utf8, windows1252
    case utf16(UTF16Text)
  }

  private let file: InputFile
  private let declared: TextEncoding?
  private var reading = Reading.unmarked
  private var piece: [UInt8]
  /// Bytes of a character that goes on in the next piece, while nothing is decided.
  private var cut: [UInt8] = []
  private(set) var isAtEnd = false

  /// Reads a file of the declared encoding, if there is one, to read so many bytes at once.
  init(
    _ file: InputFile, declared: TextEncoding?, pieceSize: Int = 1 << 18
  ) {
    self.file = file
    self.declared = declared
    piece = [UInt8](repeating: 0, count: max(pieceSize, 16))
  }

  /// The encoding that holds so far; plain ASCII counts as UTF-8.
  var encoding: TextEncoding {
    switch reading {
    case .unmarked, .ascii, .utf8: .utf8
    case .windows1252: .windows1252
    case .utf16: .utf16
    }
  }

  /// Appends the next piece to the text. At the end of the file it appends nothing.
  mutating func read(into text: inout [UInt8]) throws(ImportFault) {
    guard !isAtEnd else { return }
    let count = try file.read(into: &piece)
    isAtEnd = count < piece.count
    var bytes = piece[..<count]
    if case .unmarked = reading { bytes = try skipMark(bytes) }
    switch reading {
    case .unmarked, .ascii: decide(bytes, into: &text)
    case .utf8: text.append(contentsOf: bytes)
    case .windows1252: Windows1252.decode(bytes, into: &text)
    case .utf16(var decoder):
      decoder.decode(bytes, isLast: isAtEnd, into: &text)
      reading = .utf16(decoder)
    }
  }

  /// Settles what the first bytes tell, and drops a byte-order mark.
  private mutating func skipMark(_ bytes: ArraySlice<UInt8>) throws(ImportFault) -> ArraySlice<
    UInt8
  > {
    if let kind = ForeignFile(bytes) { throw .otherKind(file: file.path, kind) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      reading = .utf8
      var rest = bytes
      // Programs that add a mark do so to files that have one.
      while rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
      return rest
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      reading = .utf16(UTF16Text(isBigEndian: bytes.first == 0xFE))
      return bytes.dropFirst(2)
    }
    if declared == .utf16 || bytes.prefix(2).contains(0) {
      throw .unmarkedUTF16(file: file.path)
    }
    switch declared {
    case .utf8: reading = .utf8
    case .windows1252: reading = .windows1252
    default: reading = .ascii
    }
    return bytes
  }

  /// Passes ASCII on, and settles the encoding at the first byte beyond it.
  private mutating func decide(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) {
    if cut.isEmpty, bytes.reduce(0, |) < 0x80 {
      text.append(contentsOf: bytes)
      return
    }
    let all = cut + bytes
    cut = []
    let first = all.firstIndex { $0 >= 0x80 } ?? all.endIndex
    text.append(contentsOf: all[..<first])
    let rest = all[first...]
    let votes = TextInput.votes(rest)
    if votes.valid == 0, votes.invalid == 0, !isAtEnd {
      cut = Array(rest)
      return
    }
    if votes.valid > 0, votes.valid >= votes.invalid {
      reading = .utf8
      text.append(contentsOf: rest)
    } else {
      reading = .windows1252
      Windows1252.decode(rest, into: &text)
    }
  }

  /// How many characters beyond ASCII are valid UTF-8, and how many bytes belong to none. One that
  /// the end of the bytes cuts is not counted.
  private static func votes(_ bytes: ArraySlice<UInt8>) -> (valid: Int, invalid: Int) {
    let bytes = bytes.span
    var (valid, invalid, index) = (0, 0, 0)
    while index < bytes.count {
      let length = TextCheck.sequenceLength(bytes, at: index)
      if let length {
        valid += length > 1 ? 1 : 0
      } else if bytes.count - index >= 4 || bytes[index] < 0xC2 {
        invalid += 1
      }
      index += length ?? 1
    }
    return (valid, invalid)
  }
}
