import AuditReport
import AuditService
import Foundation
import HandoverFiles
import WorkingTime

/// The demonstration with its first run, and folders handed over from it.
struct HandoverOffice {
  let folder: WorkFolder

  init() throws { folder = try Demonstration.auditedFolder() }

  /// The file that only the package trait `XLSX` adds.
  static var workbook: [String] {
    #if XLSX
      ["temuan.xlsx"]
    #else
      []
    #endif
  }

  func path(_ name: String) -> String { folder.path(name) }

  func request(
    _ name: String, _ selection: Selection = Selection(),
    _ change: (inout HandoverRequest) -> Void = { _ in }
  ) -> HandoverRequest {
    var request = HandoverRequest(selection: selection, folder: folder.path(name))
    change(&request)
    return request
  }

  /// Some days after the run: nothing that is handed over may tell.
  @discardableResult
  func export(
    _ name: String, _ selection: Selection = Selection(), later: Int64 = 86_400,
    _ change: (inout HandoverRequest) -> Void = { _ in }
  ) throws -> HandoverResult {
    try folder.workspace(now: Demonstration.asOf + later)
      .exportHandover(request(name, selection, change), progress: quietly)
  }

  /// Makes a key and gives the path of its file.
  func key(_ name: String = "kunci", identity: String = "inspektorat") throws -> String {
    _ = try KeyFiles.make(at: folder.path(name), identity: identity, dryRun: false)
    return folder.path(name)
  }

  func names(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path(name)).sorted()
  }

  func data(_ name: String) throws -> Data {
    try Data(contentsOf: folder.url.appending(path: name))
  }

  func manifest(_ name: String) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: try data("\(name)/manifest.json"))
    return object as? [String: Any] ?? [:]
  }

  /// What the manifest says of one file.
  func entry(_ file: String, in name: String) throws -> [String: Any] {
    let files = try manifest(name)["files"] as? [[String: Any]] ?? []
    return files.first { $0["name"] as? String == file } ?? [:]
  }

  /// Writes a file of a folder anew.
  func rewrite(_ name: String, _ change: (inout [String]) -> Void) throws {
    let text = String(decoding: try data(name), as: UTF8.self)
    var lines = text.components(separatedBy: "\r\n")
    change(&lines)
    try Data(lines.joined(separator: "\r\n").utf8).write(to: folder.url.appending(path: name))
  }

  /// Codes of the steps that have failed, with the file.
  func failures(of name: String, _ signer: ExpectedSigner = .nobody) throws -> [String] {
    try VerifyHandover.check(folder.path(name), signer: signer).steps
      .filter { $0.outcome == .failed }
      .map { [$0.file, $0.code].compactMap { $0 }.joined(separator: " ") }
  }
}
