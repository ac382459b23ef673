internal import AuditEngine
internal import ServiceStandards

/// The papers that services have met, and what lists and auditors say of their spellings.
struct MetPapers {
  let catalogue: Catalogue
  let assignments: PaperAssignments
  /// Codes, names and other spellings in all lists, folded.
  private let listed: Set<String>
  private let inheritance: Inheritance

  init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    assignments = PaperAssignments(catalogue)
    listed = KnownPapers.names(of: catalogue.standards)
    inheritance = Inheritance(catalogue)
  }

  /// The lists by which the service goes, of all versions.
  private func list(of service: Service) -> [RequiredDocument] {
    inheritance.standards(of: service).flatMap { $0.value.documents ?? [] }
  }

  /// The ordinals of the papers of a service that neither a list nor an auditor knows.
  func unplaced(of service: Recorded<Service>) -> [Int] {
    KnownPapers(
      catalogue.documents[service.id] ?? [], listed: listed,
      assigned: assignments.meanings(to: service.value)
    ).unplaced
  }

  /// The papers in the lists of a service, by their codes.
  func listedPapers(of service: Service) -> [DocumentCode: String] {
    Dictionary(list(of: service).map { ($0.code, $0.name) }, uniquingKeysWith: { _, last in last })
  }

  /// The listed paper of a service whose code, name or other spelling is nearest to a spelling.
  func nearest(to spelling: String, of service: Service) -> DocumentCode? {
    var codes: [String: DocumentCode] = [:]
    for document in list(of: service) {
      for name in [document.code.text, document.name] + document.aliases {
        codes[PaperName.folded(name)] = document.code
      }
    }
    return NearestName.of(PaperName.folded(spelling), in: codes.keys).flatMap { codes[$0] }
  }

  /// The paper that a service has met under a spelling, or under its code.
  func met(_ spelling: String, by service: Recorded<Service>) -> DocumentEntry? {
    let (code, folded) = (PaperName.code(for: spelling), PaperName.folded(spelling))
    return catalogue.documents[service.id]?.first {
      $0.code.text == spelling || $0.code.text == code || PaperName.folded($0.name) == folded
    }
  }

  /// What the lists of a service itself take a paper for that it has met; `nil`: they do not name it.
  func listed(_ entry: DocumentEntry, of service: Service) -> DocumentCode? {
    let spellings = [entry.code.text, entry.name].map(PaperName.folded)
    return list(of: service).first { document in
      ([document.code.text, document.name] + document.aliases).map(PaperName.folded)
        .contains(where: spellings.contains)
    }?.code
  }

  /// Whether some list of some service names the paper.
  func isListedAnywhere(_ entry: DocumentEntry) -> Bool {
    [entry.code.text, entry.name].map(PaperName.folded).contains(where: listed.contains)
  }
}
