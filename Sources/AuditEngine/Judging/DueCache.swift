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
    /// Epoch seconds.
    var due: Int64 = 0
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

    /// Multiplication spreads the days of a limit over all places.
    fileprivate var place: Int {
      let mixed = Int64(limit) << 40 ^ Int64(calendar) << 20 ^ Int64(day.number)
      return Int((UInt64(bitPattern: mixed) &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
    }
  }

  /// The due instant, in epoch seconds; `nil` when it is not remembered.
  func due(_ question: Question) -> Int64? {
    let place = places[question.place]
    return place.question == question ? place.due : nil
  }

  mutating func remember(_ due: Int64, for question: Question) {
    places[question.place] = Place(question: question, due: due)
  }
}
