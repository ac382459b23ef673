import Foundation
import Testing

/// They are made of the commands when the program is installed, by a tool of the argument parser.
@Suite struct `The manual pages` {
  private static let tool = try? Executable.built("generate-manual").get()

  @Test(.enabled(if: tool != nil, "swift build --product generate-manual"))
  func `are there for every command, with its options and what it does`() async throws {
    let place = try Place()
    let making = Process()
    let tool: URL = try #require(Self.tool)
    making.executableURL = tool
    making.arguments = [
      try Executable.url.get().path, "--multi-page", "--section", "1", "--output-directory",
      place.path("home"),
    ]
    making.standardOutput = FileHandle.nullDevice
    try making.run()
    making.waitUntilExit()
    #expect(making.terminationStatus == 0)
    for (path, command) in try await DumpedCommand.all() {
      let name = ["audit"] + path.split(separator: " ").map(String.init)
      let page = try place.text("home/\(name.joined(separator: ".")).1")
      #expect(page.contains(".Nd \"\(command.abstract ?? "")\""), "\(path)")
      let options = page.matches(of: /\n\.It Fl ([^\n]*)/).flatMap { entry in
        entry.1.split(separator: " ").filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) }
      }
      #expect(Set(options) == Set(command.shown.flatMap(\.longNames)), "\(path)")
    }
  }
}
