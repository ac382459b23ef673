internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import ServiceStandards

struct DocumentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "documents",
    abstract: "Spellings of papers that no list knows, and what they mean.",
    discussion: """
      A paper that was asked for or handed in under a name that no standard knows could be any paper: the case
      is not assessable (paper_unknown) until somebody says what the name means. Nothing that was said is
      removed; what is said later of the same spelling and the same services holds from the next run on.
      """,
    subcommands: [Unplaced.self, Assign.self], aliases: ["document"])

  struct Unplaced: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "unplaced",
      abstract: "Spellings of papers that no list or alias knows, those of most cases first.")

    @OptionGroup var units: UnitFilter

    @OptionGroup var services: ServiceFilter

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "General") var options: GlobalOptions

    func run() throws {
      try perform(options) { context in
        let table = try context.workspace.listUnplacedPapers(
          units: units.names, services: services.names)
        try context.show(table, output, zones: [])
        return .done
      }
    }
  }

  struct Assign: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "assign", abstract: "Says what a spelling means from the next run on.",
      discussion: """
        With --paper the spelling means the paper of that code, wherever a list of the services holds it; with
        --not-listed it is a paper of its own that the standard does not hold, and asking for it deviates
        (P-01). What was said of one service goes before what was said of its unit, then of its agency, then
        of all. What a standard itself says of a spelling goes before all of them.
        """)

    @Argument(help: "The spelling, as “audit documents unplaced” lists it.")
    var spelling: String

    @Option(name: .long, help: "Code of the paper in the lists of the standards.")
    var paper: String?

    @Flag(name: .long, help: "It is a paper of its own, which the standard does not hold.")
    var notListed = false

    @Option(
      name: .long, help: "For the services of the unit and of the units below it.",
      completion: NameCompletion.units)
    var unit: String?

    @Option(
      name: .long, help: "For one service: its code, or UNIT/CODE.",
      completion: NameCompletion.services)
    var service: String?

    @Option(
      name: .long, help: "For the services of the agency of that code.",
      completion: NameCompletion.agencies)
    var agency: String?

    @Flag(name: .long, help: "For all services.")
    var all = false

    @Option(name: .long, help: "How it is known what the spelling means.")
    var reason: String

    @Flag(name: .long, help: "Make every check, write nothing.")
    var dryRun = false

    @OptionGroup(title: "General") var options: GlobalOptions

    func validate() throws {
      guard notListed == (paper == nil) else {
        throw ValidationError(
          "sebutkan arti ejaannya: --paper KODE atau --not-listed, salah satu.",
          "say what the spelling means: either --paper CODE or --not-listed.")
      }
      guard [unit != nil, service != nil, agency != nil, all].count(where: \.self) == 1 else {
        throw ValidationError(
          "sebutkan untuk layanan mana: --unit, --service, --agency, atau --all, salah satu.",
          "say for which services: one of --unit, --service, --agency and --all.")
      }
    }

    private var scope: PaperRequest.Scope {
      if let service { return .service(service) }
      if let unit { return .unit(unit) }
      return agency.map { .agency($0) } ?? .everywhere
    }

    func run() throws {
      try perform(options) { context in
        let request = PaperRequest(spelling: spelling, paper: paper, scope: scope, reason: reason)
        let placed = try context.workspace.assignPaper(request, dryRun: dryRun)
        let cases = Texts.grouped(placed.cases, context.language)
        let services = Texts.grouped(placed.services, context.language)
        let (what, places) = (
          placed.cases == 1 ? "case" : "cases", placed.services == 1 ? "service" : "services"
        )
        let meaning =
          placed.paper.map { Wording("berarti \($0)", "means \($0)") }
          ?? Wording(
            "adalah dokumen tersendiri di luar standar",
            "is a paper of its own outside of the standard")
        context.messages.say(
          "“\(placed.spelling)” \(meaning.indonesian): \(cases) berkas pada \(services) layanan, mulai pelaksanaan berikutnya (“audit run”)"
            + Said.dryRun(dryRun).indonesian,
          "“\(placed.spelling)” \(meaning.english): \(cases) \(what) of \(services) \(places), from the next run on (“audit run”)"
            + Said.dryRun(dryRun).english)
        return .done
      }
    }
  }
}
