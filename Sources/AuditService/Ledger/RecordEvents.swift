internal import AuditEngine
internal import AuditReport
internal import AuditStore
internal import WorkingTime

extension OutsideChanges {
  init(_ changes: ForeignChanges) {
    self.init(
      subjects: changes.subjects.map {
        Subject(word: $0.word, rows: $0.rows, examples: $0.examples)
      })
  }
}

extension LedgerDraft {
  mutating func say(_ name: String, _ text: String?) {
    if let text { facts.append(.init(name, .text(text))) }
  }

  mutating func say(_ name: String, _ number: Int64?) {
    if let number { facts.append(.init(name, .number(number))) }
  }

  /// What an import did, for its entry. The name of the file stays out: it may be somebody's name.
  mutating func say(import id: Int64, _ record: ImportRecord) {
    say("import", id)
    say("kind", record.kind.rawValue)
    say("file_sha256", record.sha256)
    say("bytes", record.bytes)
    say("state", record.state.rawValue)
    if record.isWithoutControl { say("control", "left_out") }
  }

  /// What a run went by and did.
  mutating func say(_ run: RunRecord, examined: Int64) {
    say("as_of", run.asOf.iso(offset: 0))
    say("scope", run.scope)
    say("examined", examined)
  }
}
