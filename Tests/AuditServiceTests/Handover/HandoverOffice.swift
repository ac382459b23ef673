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

/// The real `ssh-keygen`, where it is installed.
enum SSHKeygen {
  static let path = "/usr/bin/ssh-keygen"

  static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

  /// Runs it and gives its exit status and what it said.
  static func run(_ arguments: [String], input: Data? = nil) throws -> (status: Int32, text: String)
  {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    let source = Pipe()
    process.standardInput = source
    try process.run()
    try source.fileHandleForWriting.write(contentsOf: input ?? Data())
    try source.fileHandleForWriting.close()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
