internal import AuditImport
internal import Glibc
package import WorkingTime

extension Workspace {
  /// The order in which the files of a data folder are brought in: what is referred to comes first.
  private static let order = ["calendars", "standards", "transactions"]

  /// When the demonstration's transactions count as imported; its audit is as of an hour later.
  package static let demonstrationRecordedAt = Instant(1_782_860_400)  // 2026-07-01T07:00:00+08:00

  /// Makes a database and fills it with the bundled, made-up data.
  ///
  /// The folder holds `calendars*.yaml`, `standards*.yaml` and `transactions*.csv`, taken in the order
  /// of their names; without one it is looked for beside the program and below this folder.
  package func demonstrate(folder: String?, progress: ProgressReport) throws -> [DemonstrationStep]
  {
    let folder = try Workspace.demonstrationFolder(folder)
    try create()
    var steps: [DemonstrationStep] = []
    for kind in Workspace.order {
      for name in Workspace.files(in: folder, startingWith: kind) {
        let path = "\(folder)/\(name)"
        switch kind {
        case "calendars":
          let result = try importCalendars(file: path, dryRun: false)
          steps.append(DemonstrationStep(file: path, rows: result.total))
        case "standards":
          let result = try importStandards(file: path, dryRun: false)
          steps.append(DemonstrationStep(file: path, rows: result.total))
        default:
          let request = TransactionImport(
            file: path, recordedAt: .instant(Workspace.demonstrationRecordedAt))
          let result = try importTransactions(request, progress: progress)
          steps.append(
            DemonstrationStep(file: path, rows: result.inserted, rejected: result.rejected))
        }
      }
    }
    return steps
  }

  private static func demonstrationFolder(_ given: String?) throws -> String {
    let candidates =
      given.map { [$0] } ?? ["\(programFolder)/../share/audit/demo", "Fixtures/demo"]
    for folder in candidates where !files(in: folder, startingWith: "transactions").isEmpty {
      return folder
    }
    throw ServiceFault.missingDemoData(searched: candidates)
  }

  /// Names of the YAML and CSV files of a folder that start so, in the order of their bytes.
  private static func files(in folder: String, startingWith kind: String) -> [String] {
    (FolderNames.all(in: folder) ?? []).filter { name in
      let isData = kind == "transactions" ? name.hasSuffix(".csv") : name.hasSuffix(".yaml")
      return name.hasPrefix(kind) && isData && !name.hasSuffix(".rejects.csv")
    }
  }

  private static var programFolder: String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
    let bytes = buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
    let path = String(decoding: bytes, as: UTF8.self)
    return path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
  }
}

/// One file of the demonstration.
package struct DemonstrationStep: Sendable {
  package let file: String
  package let rows: Int
  package let rejected: Int

  init(file: String, rows: Int, rejected: Int = 0) {
    self.file = file
    self.rows = rows
    self.rejected = rejected
  }
}
