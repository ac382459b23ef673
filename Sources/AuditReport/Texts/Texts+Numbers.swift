package import ServiceStandards

extension Texts {
  /// A whole number as people of the language write it: `1.234.567` or `1,234,567`.
  package static func grouped(_ value: Int64, _ language: Language) -> String {
    var bytes: [UInt8] = []
    bytes.append(decimal: value, group: UInt8(ascii: language == .indonesian ? "." : ","))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An amount with its currency, as tables show it.
  package static func money(_ money: Money, _ currency: Currency, _ language: Language) -> String {
    let isIndonesian = language == .indonesian
    var bytes: [UInt8] = []
    if money.minorUnits < 0 { bytes.append(ascii: "-") }
    bytes.append(currency == .rupiah ? "Rp" : currency.code + " ")
    let (whole, part) = money.minorUnits.magnitude.parted(decimals: currency.decimals)
    bytes.append(decimal: whole, group: UInt8(ascii: isIndonesian ? "." : ","))
    if currency.decimals > 0 {
      bytes.append(ascii: isIndonesian ? "," : ".")
      bytes.append(padded: Int(part), width: currency.decimals)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A number with what is counted: Indonesian has one form for one and many, English two.
  static func counted(
    _ count: Int64, _ number: String, _ indonesian: String, _ english: String
  ) -> Wording {
    Wording("\(number) \(indonesian)", "\(number) \(plural(english, count))")
  }

  /// The English word for so many; those of the product take an s.
  static func plural(_ word: String, _ count: Int64) -> String { count == 1 ? word : "\(word)s" }

  static func deviations(_ count: Int64, _ number: String) -> Wording {
    counted(count, number, "penyimpangan", "deviation")
  }

  static func documents(_ count: Int64, _ number: String) -> Wording {
    counted(count, number, "dokumen", "document")
  }

  static func transactions(_ count: Int64, _ number: String) -> Wording {
    counted(count, number, "transaksi", "transaction")
  }
}
