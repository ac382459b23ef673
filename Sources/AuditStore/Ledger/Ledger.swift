/// What SQL asks the ledger about the entries to which rows refer.
enum Ledger {
  /// When a row with this number of an entry was written, in epoch seconds: the instant of the first entry that
  /// answers for it, also where its own is gone; NULL before there is one.
  static func instant(of column: String) -> String {
    """
    (SELECT unixepoch(entry ->> '$.at') FROM ledger
      WHERE n >= \(column) AND json_valid(entry) ORDER BY n LIMIT 1)
    """
  }

  /// The same; of a row whose entry is still being made the last instant there is.
  static func knowledge(of column: String) -> String {
    "coalesce(\(instant(of: column)), 9223372036854775807)"
  }

  /// By whom, where and with which program: three columns, NULL where the entry is gone.
  static func origin(of column: String) -> String {
    ["actor", "host", "program"].map { said($0, by: column) }.joined(separator: ", ")
  }

  /// What an entry says at the top; NULL where it is gone.
  static func said(_ member: String, by column: String) -> String {
    "(SELECT entry ->> '$.\(member)' FROM ledger WHERE n = \(column) AND json_valid(entry))"
  }
}
