internal import WorkingTime

/// Short JSON for messages, outside of any report.
package enum JSONText {
  /// One object on one line; the members keep their order.
  package static func object(_ members: [(key: String, value: String)]) -> String {
    var json = JSONWriter(zones: [], lineDepth: 0)
    json.object { json in
      for (key, value) in members {
        json.key(key)
        json.string(value)
      }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
