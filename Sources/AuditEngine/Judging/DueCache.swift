internal import WorkingTime

/// Remembers the latest due instants. Limits in days give all cases that start on one day the same
/// due instant, and cases come mostly in the order of their days, so the clock is seldom asked.
///
/// A fixed number of places, each for the question that was asked last among those that share it:
/// what is not found is asked again.
struct DueCache: Sendable {
  /// A cache that remembers nothing and takes no memory: the stand-in while another is in use.
  static let none = DueCache(places: [])

  private static let bits = 15

  private var places: [Place]

  private struct Place {
    var question = Question(limit: -1, calendar: -1, day: CivilDay(number: 0))
    /// Seconds from the beginning of the day in UTC to the due instant.
    var delay: Int32 = 0
  }

  init() {
    self.init(places: Array(repeating: Place(), count: 1 << DueCache.bits))
  }

  private init(places: [Place]) {
    self.places = places
  }

  struct Question: Equatable, Sendable {
    /// Index into `Rulebook.limits`.
    let limit: Int32
    /// Index into `Rulebook.calendars`.
    let calendar: Int32
    /// On which the clock starts.
    let day: CivilDay

    /// Multiplication spreads the limits over all places; the days of a limit are neighbours.
    fileprivate var place: Int {
      let mixed = UInt64(UInt32(bitPattern: limit)) << 32 ^ UInt64(UInt32(bitPattern: calendar))
      let first = (mixed &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits)
      return Int((first &+ UInt64(UInt32(bitPattern: day.number))) & (1 << UInt64(bits) - 1))
    }

    fileprivate var midnight: Int64 { Int64(day.number) * 86_400 }
  }

  /// The due instant, in epoch seconds; `nil` when it is not remembered.
  func due(_ question: Question) -> Int64? {
    let place = places[question.place]
    return place.question == question ? question.midnight + Int64(place.delay) : nil
  }

  /// What is due more than a lifetime after its day is not remembered.
  mutating func remember(_ due: Int64, for question: Question) {
    guard let delay = Int32(exactly: due - question.midnight) else { return }
    places[question.place] = Place(question: question, delay: delay)
  }
}
