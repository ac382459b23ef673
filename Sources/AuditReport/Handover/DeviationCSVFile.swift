package import ServiceStandards
package import WorkingTime

/// Deviations as CSV on their way to a sink.
package final class DeviationCSVFile {
  private let csv: DeviationCSV
  private var progress: DeviationCSV.Progress
  private var output: Output

  package init(_ csv: DeviationCSV, to sink: any ByteSink) {
    self.csv = csv
    progress = csv.progress()
    output = Output(to: sink)
    csv.begin(into: &output.bytes)
  }

  package func append(
    _ deviation: Deviation, service: Int64, status: CaseStatus, received: Instant, isNew: Bool,
    caseNumber: borrowing Span<UInt8>, exception: String?
  ) throws {
    csv.append(
      deviation, service: service, status: status, received: received, isNew: isNew,
      caseNumber: caseNumber, exception: exception, &progress, into: &output.bytes)
    try output.flushIfFull()
  }

  /// Hands over the rest, and gives what the manifest says of the file.
  package func end() throws -> FileFacts {
    try output.flush()
    return csv.facts(progress)
  }
}
