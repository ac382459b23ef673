import Foundation
import Testing

/// A check of a hand-over needs no database: nothing that this module is built from knows of one.
@Suite struct `The module of hand-over files` {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let outside = [
    "AuditCommands", "AuditEngine", "AuditService", "AuditStore", "CSQLite", "Migrations",
  ]

  /// What each target of the package names as its dependencies, by its own name.
  private static func targets() throws -> [String: Set<String>] {
    let text = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
    let pieces = text.split(separator: /\n    \.(target|\w+Target|systemLibrary)\(/).dropFirst()
    return Dictionary(
      uniqueKeysWithValues: pieces.map { piece in
        let words = piece.matches(of: /"([^"]+)"/).map { String($0.1) }
        return (words.first ?? "", Set(words.dropFirst()))
      })
  }

  /// The modules that a target is built from, itself among them.
  private static func modules(of target: String) throws -> Set<String> {
    let targets = try targets()
    var (modules, rest): (Set<String>, [String]) = ([], [target])
    while let name = rest.popLast() {
      guard let dependencies = targets[name], modules.insert(name).inserted else { continue }
      rest += dependencies
    }
    return modules
  }

  @Test func `is built from nothing that knows the database or the rules`() throws {
    let modules = try Self.modules(of: "HandoverFiles")
    #expect(modules.isSuperset(of: ["HandoverFiles", "AuditImport", "AuditReport", "WorkingTime"]))
    #expect(modules.isDisjoint(with: Self.outside), "\(modules.sorted())")
    #expect(try Self.modules(of: "AuditService").isSuperset(of: ["HandoverFiles", "CSQLite"]))
  }

  @Test func `imports nothing that knows the database or the rules`() throws {
    for module in try Self.modules(of: "HandoverFiles") {
      let folder = Self.root.appending(path: "Sources/\(module)")
      let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        .filter { $0.hasSuffix(".swift") }
      // A module of C has a map and no Swift.
      let isC = FileManager.default.fileExists(
        atPath: folder.appending(path: "module.modulemap").path)
      #expect(isC || !files.isEmpty)
      for file in files {
        let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        let imports = text.matches(of: /(?m)^\s*(?:@?\w+ )*import (\w+)/).map { String($0.1) }
        #expect(Set(imports).isDisjoint(with: Self.outside), "\(module)/\(file)")
      }
    }
  }
}
