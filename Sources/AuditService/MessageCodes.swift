package import AuditReport
internal import ServiceStandards

extension Workspace {
  /// The codes that a word asks for.
  ///
  /// - Returns: `nil` for a word that does not look like a code: the id of a deviation.
  /// - Throws: `ServiceFault` for a code that does not exist, with the nearest one.
  package static func messageCodes(_ word: String) throws(ServiceFault) -> [MessageCode]? {
    // The file of messages is not read for the id of a deviation.
    guard (try? DeviationID(word)) == nil else { return nil }
    let codes = MessageCode.named(word)
    if !codes.isEmpty { return codes }
    guard word.contains("_") else { return nil }
    throw .unknown(
      .messageCode, name: word,
      nearest: NearestName.of(word, in: MessageCode.all.map(\.code)))
  }
}
