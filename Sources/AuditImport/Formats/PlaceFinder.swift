internal import ServiceStandards

/// Finds the unit and the service that a line names.
struct PlaceFinder {
  private struct Place {
    let code: UnitCode
    let seriesByColumn: Set<ServiceCode>
    private(set) var services: Set<ServiceCode>
    private(set) var names: [ServiceCode: String]
    /// By its name as people read it; `nil`: several have it.
    private(set) var namedServices: [String: ServiceCode?]

    init(code: UnitCode, _ known: KnownUnit) {
      self.code = code
      services = known.services
      seriesByColumn = Set(known.restarts.filter { $0.value == .byColumn }.keys)
      names = known.names
      namedServices = Dictionary(
        known.names.map { (PlaceFinder.folded($1), $0) }, uniquingKeysWith: { _, _ in nil })
    }

    /// Adds a service that is met for the first time, under that text of a cell.
    mutating func add(_ service: ServiceCode, name: String, cell: String) {
      services.insert(service)
      names[service] = name
      for text in [name, cell].map(PlaceFinder.folded) where namedServices[text] == nil {
        namedServices[text] = service
      }
    }
  }

  private var places: [Place]
  private let numbers: [String: Int]
  private var units = ByteTable<Int>()
  private var services = ByteTable<ServiceCode>()
  /// The nearest names of texts that name nothing: units under subject -1, services under the
  /// number of their unit.
  private var neighbours = ByteTable<String?>(capacity: 1024)

  /// Units have the numbers of their place in the list.
  init(_ units: [(code: UnitCode, known: KnownUnit)]) {
    places = units.map { Place(code: $0.code, $0.known) }
    numbers = Dictionary(
      units.enumerated().map { ($1.code.text, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func code(of unit: Int) -> UnitCode { places[unit].code }

  /// Whether a column tells the series of the numbers of a service.
  func tellsSeries(_ service: ServiceCode, of unit: Int) -> Bool {
    places[unit].seriesByColumn.contains(service)
  }

  /// The number of the unit that the cell names.
  mutating func unit(_ cell: Span<UInt8>) throws(Problem) -> Int {
    if let known = units.find(cell) { return known }
    guard let number = numbers[String(utf8: cell)] else {
      throw .unknownUnit(nearest: nearestName(cell, of: nil))
    }
    units.insert(cell, number)
    return number
  }

  /// The service of that unit that the cell names, by its code or else by its name.
  mutating func service(_ cell: Span<UInt8>, of unit: Int) throws(Problem) -> ServiceCode {
    if let known = services.find(cell, subject: unit) { return known }
    let text = String(utf8: cell)
    let place = places[unit]
    let code: ServiceCode
    if let written = try? ServiceCode(text), place.services.contains(written) {
      code = written
    } else if let named = place.namedServices[PlaceFinder.folded(text)] {
      guard let named else { throw .ambiguousService(unit: place.code.text) }
      code = named
    } else {
      throw .unknownService(unit: place.code.text, nearest: nearestName(cell, of: unit))
    }
    services.insert(cell, subject: unit, code)
    return code
  }

  /// The service that such a cell would be: its text, or what its words make where it is no code; `nil` where that is
  /// no code either, or another service's.
  mutating func add(_ cell: Span<UInt8>, name: String?, of unit: Int) -> Service? {
    let text = String(utf8: cell)
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: "-").uppercased()
    guard let code = (try? ServiceCode(text)) ?? (try? ServiceCode(words)),
      !places[unit].services.contains(code)
    else { return nil }
    let name = name ?? text
    places[unit].add(code, name: name, cell: text)
    services.insert(cell, subject: unit, code)
    return Service(unit: places[unit].code, code: code, name: name, agency: nil)
  }

  /// A name whatever its capitals and spaces.
  private static func folded(_ name: String) -> String {
    IdentityText.heading(name).lowercased()
  }

  /// The service of the unit, or without one the unit, whose code or name is nearest to the cell.
  private mutating func nearestName(_ cell: Span<UInt8>, of unit: Int?) -> String? {
    let subject = unit ?? -1
    if let known = neighbours.find(cell, subject: subject) { return known }
    let names =
      unit.map { places[$0].services.map(\.text) + places[$0].names.values }
      ?? places.map(\.code.text)
    let nearest = NearestName.of(String(utf8: cell), in: names)
    neighbours.insert(cell, subject: subject, nearest)
    return nearest
  }
}
