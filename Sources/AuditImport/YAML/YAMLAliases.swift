/// Aliases let few lines stand for endless text: each may repeat another that repeats another. As
/// values that does no harm, since only so many are looked at; but the keys of a mapping are
/// compared with each other in full, so collections as keys are refused before anything is composed.
enum YAMLAliases {
  /// The first line, from 1, that seems to have a collection or an alias as a key in a file that
  /// has anchors; `nil` for the usual file.
  static func lineOfKey(in text: String) -> Int? {
    guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: "*")) else {
      return nil
    }
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    return lines.firstIndex { hasKey(Array($0)) }.map { $0 + 1 }
  }

  private static func hasKey(_ line: [UInt8]) -> Bool {
    let signs = line.filter { $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: "-") }
    if signs.first == UInt8(ascii: "?") { return true }
    for index in line.indices where line[index] == UInt8(ascii: ":") {
      guard index + 1 == line.count || !isName(line[index + 1]) else { continue }
      var before = index
      while before > 0, line[before - 1] == 0x20 { before -= 1 }
      guard before > 0 else { continue }
      let last = line[before - 1]
      if last == UInt8(ascii: "]") || last == UInt8(ascii: "}") { return true }
      while before > 0, isName(line[before - 1]) { before -= 1 }
      if before > 0, line[before - 1] == UInt8(ascii: "*") { return true }
    }
    return signs.contains(UInt8(ascii: "?")) && isFlowKey(signs)
  }

  /// `{? [*a]: 1}`: a question mark right after a sign that opens or separates entries.
  private static func isFlowKey(_ signs: [UInt8]) -> Bool {
    signs.indices.dropFirst().contains { index in
      signs[index] == UInt8(ascii: "?") && "{[,".utf8.contains(signs[index - 1])
    }
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: byte >= 0x80
    }
  }
}
