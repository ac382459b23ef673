import Foundation
import ServiceStandards
import Testing

@testable import AuditImport

@Suite struct `A file of rejected lines` {
  private func line(_ original: String, value: String = "x") -> RejectedLine {
    let problems: [Problem] = [.required, .notADate(forms: ["iso"])]
    return RejectedLine(
      line: 7, original: original,
      diagnostics: problems.map {
        Diagnostic(file: "f.csv", line: 7, column: "received_at", value: value, problem: $0)
      })
  }

  @Test func `has one line for each reason`() throws {
    let scratch = try Scratch()
    let path = scratch.path("f.rejects.csv")
    var file = try RejectsFile(path: path, language: .english)
    try file.append(line("a,\"b\nc\""))
    #expect(!FileManager.default.fileExists(atPath: path))
    try file.finish()
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(
      text.split(separator: "\r\n", omittingEmptySubsequences: false) == [
        "line,column,code,value,message,original",
        "7,received_at,E_REQUIRED,x,a value is required and there is none. Fill it in at the source.,\"a,\"\"b\nc\"\"\"",
        "7,received_at,E_DATE,x,\"not a date in the declared form. Declared: “iso”. Correct it at the source, or, where there is a profile, add its form to `dates` in the profile.\",\"a,\"\"b\nc\"\"\"",
        "",
      ])
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `speaks Indonesian too`() throws {
    let scratch = try Scratch()
    let path = scratch.path("f.rejects.csv")
    var file = try RejectsFile(path: path, language: .indonesian)
    try file.append(line("a"))
    try file.finish()
    #expect(
      try String(contentsOfFile: path, encoding: .utf8).contains("wajib diisi, tetapi kosong."))
  }

  @Test func `vanishes when it is not finished`() throws {
    let scratch = try Scratch()
    do {
      var file = try RejectsFile(path: scratch.path("f.rejects.csv"), language: .english)
      try file.append(line("a"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folderPath) == [])
  }

  @Test func `replaces an older one`() throws {
    let scratch = try Scratch()
    let path = try scratch.file("old", name: "f.rejects.csv")
    let file = try RejectsFile(path: path, language: .english)
    try file.finish()
    #expect(
      try String(contentsOfFile: path, encoding: .utf8)
        == "line,column,code,value,message,original\r\n")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), (" =x", "' =x"), ("@rt 05", "'@rt 05"), ("+62812x", "'+62812x"),
    ("-5000", "-5000"), ("-2+3+cmd|'/c calc'!A1", "'-2+3+cmd|'/c calc'!A1"), ("a=1", "a=1"),
  ])
  func `holds no formulas`(original: String, written: String) throws {
    let scratch = try Scratch()
    let path = scratch.path("f.rejects.csv")
    var file = try RejectsFile(path: path, language: .english)
    try file.append(line(original))
    try file.finish()
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains(",\(written)\r\n") || text.contains(",\"\(written)\"\r\n"))
  }

  @Test func `needs a folder to be written to`() throws {
    let path = "/nowhere/f.rejects.csv"
    #expect(throws: ImportFault.cannotWrite(file: path, reason: SystemReason(number: 2))) {
      _ = try RejectsFile(path: path, language: .english)
    }
  }

  @Test func `takes many lines`() throws {
    let scratch = try Scratch()
    let path = scratch.path("f.rejects.csv")
    var file = try RejectsFile(path: path, language: .english)
    for _ in 0..<2000 { try file.append(line(String(repeating: "y", count: 50))) }
    try file.finish()
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.utf8.count { $0 == 0x0A } == 4001)
  }
}
