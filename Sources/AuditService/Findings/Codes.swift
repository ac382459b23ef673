internal import AuditEngine
internal import AuditImport
package import AuditReport
internal import AuditStore
internal import BundledCodes
internal import Crypto
internal import HandoverFiles
package import ServiceStandards
internal import WorkingTime

/// What an import of a mapping of codes did.
package struct CodesImport: Sendable {
  package let sha256: String
  /// Number of rules that it has codes for.
  package let rules: Int
  /// It is in force already: nothing was changed.
  package let isKnown: Bool
}

extension Workspace {
  /// The mapping of codes that is in force: the one imported last, or the program's own.
  func codeBook(_ store: Store) throws -> CodeBook {
    guard let record = try store.codeBook() else {
      return try CodesFile.read(contents: BundledCodes.text, named: BundledCodes.name)
    }
    return try CodesFile.read(contents: Array(record.text.utf8), named: record.file)
  }

  /// The file in force as it can be edited and imported again.
  package func codesText() throws -> String {
    try openForReading().codeBook()?.text ?? String(decoding: BundledCodes.text, as: UTF8.self)
  }

  /// Stores a mapping of codes, which is in force from now on.
  ///
  /// - Throws: `ImportFault` with every problem of the file; `StoreError`.
  package func importCodes(file: String, dryRun: Bool) throws -> CodesImport {
    let store = try openForWriting()
    let (book, contents) = try CodesFile.read(path: file, rules: RuleSet.cards.map(\.id))
    let sha256 = SHA256.hash(data: contents).hexadecimal
    return try record(
      .codes, in: store,
      keepingIf: { (result: CodesImport) in !dryRun && !result.isKnown }
    ) { _, entry in
      entry.say("file_sha256", sha256)
      let isKnown = try store.codeBook()?.sha256 == sha256
      if !isKnown {
        try store.insert(
          CodeBookRecord(
            file: file, sha256: sha256, text: String(decoding: contents, as: UTF8.self)),
          entry: try entry.number)
      }
      return CodesImport(sha256: sha256, rules: book.rules.count, isKnown: isKnown)
    }
  }

  /// What the mapping in force says of every rule.
  package func listCodes(language: Language) throws -> Table {
    let book = try codeBook(try openForReading())
    let head = TableHead(
      schema: "audit.codes/1",
      columns: [
        Column("rule", Texts.rule, .identifier, visibility: .always),
        Column("rule_title", Texts.ruleTitle, .text, visibility: .ifRoom),
        Column("finding_code", Texts.findingCode, .identifier, visibility: .always),
        Column("finding_meaning", Wording("Arti", "Meaning"), .text),
        Column("repeated_code", Wording("Bila berulang", "When repeated"), .identifier),
        Column("cause_codes", Texts.causeCode, .list),
        Column("recommendation_codes", Texts.recommendationCode, .list),
        Column("programmes", Texts.programmes, .list, visibility: .ifRoom),
        Column("maladministration", Texts.maladministration, .list, visibility: .ifRoom),
        Column("confirmed", Wording("Dicocokkan", "Confirmed"), .boolean, visibility: .onRequest),
      ], envelope: envelope())
    return Table(
      head,
      rows: RuleSet.cards.map { card in
        let codes = book.rules[card.id] ?? RuleCodes()
        let meaning = codes.finding.flatMap { book.findingCodes[$0]?.wording }
        return [
          .rule(card.id), .text(card.title.text(language)), .optional(codes.finding),
          .optionalText(meaning?.text(language)), .optional(codes.repeated),
          .list(codes.causes.map(\.code)), .list(codes.recommendations.map(\.code)),
          .list(codes.programmes), .list(codes.maladministration),
          .boolean(book.findingCodes.isConfirmed),
        ]
      })
  }
}

extension CodeEntry {
  var wording: Wording { Wording(indonesian, english) }
}
