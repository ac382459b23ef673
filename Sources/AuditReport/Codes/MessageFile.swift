internal import BundledMessages
internal import ServiceStandards
internal import Yams

/// The file of all words of messages: what each code means, and what the faults that carry it say.
///
/// An entry that is not as it should be is left out, and its messages are then code and arguments: none ends
/// the program.
package struct MessageFile: Sendable {
  /// By topic, as the file has them.
  package let codes: [MessageCode]
  /// By code and key.
  let texts: [String: [String: Wording]]

  /// The one that the program carries. Nothing reads it before there is something to say.
  package static let bundled = MessageFile(
    yaml: String(decoding: BundledMessages.text, as: UTF8.self))

  init(yaml: String) {
    var (codes, texts): ([MessageCode], [String: [String: Wording]]) = ([], [:])
    let topics = (try? Yams.compose(yaml: yaml, .basic, .default, .utf8))?.mapping
    for (topicName, entries) in topics ?? [:] {
      guard let topic = topicName.string.flatMap(MessageCode.Topic.init) else { continue }
      for (name, entry) in entries.mapping ?? [:] {
        guard let code = name.string else { continue }
        if let code = MessageCode(code, of: topic, entry) { codes.append(code) }
        for (key, text) in entry["messages"]?.mapping ?? [:] {
          guard let key = key.string, let wording = Wording(text) else { continue }
          texts[code, default: [:]][key] = wording
        }
      }
    }
    (self.codes, self.texts) = (codes, texts)
  }

  func template(_ code: String, _ key: String, _ language: Language) -> MessageTemplate? {
    (texts[code]?[key]?.text(language)).map(MessageTemplate.init)
  }
}

extension MessageCode {
  fileprivate init?(_ code: String, of topic: Topic, _ entry: Node) {
    guard let meaning = Wording(entry["meaning"]), let remedy = Wording(entry["remedy"]) else {
      return nil
    }
    let statuses = entry["exit_statuses"]?.sequence?.compactMap { $0.string.flatMap { Int($0) } }
    self.init(
      code: code, topic: topic, exitStatuses: statuses ?? [], meaning: meaning, remedy: remedy)
  }
}

extension Wording {
  fileprivate init?(_ node: Node?) {
    guard let indonesian = node?["id"]?.string, let english = node?["en"]?.string else {
      return nil
    }
    self.init(indonesian, english)
  }
}
