package import WorkingTime

/// What makes an audit report an official letter: what nobody says is left out.
package struct ReportLetter: Hashable, Sendable {
  package struct Member: Hashable, Sendable {
    package var name: String
    /// E.g. `Ketua tim`.
    package var role: String?

    package init(name: String, role: String?) {
      self.name = name
      self.role = role
    }
  }

  package var number: String?
  package var date: CivilDay?
  /// The letter of assignment, with its number and date.
  package var assignment: String?
  /// Those who sign, in this order.
  package var team: [Member]
  /// Who receives the report.
  package var distribution: [String]

  package init(
    number: String? = nil, date: CivilDay? = nil, assignment: String? = nil, team: [Member] = [],
    distribution: [String] = []
  ) {
    self.number = number
    self.date = date
    self.assignment = assignment
    self.team = team
    self.distribution = distribution
  }
}
