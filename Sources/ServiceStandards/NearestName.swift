/// The known name that a mistyped one most likely stands for.
public enum NearestName {
  /// The candidate with the fewest typing mistakes: a letter added, left out, replaced, or two
  /// neighbours swapped. Capitals do not count as mistakes.
  ///
  /// - Parameters:
  ///   - name: What was written.
  ///   - candidates: The names that exist. Among equally near ones the first in order of text wins.
  /// - Returns: `nil` when none is within two mistakes (one, for a name of up to four letters).
  /// - Complexity: O(candidates × length²), with lengths up to 64; longer names have no neighbour.
  public static func of(_ name: String, in candidates: some Sequence<String>) -> String? {
    let written = Array(name.lowercased().unicodeScalars)
    guard !written.isEmpty, written.count <= 64 else { return nil }
    let limit = written.count <= 4 ? 1 : 2
    var best: (mistakes: Int, name: String)?
    for candidate in candidates {
      let letters = Array(candidate.lowercased().unicodeScalars)
      guard abs(letters.count - written.count) <= limit else { continue }
      let mistakes = distance(written, letters)
      guard mistakes <= limit else { continue }
      if let found = best, (found.mistakes, found.name) <= (mistakes, candidate) { continue }
      best = (mistakes, candidate)
    }
    return best?.name
  }

  /// Damerau–Levenshtein distance (optimal string alignment).
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in right.indices {
        let isEqual = left[row] == right[column]
        var best = min(
          last[column + 1] + 1, current[column] + 1, last[column] + (isEqual ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
