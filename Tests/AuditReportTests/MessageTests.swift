import ServiceStandards
import Testing

@testable import AuditReport

@Suite struct `A message` {
  private static let file = MessageFile(
    yaml: """
      names:
        E_UNIT:
          exit_statuses: [64, 2]
          meaning: {id: maknanya, en: meaning}
          remedy: {id: obatnya, en: remedy}
          messages:
            text: {id: "unit {name} ({others})", en: "unit “{name}” of {others}, {name}"}
            open: {id: "{name", en: "{name"}
            halved: {id: "{name}"}
        E_HALF:
          meaning: {id: maknanya, en: meaning}
          messages:
            text: {id: setengah, en: half}
      unheard_of:
        E_OTHER:
          meaning: {id: maknanya, en: meaning}
          remedy: {id: obatnya, en: remedy}
      """)

  private func english(_ message: Message, _ file: MessageFile = file) -> String {
    message.words(in: .english, from: file)
  }

  @Test func `is the text of its code with the arguments in it`() {
    let message = Message("E_UNIT", ["name": "A", "others": ["B", "C"]])
    #expect(english(message) == "unit “A” of B, C, A")
    #expect(message.words(in: .indonesian, from: Self.file) == "unit A (B, C)")
  }

  @Test func `takes arguments as they are`() {
    let braces = Message("E_UNIT", ["name": "{others}", "others": 7])
    #expect(english(braces) == "unit “{others}” of 7, {others}")
    #expect(english(Message("E_UNIT", "open")) == "{name")
  }

  @Test func `takes words in both languages, and other messages`() {
    let inner = Message("E_UNIT", ["name": Wording("satu", "one"), "others": [Int64(2)]])
    let outer = Message(
      "E_UNIT", ["name": inner, "others": [Wording("tiga", "three")].joined(by: "; ")])
    #expect(outer.words(in: .indonesian, from: Self.file).hasSuffix("(tiga)"))
    #expect(english(outer).contains("of three"))
    #expect([Wording("a", "b"), Wording("c", "d")].joined(by: "; ") == Wording("a; c", "b; d"))
  }

  @Test func `is code and arguments where the file has no such text`() {
    let path: KeyValuePairs<String, any MessageArgument> = ["path": "/a.db", "count": 3]
    #expect(english(Message("E_NEW", path)) == "E_NEW text (path: /a.db, count: 3)")
    #expect(english(Message("E_UNIT", "new", path)) == "E_UNIT new (path: /a.db, count: 3)")
    #expect(english(Message("E_UNIT", "halved", ["name": "A"])) == "E_UNIT halved (name: A)")
    #expect(english(Message("E_NEW")) == "E_NEW text")
  }

  @Test func `is code and arguments where the text names another one`() {
    #expect(english(Message("E_UNIT", ["name": "A"])) == "E_UNIT text (name: A)")
  }

  @Test(arguments: ["", "- a", "names: [", "names: {E_UNIT: {messages: 7}}", "\u{0}"])
  func `is code and arguments when the file is damaged`(yaml: String) {
    let file = MessageFile(yaml: yaml)
    #expect(english(Message("E_UNIT", ["name": "A"]), file) == "E_UNIT text (name: A)")
    #expect(file.codes == [])
  }

  @Test func `has a code that is listed when it has a meaning and a remedy`() {
    #expect(Self.file.codes.map(\.code) == ["E_UNIT"])
    #expect(Self.file.codes.first?.exitStatuses == [64, 2])
    #expect(english(Message("E_HALF")) == "half")
  }
}
