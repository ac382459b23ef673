extension Standard {
  /// The classes of applicants that the version names, as it writes them: those that it declares, then those of lines of
  /// its times, tariffs and papers. One may be there several times.
  public var namedClasses: [String] {
    classes + times.compactMap(\.applicantClass) + tariffLines.compactMap(\.applicantClass)
      + (documents ?? []).flatMap { $0.classes.sorted() }
  }

  /// The tiers of its tariff, as it writes them.
  public var namedTiers: [String] { tariffLines.compactMap(\.tier) }

  private var tariffLines: [TariffLine] {
    guard case .tariffs(let lines, legalBasis: _) = cost else { return [] }
    return lines
  }
}
