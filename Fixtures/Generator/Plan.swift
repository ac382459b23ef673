internal import WorkingTime

/// How long a version allows.
enum Limit {
  case seconds(Int64)
  case workingDays(Int)
  case calendarDays(Int)
  case months(Int)

  static func minutes(_ count: Int64) -> Limit { .seconds(count * 60) }
}

/// What a version says of money.
enum Price {
  case unstated
  case byRegulation(usual: Int64)
  case free(byLaw: Bool)
  /// Tariff lines that are taken together, by tier; tier "" is for every case.
  case tariff([(tier: String, lines: [Int64])])
}

/// One version of a promise, as the generator knows it.
struct Version {
  var name: String
  var from: CivilDay
  var to: CivilDay?
  /// Limit by applicant class; "" is every other class; empty: no measurable time.
  var limits: [String: Limit]
  var price: Price
  var papers: [Paper]?
  /// Further papers of an earlier version which some counters still ask for.
  var outdated: [Paper] = []

  func limit(for applicantClass: String) -> Limit? { limits[applicantClass] ?? limits[""] }

  /// Lacks a measurable time, a cost or a list.
  var isIncomplete: Bool {
    switch price {
    case .unstated, .byRegulation: true
    case .free, .tariff: limits.isEmpty || papers == nil
    }
  }
}

/// Which stamp starts the clock.
enum ClockStart { case received, complete, paid }

/// How often things go wrong, in thousandths of the cases in which they can.
struct Rates {
  var late = 70
  var broken = 0  // promised date not kept although the standard was
  var over = 8
  var under = 6
  var unproven = 10
  var unlisted = 14
  var missing = 12
  var disorder = 4
  var future = 3
  var stuck = 6  // never closed in the system
  var unstamped = 3
}

/// One service, how it promises and how its counter behaves.
struct Plan {
  var unit: String
  var service: String
  var agencyPrefix: String
  var cases: Int
  var book: Int = 0
  var start = ClockStart.complete
  var opensNext = false
  var countsFirst = false
  var stops: Set<String> = ["applicant"]
  var extra = 0  // working days by which a case may be extended once
  var versions: [Version]
  var classes: [(String, Int)] = [("", 1)]
  var tiers: [(String, Int)] = [("", 1)]
  var rates = Rates()
  /// Pauses: cases in a thousand that have one, and why.
  var paused = 40
  var reasons: [(String, Int)] = [("applicant", 6), ("payment", 1), ("disruption", 1)]
  /// Cases in a thousand whose office records this at all.
  var records = (charges: 940, demanded: 470, submitted: 620, promised: 0, handed: 350)
  /// Working days within which an office without a limit promises to be done.
  var usualDays = 2
  /// Received at any hour through a web form, so many in a thousand.
  var online = 0
  /// Stamps without an offset, in the zone of the unit.
  var writesBareStamps = false
  /// Money of other kinds taken in the same visit.
  var sidelines: [Sideline] = []

  /// A charge that is no tariff.
  struct Sideline {
    var kind: String
    var amounts: [Int64]
    var perMille: Int
    var isProven = true
  }

  /// The version in force when the clock started, else the one that the applicant was promised.
  func version(startedOn started: Int32, receivedOn received: Int32) -> Version? {
    version(on: started) ?? version(on: received)
  }

  func version(on day: Int32) -> Version? {
    versions.filter { $0.from.number <= day && day <= $0.to?.number ?? .max }
      .max { $0.from < $1.from }
  }
}
