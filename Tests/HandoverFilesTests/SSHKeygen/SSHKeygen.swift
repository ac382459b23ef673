package import Foundation

/// The real `ssh-keygen`, where it is installed.
package enum SSHKeygen {
  package static let path = "/usr/bin/ssh-keygen"

  package static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

  /// Runs it and gives its exit status and what it said.
  package static func run(
    _ arguments: [String], input: Data? = nil
  ) throws -> (status: Int32, text: String) {
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
