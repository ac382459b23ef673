internal import AuditImport
internal import AuditReport
internal import AuditStore
internal import Glibc
internal import HandoverFiles
internal import ServiceStandards
internal import WorkingTime

extension Night {
  /// Makes the hand-overs of the configuration, each in a folder of this day, and lets the oldest go
  /// where a number of them is to be kept.
  func export() throws -> Outcome {
    guard !plan.exports.isEmpty else { return .idle }
    var (made, removed) = (0, 0)
    var again: (folders: [String], entry: Int64, day: String)?
    for export in plan.exports {
      try FileMove.makeFolder(export.folder)
      let names = Set(FolderNames.all(in: export.folder) ?? [])
      var copy = BackupFolder.Copy(day: day, number: 1)
      while names.contains(copy.folder) { copy.number += 1 }
      let folder = "\(export.folder)/\(copy.folder)"
      let result = try workspace.exportHandover(
        HandoverRequest(
          selection: Selection(units: export.units), folder: folder,
          privacy: export.privacy == .public ? .public : .inspectorate, keyFile: export.keyFile,
          language: language), progress: progress)
      made += 1
      for case .publicBefore(let entry, let day) in result.notes {
        again = ((again?.folders ?? []) + [folder], entry, day)
      }
      if let keep = export.keep { removed += removeOldest(in: export.folder, keeping: keep) }
    }
    if let again {
      lines.append(.publicBefore(folders: again.folders, entry: again.entry, day: again.day))
    }
    return .done(("made", made), ("removed", removed))
  }

  /// Only folders that bear a day as their name and hold a manifest are hand-overs.
  private func removeOldest(in folder: String, keeping count: Int) -> Int {
    let made = (FolderNames.all(in: folder) ?? []).compactMap(BackupFolder.Copy.init(folder:))
      .filter { unsafe access("\(folder)/\($0.folder)/\(Manifest.fileName)", F_OK) == 0 }.sorted()
    let old = made.dropLast(count)
    for copy in old {
      let path = "\(folder)/\(copy.folder)"
      for name in FolderNames.all(in: path) ?? [] { unsafe unlink("\(path)/\(name)") }
      unsafe rmdir(path)
    }
    return old.count
  }
}
