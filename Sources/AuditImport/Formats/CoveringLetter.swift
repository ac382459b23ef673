package import ServiceStandards
package import WorkingTime

/// What the letter that came with a file says of it, to be held against what was read.
package struct CoveringLetter: Hashable, Sendable {
  /// The sum of one column, as somebody wrote it.
  package struct Sum: Hashable, Sendable {
    /// The heading of a money column, or a kind of charge.
    package var column: String
    package var amount: String

    package init(column: String, amount: String) {
      self.column = column
      self.amount = amount
    }
  }

  /// The first and the last day of receipt.
  package struct Period: Hashable, Sendable {
    package var first: CivilDay
    package var last: CivilDay

    package init(first: CivilDay, last: CivilDay) {
      self.first = first
      self.last = last
    }
  }

  /// The control file that says it; `nil`: options do.
  package var file: String?
  package var rows: Int?
  package var sums: [Sum] = []
  /// Of the bytes of the file, in small hexadecimal digits.
  package var sha256: String?
  /// For which days of receipt the file is said to be complete.
  package var period: Period?

  package init(rows: Int? = nil, sums: [Sum] = []) {
    self.rows = rows
    self.sums = sums
  }
}

/// Of which columns of a file a letter can name the sum, and how its amounts are read.
package struct MoneyColumns: Hashable, Sendable {
  /// What a name stands for.
  package enum Meaning: Hashable, Sendable {
    case kind(ChargeKind)
    /// Another column has amounts of that kind too, and sums are kept by kind.
    case shared(ChargeKind)
    /// There is no such column; `nearest` is the likely one.
    case unknown(nearest: String?)
  }

  /// Headings of the file.
  private let headings: [String: Meaning]
  private let kinds: [String: ChargeKind]
  private let numbers: NumberForm

  /// `columns`: the money columns with their headings; `hasList`: one more column lists charges of any kind.
  init(
    _ columns: [(heading: String, kind: ChargeKind)], hasList: Bool, numbers: NumberForm
  ) {
    var headings: [String: Meaning] = [:]
    for column in columns {
      let isAlone = !hasList && columns.count(where: { $0.kind == column.kind }) == 1
      headings[column.heading] = isAlone ? .kind(column.kind) : .shared(column.kind)
    }
    self.headings = headings
    let told = hasList ? ChargeKind.allCases : columns.map(\.kind)
    kinds = Dictionary(told.map { ($0.word, $0) }, uniquingKeysWith: { first, _ in first })
    self.numbers = numbers
  }

  /// Those of a file without money.
  package static let none = MoneyColumns([], hasList: false, numbers: NumberForm())

  /// What can be named, headings first.
  package var names: [String] { headings.keys.sorted() + kinds.keys.sorted() }

  package func meaning(of name: String) -> Meaning {
    let name = IdentityText.heading(name)
    return headings[name] ?? kinds[name].map(Meaning.kind)
      ?? .unknown(nearest: NearestName.of(name, in: names))
  }

  /// An amount in minor units, in the number form of the profile or with a point and without groups; `nil` for what is
  /// neither. Where both can be read, that of the profile holds.
  package func minorUnits(_ amount: String, decimals: Int) -> Int64? {
    let bytes = Array(amount.utf8)
    for form in [numbers, NumberForm()] {
      do throws(Problem) {
        return try form.signedMinorUnits(bytes.span, decimals: decimals)
      } catch {
        continue
      }
    }
    return nil
  }
}
