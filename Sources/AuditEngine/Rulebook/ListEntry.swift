internal import ServiceStandards

/// What a standard asks of one variant in papers.
enum ListEntry: Hashable, Sendable {
  case list(DocumentList)
  /// One of several lists, and why it cannot be told which: a stretch of `Rulebook.listCandidates`.
  case several(Range<Int32>, Reason)
  /// The standard has no list.
  case none
}
