/// What people call a time zone.
enum ZoneName {
  /// `WIB`, `WITA` or `WIT` for the zones of Indonesia, otherwise the IANA name.
  static func short(_ identifier: String) -> String {
    switch identifier {
    case "Asia/Jakarta", "Asia/Pontianak": "WIB"
    case "Asia/Makassar", "Asia/Ujung_Pandang": "WITA"
    case "Asia/Jayapura": "WIT"
    default: identifier
    }
  }

  /// `WITA (Asia/Makassar)`, or the IANA name alone.
  static func full(_ identifier: String) -> String {
    let short = short(identifier)
    return short == identifier ? identifier : "\(short) (\(identifier))"
  }
}
