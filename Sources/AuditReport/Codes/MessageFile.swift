internal import BundledMessages
internal import Yams

/// The file of all codes of messages: what each means and what to do.
///
/// An entry that is not as it should be is left out: no message ends the program.
package struct MessageFile: Sendable {
  /// By topic, as the file has them.
  package let codes: [MessageCode]

  /// The one that the program carries. Nothing reads it before there is something to say.
  package static let bundled = MessageFile(
    yaml: String(decoding: BundledMessages.text, as: UTF8.self))

  init(yaml: String) {
    var codes: [MessageCode] = []
    let topics = (try? Yams.compose(yaml: yaml, .basic, .default, .utf8))?.mapping
    for (topicName, entries) in topics ?? [:] {
      guard let topic = topicName.string.flatMap(MessageCode.Topic.init) else { continue }
      for (code, entry) in entries.mapping ?? [:] {
        guard let code = code.string, let code = MessageCode(code, of: topic, entry) else {
          continue
        }
        codes.append(code)
      }
    }
    self.codes = codes
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
