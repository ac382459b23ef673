import ServiceStandards

/// The papers of one service and the spellings under which they are recorded: by code, name or other
/// spelling, whatever the capitals and spaces.
struct NaivePapers {
  private var codes: [String: String] = [:]
  /// What people see of a paper, by its code.
  private var names: [String: String] = [:]
  /// Spellings in the lists of all standards of all services.
  private var listed: Set<String> = []
  /// What auditors said of spellings, for this service; `nil`: a paper that the standard does not hold.
  private var said: [String: String?] = [:]

  init(of service: Recorded<Service>, in catalogue: Catalogue) {
    let entries = catalogue.documents[service.id] ?? []
    for entry in entries { names[entry.code.text] = entry.name }
    for entry in catalogue.standards.flatMap({ $0.value.documents ?? [] }) {
      for name in [entry.code.text, entry.name] + entry.aliases { listed.insert(spelling(name)) }
    }
    // A code beats a name, a name beats another spelling.
    for entry in entries { add(entry.code.text, entry.code) }
    for entry in entries { add(entry.name, entry.code) }
    let owners = NaiveStandards.owners(of: service, in: catalogue)
    let lists = owners.flatMap { owner in
      catalogue.standards.map(\.value)
        .filter { $0.unit == owner.value.unit && $0.service == owner.value.code }
        .flatMap { $0.documents ?? [] }
    }
    for entry in lists {
      for name in [entry.code.text, entry.name] + entry.aliases { add(name, entry.code) }
    }
    hear(catalogue, of: service.value, owners, lists: lists.map(\.code.text))
  }

  /// From the widest scope to the narrowest, each time in the order in which it was said: what comes later holds.
  private mutating func hear(
    _ catalogue: Catalogue, of service: Service, _ owners: [Recorded<Service>], lists own: [String]
  ) {
    var scopes: [PaperAssignment.Scope] = [.everywhere]
    if let agency = service.agency { scopes.append(.agency(agency)) }
    var units = [service.unit]
    while units.count <= catalogue.units.count,
      let above = catalogue.units.first(where: { $0.value.code == units[0] })?.value.parent
    {
      units.insert(above, at: 0)
    }
    scopes += units.map { .unit($0) }
    scopes += owners.reversed().map { .service(unit: $0.value.unit, $0.value.code) }
    for scope in scopes {
      for assignment in catalogue.paperAssignments where assignment.scope == scope {
        switch assignment.meaning {
        case .notListed: said[spelling(assignment.spelling)] = .some(nil)
        case .paper(let code): said[spelling(assignment.spelling)] = code.text
        }
      }
    }
    // Of a paper that no list of the service has nothing is said.
    said = said.filter { $0.value.map(own.contains) ?? true }
  }

  /// The papers meant, each once; a text that names no known paper stands for a paper of its own.
  func codes(of texts: [String]) -> Set<String> {
    Set(texts.map { codes[$0] ?? codes[spelling($0)] ?? spelling($0) })
  }

  /// Whether some list of some service knows the paper, or somebody has said what it is.
  func isKnown(_ code: String) -> Bool {
    [code, names[code] ?? code].contains {
      listed.contains(spelling($0)) || said.keys.contains(spelling($0))
    }
  }

  /// The code of the paper that somebody said it to be; `nil`: nobody did, or it is none that a list has.
  func placed(_ code: String) -> String? {
    for name in [code, names[code] ?? code] {
      if let meaning = said[spelling(name)] { return meaning }
    }
    return nil
  }

  /// Whether the service has met the paper.
  func isMet(_ code: String) -> Bool { names[code] != nil }

  /// Whether the paper of that code is seen under that name.
  func isSame(_ name: String, _ code: String) -> Bool {
    [code, names[code] ?? code].contains { spelling($0) == spelling(name) }
  }

  /// Whether the word is the one for all papers that are needed, and no paper of that name is in some list.
  func isEveryPaper(_ code: String) -> Bool {
    isMet(code) && !isKnown(code) && code.lowercased() == "all"
  }

  /// Whether the word may stand for all papers that are needed.
  func meansAll(_ code: String) -> Bool {
    [code, names[code] ?? code].contains { NaivePapers.wordsForAll.contains(spelling($0)) }
  }

  private static let wordsForAll = ["lengkap", "komplit", "complete", "semua"]

  private mutating func add(_ name: String, _ code: DocumentCode) {
    for name in [name, spelling(name)] where codes[name] == nil { codes[name] = code.text }
  }

  private func spelling(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
