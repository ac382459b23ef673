internal import ServiceStandards

/// The requirement list of a standard for one variant: where its masks stand in `DocumentLists`.
package struct DocumentList: Hashable, Sendable {
  /// Of a standard that has no list.
  static let none = DocumentList(base: -1, words: 0, stride: 0, groups: 0)

  fileprivate let base: Int32
  /// Words of each mask for what data can hold: one for ordinals up to 63.
  fileprivate let words: Int32
  /// Length of each mask. Words beyond `words` are of papers that only standards name.
  fileprivate let stride: Int32
  /// Number of groups of which one paper must be there.
  fileprivate let groups: Int32

  package var exists: Bool { base >= 0 }
}

/// The requirement lists of all standards as bit masks. A list is one run of words: the papers it
/// holds, the mandatory ones that stand alone, then each group of papers that stand for each other.
/// Each of them has words for the ordinals that data can hold, then words for those that it cannot.
struct DocumentLists: Sendable {
  private let masks: [UInt64]

  /// Collects the lists of all standards; equal lists are kept once.
  struct Builder {
    private var masks: [UInt64] = []
    private var known: [Contents: DocumentList] = [:]

    private struct Contents: Hashable {
      let masks: [UInt64]
      let words: Int
      let stride: Int
    }

    /// Adds the list for one class of applicants.
    ///
    /// - Parameters:
    ///   - documents: The whole list.
    ///   - ordinals: Of each paper in the list: its own, then those under which the service met it before the list
    ///     had that name. All of them are one paper.
    ///   - applicantClass: `nil`: one for which only what everyone needs is listed.
    /// - Returns: Where the list stands.
    mutating func add(
      _ documents: [RequiredDocument], ordinals: [[Int]], for applicantClass: FoldedName?
    ) -> DocumentList {
      func isListed(_ document: RequiredDocument) -> Bool {
        document.classes.isEmpty
          || document.classes.contains { FoldedName($0) == applicantClass }
      }
      let listed = documents.indices.filter { isListed(documents[$0]) }
      let groups = Set(
        listed.compactMap { documents[$0].isMandatory ? documents[$0].alternatives : nil }
      ).sorted()

      // A paper with several ordinals is there under any of them, as papers that stand for each other are.
      let alike = Set(
        listed.compactMap {
          documents[$0].isMandatory && documents[$0].alternatives == nil && ordinals[$0].count > 1
            ? ordinals[$0] : nil
        }
      ).sorted { $0[0] < $1[0] }

      let numbers = listed.flatMap { ordinals[$0] }
      let words = (numbers.filter { $0 < PaperOrdinals.limit }.max() ?? 0) / 64 + 1
      let absent = numbers.filter { $0 >= PaperOrdinals.limit }.max()
      let stride = words + (absent.map { ($0 - PaperOrdinals.limit) / 64 + 1 } ?? 0)
      var masks = [UInt64](repeating: 0, count: (2 + groups.count + alike.count) * stride)
      for index in listed {
        let document = documents[index]
        func add(toMask mask: Int) {
          for number in ordinals[index] {
            let word =
              number < PaperOrdinals.limit
              ? number / 64 : words + (number - PaperOrdinals.limit) / 64
            masks[mask * stride + word] |= 1 << UInt64(number % 64)
          }
        }
        add(toMask: 0)
        if let group = document.alternatives {
          if let place = groups.firstIndex(of: group) { add(toMask: 2 + place) }
        } else if document.isMandatory {
          add(toMask: alike.firstIndex(of: ordinals[index]).map { 2 + groups.count + $0 } ?? 1)
        }
      }
      let contents = Contents(masks: masks, words: words, stride: stride)
      return list(contents, groups: groups.count + alike.count)
    }

    private mutating func list(_ contents: Contents, groups: Int) -> DocumentList {
      if let list = known[contents] { return list }
      let list = DocumentList(
        base: Int32(masks.count), words: Int32(contents.words),
        stride: Int32(contents.stride), groups: Int32(groups))
      masks += contents.masks
      known[contents] = list
      return list
    }

    var lists: DocumentLists { DocumentLists(masks: masks) }
  }

  /// Numbers of papers demanded in a row that the list does not hold: those that some list knows, and those that none
  /// does; `nil`: not recorded.
  @inline(__always)
  func unlistedCounts(
    _ batch: borrowing TransactionBatch, _ row: Int, in list: DocumentList,
    _ papers: borrowing KnownPapers
  ) -> (known: Int, unknown: Int)? {
    let flags = TransactionBatch.Flags(rawValue: batch.flags[row])
    guard flags.contains(.demandedRecorded) else { return nil }
    if list.stride == 1 && !flags.contains(.hasFurtherDocuments) {
      let unlisted =
        UInt64(bitPattern: batch.demanded[row]) & ~masks[Int(list.base)] & ~papers.every(word: 0)
      if unlisted == 0 { return (0, 0) }
      let known = unlisted & papers[0]
      return (known.nonzeroBitCount, (unlisted & ~known).nonzeroBitCount)
    }
    return batch.demandedDocuments(row).map { demanded in
      let length = max(demanded.wordCount, Int(list.words))
      return (0..<length).reduce(into: (known: 0, unknown: 0)) { counts, word in
        let unlisted = demanded[word] & ~mask(0, word, of: list) & ~papers.every(word: word)
        counts.known += (unlisted & papers[word]).nonzeroBitCount
        counts.unknown += (unlisted & ~papers[word]).nonzeroBitCount
      }
    }
  }

  /// Number of mandatory papers that were not submitted in a row, where a group counts once; `nil`:
  /// not recorded.
  @inline(__always)
  func missingCount(
    _ batch: borrowing TransactionBatch, _ row: Int, in list: DocumentList
  ) -> Int? {
    let flags = TransactionBatch.Flags(rawValue: batch.flags[row])
    guard flags.contains(.submittedRecorded) else { return nil }
    if list.stride == 1 && !flags.contains(.hasFurtherDocuments) {
      let submitted = UInt64(bitPattern: batch.submitted[row])
      let base = Int(list.base)
      let missing = masks[base + 1] & ~submitted
      var count = missing == 0 ? 0 : missing.nonzeroBitCount
      for group in 0..<Int(list.groups) where masks[base + 2 + group] & submitted == 0 {
        count += 1
      }
      return count
    }
    return batch.submittedDocuments(row).map {
      missing($0, in: list).count + missingGroups($0, in: list).count
    }
  }
}

// The same questions, answered with ordinals: for people, for papers with ordinals from 64, and for those
// that nobody can have handed in.
extension DocumentLists {
  /// Word of mask 0 (listed), 1 (mandatory and alone) or 2… (groups); 0 beyond its end.
  private func mask(_ index: Int, _ word: Int, of list: DocumentList) -> UInt64 {
    word < Int(list.words) ? masks[Int(list.base) + index * Int(list.stride) + word] : 0
  }

  /// The papers of a mask that only standards name.
  private func absent(_ index: Int, of list: DocumentList) -> [Int] {
    let start = Int(list.base) + index * Int(list.stride)
    return DocumentSet.ordinals(Array(masks[start + Int(list.words)..<start + Int(list.stride)]))
      .map { PaperOrdinals.limit + $0 }
  }

  private func all(_ index: Int, of list: DocumentList) -> [Int] {
    DocumentSet.ordinals((0..<Int(list.words)).map { mask(index, $0, of: list) })
      + absent(index, of: list)
  }

  func listed(in list: DocumentList) -> [Int] { all(0, of: list) }

  func unlisted(_ demanded: DocumentSet, in list: DocumentList) -> [Int] {
    let length = max(demanded.wordCount, Int(list.words))
    return DocumentSet.ordinals((0..<length).map { demanded[$0] & ~mask(0, $0, of: list) })
  }

  func missing(_ submitted: DocumentSet, in list: DocumentList) -> [Int] {
    DocumentSet.ordinals((0..<Int(list.words)).map { mask(1, $0, of: list) & ~submitted[$0] })
      + absent(1, of: list)
  }

  func missingGroups(_ submitted: DocumentSet, in list: DocumentList) -> [[Int]] {
    (2..<2 + Int(list.groups)).filter { group in
      !(0..<Int(list.words)).contains { submitted[$0] & mask(group, $0, of: list) != 0 }
    }.map { all($0, of: list) }
  }
}
