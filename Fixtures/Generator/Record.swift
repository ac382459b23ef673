internal import WorkingTime

/// A rule that a case breaks on purpose, with the money that the deviation is about.
struct Planted {
  var rule: String
  var amount: Int64 = 0
}

/// One line of a transactions file before it is written.
struct Record {
  /// How an office writes its stamps; all forms name the same instants.
  enum StampForm {
    case local(hours: Int)
    case bare(hours: Int)
    case utc
  }

  struct Pause {
    var reason: String
    var from: Int64
    var to: Int64?
  }

  struct Charge {
    var kind: String
    var amount: Int64
    var proof: String
  }

  var unit = ""
  var service = ""
  var number = ""
  var applicantClass = ""
  var tier = ""
  var status = "finished"
  var received: Int64 = 0
  var complete: Int64?
  var paid: Int64?
  var finished: Int64?
  var handed: Int64?
  var promised: Int64?
  var extended: Bool?
  var pauses: [Pause] = []
  var charges: [Charge]?
  var demanded: [String]?
  var submitted: [String]?
  var applicant = ""
  var note = ""
  var form = StampForm.local(hours: 8)
  var planted: [Planted] = []

  static let header =
    "unit,service,case_number,class,tier,status,received_at,complete_at,paid_at,finished_at,"
    + "handed_over_at,promised_at,extended,pauses,charges,demanded,submitted,applicant,note\n"

  /// The line with its end, quoted where CSV asks for it.
  func write(to out: inout Output) {
    for field in [unit, service, number, applicantClass, tier, status] {
      out.write(quoted: field)
      out.write(",")
    }
    for stamp in [received, complete, paid, finished, handed, promised] {
      if let stamp { out.write(text(stamp)) }
      out.write(",")
    }
    out.write(extended.map { $0 ? "true" : "false" } ?? "")
    out.write(",")
    out.write(
      quoted: pauses.map { "\($0.reason):\(text($0.from))/\($0.to.map(text) ?? "")" }
        .joined(separator: "|"))
    out.write(",")
    out.write(
      quoted: list(charges?.map { "\($0.kind):\($0.amount):\($0.proof)" }))
    out.write(",")
    out.write(quoted: list(demanded))
    out.write(",")
    out.write(quoted: list(submitted))
    out.write(",")
    out.write(quoted: applicant)
    out.write(",")
    out.write(quoted: note)
    out.write("\n")
  }

  private func list(_ entries: [String]?) -> String {
    guard let entries else { return "" }
    return entries.isEmpty ? "none" : entries.joined(separator: "|")
  }

  private func text(_ instant: Int64) -> String {
    switch form {
    case .local(let hours): Record.clock(instant, hours) + (hours < 10 ? "+0" : "+") + "\(hours):00"
    case .bare(let hours): Record.clock(instant, hours)
    case .utc: Record.clock(instant, 0) + "Z"
    }
  }

  private static func clock(_ instant: Int64, _ hours: Int) -> String {
    let local = instant + Int64(hours) * 3600
    let second = Int(local % 86_400)
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return CivilDay(number: Int32(local / 86_400)).description
      + "T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
  }
}
