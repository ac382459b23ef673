internal import ServiceStandards
internal import WorkingTime

/// Reads `reason:from/to` entries joined by `|`. Their stamps are ISO 8601 in every profile, since
/// other forms may hold the signs that separate the entries.
enum PauseList {
  private static let forms = StampForms([.iso])

  /// The pauses of a cell; `place` puts their stamps in time.
  static func read(
    _ cell: Span<UInt8>, place: (WallTime) -> ReadStamp
  ) throws(Problem) -> [CasePause] {
    var pauses: [CasePause] = []
    var start = 0
    while start < cell.count {
      let end = cell.firstIndex(of: UInt8(ascii: "|"), from: start) ?? cell.count
      let entry = cell.extracting(Cell.trimmed(cell, start..<end))
      if !entry.isEmpty { pauses.append(try pause(entry, place: place)) }
      start = end + 1
    }
    return pauses
  }

  private static func pause(
    _ entry: Span<UInt8>, place: (WallTime) -> ReadStamp
  ) throws(Problem) -> CasePause {
    guard let colon = entry.firstIndex(of: UInt8(ascii: ":"), from: 0),
      let slash = entry.firstIndex(of: UInt8(ascii: "/"), from: colon)
    else { throw .pauseForm }
    let reason = try reason(entry.extracting(Cell.trimmed(entry, 0..<colon)))
    let from = try stamp(entry, colon + 1, slash)
    guard let from else { throw .pauseForm }
    let start = place(from)
    let end = try stamp(entry, slash + 1, entry.count).map(place)
    var dates: CasePause.Ends = start.isDate ? .from : []
    if let end, end.isDate { dates.insert(.to) }
    return CasePause(reason: reason, from: start.at, to: end?.at, dates: dates)
  }

  private static func stamp(
    _ entry: Span<UInt8>, _ start: Int, _ end: Int
  ) throws(Problem) -> WallTime? {
    let cell = entry.extracting(Cell.trimmed(entry, start..<end))
    return cell.isEmpty ? nil : try forms.read(cell)
  }

  private static func reason(_ cell: Span<UInt8>) throws(Problem) -> PauseReason {
    for reason in PauseReason.allCases where cell.equals(reason.word) { return reason }
    let words = PauseReason.allCases.map(\.word)
    throw .pauseReason(known: words, nearest: NearestName.of(String(utf8: cell), in: words))
  }
}
