extension Instant {
  /// Reads `YYYY-MM-DDTHH:MM:SS` followed by `Z` or an offset (`+HH:MM`, `+HHMM`, `+HH`); `nil` for
  /// anything else, also for a text without an offset: a reading of a wall clock is no instant.
  ///
  /// `24:00:00` is the end of the day. Fractions of a second are refused, since the clock counts
  /// whole ones.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == 0x54, bytes[13] == 0x3A, bytes[16] == 0x3A,
      let day = CivilDay(iso: text.prefix(10)),
      let hour = Digits.value(of: bytes[11..<13]), let minute = Digits.value(of: bytes[14..<16]),
      let second = Digits.value(of: bytes[17..<19]),
      let offset = Instant.offset(bytes[19...])
    else { return nil }
    let ofDay = hour * 3600 + minute * 60 + second
    guard minute < 60, second < 60, ofDay <= 86_400 else { return nil }
    self.init(Int64(day.number) * 86_400 + Int64(ofDay - offset))
  }

  /// Seconds east of UTC that `Z` or `±HH[[:]MM]` stands for.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let sign = bytes.first else { return nil }
    if sign == 0x5A { return bytes.count == 1 ? 0 : nil }
    guard sign == 0x2B || sign == 0x2D else { return nil }
    var digits = bytes.dropFirst()
    if digits.count == 5 {
      guard digits.remove(at: digits.startIndex + 2) == 0x3A else { return nil }
    }
    guard digits.count == 2 || digits.count == 4, let hours = Digits.value(of: digits.prefix(2)),
      let minutes = Digits.value(of: digits.dropFirst(2)), hours < 24, minutes < 60
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return sign == 0x2D ? -seconds : seconds
  }

  /// `YYYY-MM-DDTHH:MM:SS±HH:MM` as a wall clock reads that is so many seconds east of UTC. An
  /// offset with seconds, as there were before standard time, is written `±HH:MM:SS`.
  public func iso(offset: Int32) -> String {
    let wall = seconds.addingClamped(Int64(offset))
    let day = CivilDay(wallClock: wall)
    let ofDay = Int(wall - Int64(day.number) * 86_400)
    let east = Int(offset.magnitude)
    var text = "\(day)T\(Instant.clock(ofDay))\(offset < 0 ? "-" : "+")"
    text += Instant.clock(east)
    if east % 60 == 0 { text.removeLast(3) }
    return text
  }

  private static func clock(_ seconds: Int) -> String {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    return "\(Digits.text(hours, 2)):\(Digits.text(minutes, 2)):\(Digits.text(seconds % 60, 2))"
  }
}

extension Int64 {
  /// The sum, or the nearest number that there is.
  func addingClamped(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }
}
