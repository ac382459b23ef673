/// A value of a short object.
package enum JSONScalar: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, Sendable {
  case text(String)
  case number(Int64)
  case null

  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int64) { self = .number(value) }

  /// `null` for what is not there.
  package init(_ text: String?) { self = text.map(JSONScalar.text) ?? .null }
  package init(_ number: Int?) { self = number.map { .number(Int64($0)) } ?? .null }
}

/// Short JSON for messages, outside of any report.
package enum JSONText {
  /// One object on one line; the members keep their order.
  package static func object(_ members: [(key: String, value: JSONScalar)]) -> String {
    var json = JSONWriter(zones: [], lineDepth: 0)
    json.object { json in
      for (key, value) in members {
        json.key(key)
        switch value {
        case .text(let text): json.string(text)
        case .number(let number): json.integer(number)
        case .null: json.null()
        }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
