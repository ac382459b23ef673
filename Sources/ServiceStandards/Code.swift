/// A short name that identifies something in files, in the database and on the command line. It is
/// text and stays text: leading zeros and capitals are kept.
public struct Code<Subject>: Hashable, Sendable {
  public let text: String

  /// - Throws: `InvalidCode` when the text is empty, longer than 64 bytes, or holds a space or a
  ///   control character.
  public init(_ text: String) throws(InvalidCode) {
    guard !text.isEmpty, text.utf8.count <= 64,
      !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F })
    else { throw InvalidCode(text: text) }
    self.text = text
  }

  private init(place: String) { text = place }

  /// Of something that is no longer there, by the database id that still points at it.
  public static func lost(_ id: Int64) -> Self { Self(place: "?\(id)") }
}

extension Code: Comparable {
  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension Code: CustomStringConvertible {
  public var description: String { text }
}

public struct InvalidCode: Error, Hashable, Sendable {
  public let text: String
}

public typealias UnitCode = Code<Unit>
public typealias AgencyCode = Code<Agency>
public typealias ServiceCode = Code<Service>
public typealias CalendarCode = Code<CalendarVersion>
public typealias DocumentCode = Code<RequiredDocument>
