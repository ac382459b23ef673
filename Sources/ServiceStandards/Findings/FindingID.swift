/// What findings are counted by; see `FindingID`.
public enum FindingNumbering: NumberedSubject {
  public static let letter = "T"
}

/// The name of a finding as people write it, e.g. `T-2026-0042`. It stays the same across runs. Its
/// year is that of the as-of day of the run that opened the finding, in the unit's zone.
public typealias FindingID = NumberedName<FindingNumbering>
