internal import ArgumentParser
internal import AuditImport
internal import AuditService

/// What the letter says that came with a file of rows.
struct CoveringLetterOptions: ParsableArguments {
  @Option(name: .long, help: "Number of rows that the covering letter names.")
  var expectRows: Int?

  @Option(
    name: .long,
    help: "Control file with the covering letter (YAML). Default: FILE.control, when it is there.",
    completion: .file())
  var control: String?

  @Flag(name: .long, help: "Go without a control file, also where the profile demands one.")
  var noControl = false

  func validate() throws {
    if control != nil, noControl {
      throw ValidationError("--control and --no-control exclude each other.")
    }
  }

  /// Where the control file is.
  var place: TransactionImport.Control {
    if noControl { return .none }
    return control.map { .file($0) } ?? .beside
  }
}

/// `COL=X`; the last sign of equality parts them, since headings may have some.
struct ExpectedSum: ExpressibleByArgument {
  let sum: CoveringLetter.Sum

  init?(argument: String) {
    guard let sign = argument.lastIndex(of: "="), sign != argument.startIndex,
      argument.index(after: sign) != argument.endIndex
    else { return nil }
    sum = CoveringLetter.Sum(
      column: String(argument[..<sign]), amount: String(argument[argument.index(after: sign)...]))
  }
}
