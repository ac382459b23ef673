internal import AuditImport

extension Workspace {
  /// Answers a file of worked examples, one JSON object a line.
  ///
  /// - Throws: `ImportFault` when the file cannot be read.
  package func answerQuestions(file: String) throws -> [String] {
    try ClockQuestions.answer(path: file)
  }
}
