import Fixtures
import Foundation

@testable import AuditStore

/// A folder of its own in which one test runs the program; it goes with the value.
final class Place {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "audit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url.appending(path: "home"), withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: url.appending(path: name))
  }

  func data(_ name: String) throws -> Data { try Data(contentsOf: url.appending(path: name)) }

  func text(_ name: String) throws -> String { String(decoding: try data(name), as: UTF8.self) }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  func mode(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }

  /// Runs SQL on a connection of its own.
  func shell(_ sql: String, in database: String = "audit.db") throws {
    try Connection(path: path(database), access: .write).execute(sql)
  }

  /// Runs the program here to its end. Without an `environment` it is that of the tests, with an empty
  /// folder as `HOME` and Indonesian as `LANG`; without an `output`, standard output is collected.
  func run(
    _ arguments: [String], environment: [String: String] = [:], output: FileHandle? = nil
  ) async throws -> Answer {
    let started = try start(arguments, environment: environment, output: output)
    return try await started.answer()
  }

  /// Runs the program by a line of arguments without spaces in them.
  func run(_ line: String, environment: [String: String] = [:]) async throws -> Answer {
    try await run(line.split(separator: " ").map(String.init), environment: environment)
  }

  /// Starts the program; with a `script` by way of a shell that finds it as `$0` and the arguments as
  /// `$@`.
  func start(
    _ arguments: [String], environment: [String: String] = [:], output: FileHandle? = nil,
    script: String? = nil
  ) throws -> RunningProgram {
    let usual = [
      "HOME": path("home"), "LANG": "id_ID.UTF-8", "PATH": "/usr/bin:/bin", "USER": "penguji",
    ]
    return try RunningProgram(
      arguments, in: url, environment: usual.merging(environment) { _, new in new },
      output: output, script: script)
  }
}

/// What the program said.
struct Answer {
  let status: Int32
  let output: Data
  let messages: String

  var text: String { String(decoding: output, as: UTF8.self) }
  var lines: [String] { text.split(whereSeparator: \.isNewline).map(String.init) }

  func json() throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: output)
    guard let members = object as? [String: Any] else { throw NotAnObject() }
    return members
  }

  struct NotAnObject: Error {}
}

/// The program while it runs. Its streams go to files, so that no pipe fills up.
struct RunningProgram {
  private let process = Process()
  private let ends: AsyncStream<Void>
  private let outputFile: URL
  private let messagesFile: URL

  init(
    _ arguments: [String], in folder: URL, environment: [String: String], output: FileHandle?,
    script: String?
  ) throws {
    let streams = folder.appending(path: "home/streams-\(UUID().uuidString)")
    outputFile = streams.appendingPathExtension("out")
    messagesFile = streams.appendingPathExtension("err")
    for file in [outputFile, messagesFile] { try Data().write(to: file) }
    let executable = try Executable.url.get()
    process.executableURL = script == nil ? executable : URL(filePath: "/bin/sh")
    process.arguments = script.map { ["-c", $0, executable.path] + arguments } ?? arguments
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try output ?? FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: messagesFile)
    let (ends, end) = AsyncStream<Void>.makeStream()
    self.ends = ends
    process.terminationHandler = { _ in end.finish() }
    try process.run()
  }

  var isRunning: Bool { process.isRunning }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  func answer() async throws -> Answer {
    for await _ in ends {}
    return Answer(
      status: process.terminationStatus, output: try Data(contentsOf: outputFile),
      messages: try String(contentsOf: messagesFile, encoding: .utf8))
  }
}
