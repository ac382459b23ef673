#if SPREADSHEETS
  /// Which part of an .xlsx points to which (ECMA-376 part 2, 6.5).
  struct XLSXRelationships: XMLReader {
    struct Target: Hashable {
      /// Last word of the type: strict and older workbooks differ in what stands before it.
      var type: String
      /// Name in the ZIP.
      var part: String
    }

    private static let most = 1 << 16

    /// Folder of the part that points, without a slash at the end.
    private let folder: String
    private(set) var targets: [String: Target] = [:]

    /// Reads what that part points to; the ZIP itself for `nil`. A part without a list points nowhere.
    init(of part: String?, in zip: ZipDirectory) throws(SheetFault) {
      let steps = (part ?? "").split(separator: "/")
      folder = steps.dropLast().joined(separator: "/")
      let name = "\(folder.isEmpty ? "" : folder + "/")_rels/\(steps.last ?? "").rels"
      try zip.read(name, most: XLSXLimit.lists, into: &self)
    }

    /// The part that such a relationship points to; of several always the same one.
    func first(_ type: String) -> String? {
      targets.filter { $0.value.type == type }.min { $0.key < $1.key }?.value.part
    }

    mutating func start(_ tag: XMLTag) throws(SheetFault) {
      guard tag.name.is("Relationship"), let id = tag["Id"], let target = tag["Target"] else {
        return
      }
      if let mode = tag["TargetMode"], mode == "External" { return }
      guard targets.count < Self.most else { throw .damaged(part: folder) }
      let type = tag["Type"]?.string.split(separator: "/").last ?? ""
      targets[id.string] = Target(type: String(type), part: resolve(target.string))
    }

    mutating func end(_ name: XMLName) throws(SheetFault) {}
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetFault) {}

    /// A target may be relative to the part, climb with `..`, or count from the ZIP's root.
    private func resolve(_ target: String) -> String {
      let path = target.replacing("\\", with: "/")
      var steps = path.hasPrefix("/") ? [] : folder.split(separator: "/")
      for step in path.split(separator: "/") where step != "." {
        if step == ".." { _ = steps.popLast() } else { steps.append(step) }
      }
      return steps.joined(separator: "/")
    }

    static var handlers: XMLHandlers {
      unsafe XMLHandlers(
        start: { unsafe XMLPush.start($0, $1, $6, $8, as: XLSXRelationships.self) },
        end: { context, name, _, _ in
          unsafe XMLPush.end(context, name, as: XLSXRelationships.self)
        },
        text: { unsafe XMLPush.text($0, $1, $2, as: XLSXRelationships.self) })
    }
  }

  /// Most bytes of the parts, unpacked.
  enum XLSXLimit {
    /// Relationships and the list of sheets.
    static let lists = 1 << 24
    static let styles = 1 << 26
    static let strings = 1 << 31
    static let sheet = 1 << 33
  }

  extension ZipDirectory {
    /// Parses that part; nothing happens without one.
    func read<Reader: XMLReader & ~Copyable>(
      _ part: String, most: Int, into reader: inout Reader
    ) throws(SheetFault) {
      guard let entry = self[part] else { return }
      var stream = try open(entry, most: most)
      try XMLPush.read(&reader, part: part) { (piece) throws(SheetFault) in
        try stream.next(into: &piece)
      }
    }
  }
#endif
