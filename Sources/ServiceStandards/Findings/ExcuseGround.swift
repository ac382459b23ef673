/// Reasons that the law accepts for a recommendation that cannot be followed up (Peraturan BPK 2/2017).
public enum ExcuseGround: String, CaseIterable, Hashable, Sendable {
  /// Keadaan kahar.
  case forceMajeure = "force_majeure"
  /// The matter is before a court.
  case courtCase = "court_case"
  /// Following it would no longer be effective, efficient and economical.
  case noLongerEffective = "no_longer_effective"
}
