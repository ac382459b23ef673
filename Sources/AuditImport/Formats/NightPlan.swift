/// What a night does besides the audit: the section `nightly` of a configuration file. Paths in it
/// start at the folder of that file.
package struct NightPlan: Hashable, Sendable {
  /// `nil`: nothing is imported.
  package var inbox: Inbox?
  /// `nil`: no copy is made.
  package var backup: Backup?
  /// Folder of the checkpoints; `nil`: none are written.
  package var checkpoints: String?
  package var exports: [Export] = []
  /// JSON-lines log; `nil`: none.
  package var log: String?
  /// Gets the changes as JSON; `nil`: nobody does.
  package var onChange: String?
  package var onChangeSeconds = 60

  package init() {}

  /// A folder in which files arrive.
  package struct Inbox: Hashable, Sendable {
    package var folder: String
    /// Where imported files go.
    package var archive: String
    /// Where refused files go.
    package var refused: String
    package var sources: [Source]

    package init(folder: String, archive: String, refused: String, sources: [Source]) {
      self.folder = folder
      self.archive = archive
      self.refused = refused
      self.sources = sources
    }
  }

  /// Files of one kind, by their names.
  package struct Source: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
      case transactions, complaints
    }

    package var name: String
    /// As the shell matches names: `simpel-*.csv`.
    package var pattern: String
    package var kind: Kind
    /// How the date of a file stands in its name, which tells of its cases as of the end of that day; `nil`: nobody
    /// says.
    package var dateInName: DatePattern?
    /// `nil`: the canonical form.
    package var profile: String?
    package var allowance: RejectShare
    /// Days after which nothing new is worth telling; `nil`: it may come when it likes.
    package var expectedEvery: Int?
    /// Key files for references of people; those without one are kept as they are.
    package var hashKeys: [TransactionColumn: String]

    package init(
      name: String, pattern: String, kind: Kind = .transactions, dateInName: DatePattern? = nil,
      profile: String? = nil,
      allowance: RejectShare = .lines(0), expectedEvery: Int? = nil,
      hashKeys: [TransactionColumn: String] = [:]
    ) {
      self.name = name
      self.pattern = pattern
      self.kind = kind
      self.dateInName = dateInName
      self.profile = profile
      self.allowance = allowance
      self.expectedEvery = expectedEvery
      self.hashKeys = hashKeys
    }
  }

  package struct Backup: Hashable, Sendable {
    package var folder: String
    /// How many copies are kept.
    package var keep: Int

    package init(folder: String, keep: Int) {
      self.folder = folder
      self.keep = keep
    }
  }

  /// A hand-over of each night, in a folder of its day.
  package struct Export: Hashable, Sendable {
    package enum Privacy: String, CaseIterable, Sendable {
      case inspectorate, `public`
    }

    /// The folder in which one is made for each night.
    package var folder: String
    /// Empty: every unit.
    package var units: [String]
    package var privacy: Privacy
    /// Path of a private key; `nil`: not signed.
    package var keyFile: String?
    /// How many are kept; `nil`: all.
    package var keep: Int?
  }
}

/// How many lines of a file may be rejected before the whole file is refused.
package enum RejectShare: Hashable, Sendable {
  case lines(Int)
  /// Share of the rows, in thousandths.
  case perMille(Int)

  /// Reads `25` or `2%`; `nil` for anything else.
  package init?(_ text: String) {
    if text.hasSuffix("%") {
      guard let percent = Double(text.dropLast()), (0...100).contains(percent) else { return nil }
      self = .perMille(Int((percent * 10).rounded()))
    } else {
      guard let lines = Int(text), lines >= 0 else { return nil }
      self = .lines(lines)
    }
  }

  package func permits(rejected: Int, of rows: Int) -> Bool {
    switch self {
    case .lines(let most): rejected <= most
    case .perMille(let most): rejected * 1000 <= most * rows
    }
  }
}
