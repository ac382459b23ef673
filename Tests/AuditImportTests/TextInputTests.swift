import TestSupport
import Testing

@testable import AuditImport

@Suite struct `The text of a file` {
  static func text(
    _ bytes: [UInt8], declared: TextEncoding? = nil, pieceSize: Int = 1 << 18
  ) throws -> (text: [UInt8], encoding: TextEncoding) {
    let scratch = try Scratch()
    var input = try TextInput(
      InputFile(path: scratch.file(bytes)), declared: declared, pieceSize: pieceSize)
    var text: [UInt8] = []
    while !input.isAtEnd { try input.read(into: &text) }
    return (text, input.encoding)
  }

  static let sample = "Café “Banjar” – 5 €, 𝄞 ok"

  @Test(arguments: [16, 17, 18, 19, 1 << 18])
  func `is the same in every encoding and with every size of pieces`(pieceSize: Int) throws {
    let plain = Array(Self.sample.utf8)
    let units = Array(Self.sample.utf16)
    let little = units.reduce(into: [UInt8]([0xFF, 0xFE])) {
      $0 += [UInt8($1 & 0xFF), UInt8($1 >> 8)]
    }
    let big = units.reduce(into: [UInt8]([0xFE, 0xFF])) {
      $0 += [UInt8($1 >> 8), UInt8($1 & 0xFF)]
    }
    #expect(try Self.text(plain, declared: .utf8, pieceSize: pieceSize) == (plain, .utf8))
    #expect(try Self.text([0xEF, 0xBB, 0xBF] + plain, pieceSize: pieceSize) == (plain, .utf8))
    #expect(try Self.text(little, pieceSize: pieceSize) == (plain, .utf16))
    #expect(try Self.text(big, declared: .utf16, pieceSize: pieceSize) == (plain, .utf16))
  }

  @Test func `is Windows-1252 when its bytes are not UTF-8`() throws {
    let bytes = Array("Caf".utf8) + [0xE9, 0x20, 0x80, 0x0A] + Array("rest".utf8)
    #expect(try Self.text(bytes) == (Array("Café €\nrest".utf8), .windows1252))
    #expect(
      try Self.text(bytes, declared: .windows1252) == (Array("Café €\nrest".utf8), .windows1252))
    #expect(try Self.text(bytes, declared: .utf8) == (bytes, .utf8))
  }

  @Test func `stays UTF-8 when few of its bytes are damaged`() throws {
    let bytes = Array("é \u{FFFD} ü".utf8) + [0xE9, 0x20] + Array("ö".utf8)
    #expect(try Self.text(bytes).encoding == .utf8)
  }

  @Test func `counts as UTF-8 when it is plain ASCII`() throws {
    #expect(try Self.text(Array("abc".utf8)) == (Array("abc".utf8), .utf8))
    #expect(try Self.text([]) == ([], .utf8))
  }

  @Test func `marks what stands for no character`() throws {
    let mark = TextInput.mark
    #expect(try Self.text([0x81], declared: .windows1252).text == [mark])
    #expect(try Self.text([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]).text == [mark, 0x41])
    #expect(try Self.text([0xFF, 0xFE, 0x00, 0xDC]).text == [mark])
    #expect(try Self.text([0xFF, 0xFE, 0x41]).text == [mark])
    #expect(try Self.text([0xFF, 0xFE, 0x00, 0xD8]).text == [mark])
  }

  @Test func `is not guessed to be UTF-16`() throws {
    let scratch = try Scratch()
    let path = try scratch.file([0x75, 0x00, 0x6E, 0x00])
    let fault = ImportFault.unmarkedUTF16(file: path)
    #expect(throws: fault) { try Sample.read(path) }
    let plain = try scratch.file("unit,service\n", name: "plain.csv")
    var profile = MappingProfile.canonical
    profile.encoding = .utf16
    #expect(throws: ImportFault.unmarkedUTF16(file: plain)) {
      try Sample.read(plain, profile: profile)
    }
  }

  @Test(
    arguments: [
      ([0x41, 0xC3, 0xA9], nil),
      ([0xC3], 0), ([0x41, 0x80], 1), ([0xC0, 0xAF], 0), ([0xE0, 0x80, 0x80], 0),
      ([0xED, 0xA0, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5], 0),
      ([0xF0, 0x9F, 0x98, 0x80], nil), ([0xE2, 0x82], 0), ([0x41, 0x00], 1), ([0x1B], 0),
      ([0x7F], 0), ([0xC2, 0x9B], 0), ([0x09, 0x0A, 0x0D], nil),
    ] as [([UInt8], Int?)])
  func `is searched for bytes that are not text`(bytes: [UInt8], index: Int?) {
    #expect(TextCheck.firstFinding(in: bytes.span)?.index == index)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `is judged as the standard library does`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let signs: [UInt8] = [
      0x41, 0x80, 0xBF, 0xC2, 0xC3, 0xE0, 0xA0, 0xED, 0x9F, 0xF0, 0x90, 0xF4, 0x8F,
    ]
    for _ in 0..<500 {
      let count = Int.random(in: 0...6, using: &generator)
      let bytes = (0..<count).map { _ in signs.randomElement(using: &generator) ?? 0 }
      let isText = String(validating: bytes, as: UTF8.self) != nil
      let finding = TextCheck.firstFinding(in: bytes.span)
      if case .invalid? = finding?.problem {
        #expect(!isText, "seed \(seed): \(bytes)")
      } else if finding == nil {
        #expect(isText, "seed \(seed): \(bytes)")
      }
    }
  }
}
