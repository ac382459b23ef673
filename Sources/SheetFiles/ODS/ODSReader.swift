#if SPREADSHEETS
  /// Reads workbooks of OpenDocument (OASIS OpenDocument 1.3 part 3).
  enum ODSReader {
    static let content = "content.xml"
    private static let common = "styles.xml"
    /// Most bytes of the parts, unpacked.
    private static let mostContent = 1 << 33
    private static let mostStyles = 1 << 26
    private static let mostManifest = 1 << 24

    /// Writes down the sheets that are wanted.
    ///
    /// All sheets stand in one part, and only its end says which there are. It is read once: sheets that turn out
    /// not to be wanted are left out of the transcript.
    ///
    /// - Parameters:
    ///   - zip: Directory of the file.
    ///   - folder: For the transcript.
    ///   - wanted: Says which of all sheets.
    /// - Returns: Those, in the order of the workbook.
    /// - Throws: `encrypted`, `noSheet`, `damaged`, `limit` and the like.
    static func transcribe(
      _ zip: ZipDirectory, folder: String,
      wanted: (borrowing [SheetInfo]) throws(SheetFault) -> [Int]
    ) throws(SheetFault) -> Transcript {
      var manifest = ODSManifest()
      try zip.read("META-INF/manifest.xml", most: mostManifest, into: &manifest)
      guard zip[content] != nil else { throw .damaged(part: content) }
      var common = ODSCommonStyles()
      if zip[Self.common] != nil { try zip.read(Self.common, most: mostStyles, into: &common) }
      var writer = try TranscriptWriter(folder: folder)
      try unsafe withUnsafeMutablePointer(to: &writer) { (writer) throws(SheetFault) in
        var reader = unsafe ODSContentReader(into: writer, styles: common.styles)
        try zip.read(content, most: mostContent, into: &reader)
      }
      let transcript = try writer.finish()
      guard !transcript.sheets.isEmpty else { throw .noSheet }
      let indexes = try wanted(transcript.sheets.map(\.info))
      return transcript.keeping(Set(indexes).sorted().filter(transcript.sheets.indices.contains))
    }
  }

  /// Reads the styles that have names of their own, on which those of the content rest; the automatic ones in the same part
  /// are those of headers and footers.
  private struct ODSCommonStyles: XMLReader {
    private(set) var styles = ODSStyles()
    private var isInside = false

    mutating func start(_ tag: XMLTag) throws(SheetFault) {
      if isInside { try styles.start(tag) } else { isInside = tag.name.is("styles") }
    }

    mutating func end(_ name: XMLName) throws(SheetFault) {
      guard isInside else { return }
      if name.is("styles") { isInside = false } else { styles.end(name) }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetFault) {
      if isInside { unsafe styles.text(bytes) }
    }

    static var handlers: XMLHandlers {
      unsafe XMLHandlers(
        start: { unsafe XMLPush.start($0, $1, $6, $8, as: ODSCommonStyles.self) },
        end: { context, name, _, _ in
          unsafe XMLPush.end(context, name, as: ODSCommonStyles.self)
        },
        text: { unsafe XMLPush.text($0, $1, $2, as: ODSCommonStyles.self) })
    }
  }

  /// Looks whether the parts are encrypted; their list is not (part 2, 4.4).
  private struct ODSManifest: XMLReader {
    mutating func start(_ tag: XMLTag) throws(SheetFault) {
      if tag.name.is("encryption-data") { throw .encrypted }
    }
    mutating func end(_ name: XMLName) throws(SheetFault) {}
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetFault) {}

    static var handlers: XMLHandlers {
      unsafe XMLHandlers(
        start: { unsafe XMLPush.start($0, $1, $6, $8, as: ODSManifest.self) },
        end: { context, name, _, _ in unsafe XMLPush.end(context, name, as: ODSManifest.self) },
        text: { unsafe XMLPush.text($0, $1, $2, as: ODSManifest.self) })
    }
  }
#endif
