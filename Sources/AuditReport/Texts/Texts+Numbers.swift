package import ServiceStandards

extension Texts {
  /// A whole number as people of the language write it: `1.234.567` or `1,234,567`.
  package static func grouped(_ value: Int64, _ language: Language) -> String {
    var bytes: [UInt8] = []
    bytes.append(decimal: value, group: UInt8(ascii: language == .indonesian ? "." : ","))
    return String(decoding: bytes, as: UTF8.self)
  }
}
