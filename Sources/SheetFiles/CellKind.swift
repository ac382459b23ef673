/// What a cell of a spreadsheet holds, and how its bytes in a transcript say it. A blank cell stands in no transcript.
package enum CellKind: UInt8, Sendable {
  /// UTF-8, line breaks as they are. Every cell of a text file is one.
  case text
  /// A plain decimal of at most 15 significant digits (`14`, `0.25`, `-3`), a whole one padded to the width of a format of
  /// zeros (`00012`).
  case number
  /// `2026-01-05` for a whole day, else `2026-01-05T09:30:00`; `!60` for a serial that is no date.
  case moment
  /// A time of day `T09:30:00`, or a duration in seconds `P93909S`.
  case time
  /// `TRUE` or `FALSE`.
  case truth
  /// `#REF!` and the like.
  case error
  /// A formula whose value was never computed: no bytes.
  case uncomputed
}
