internal import AuditImport
internal import AuditReport
internal import AuditService
internal import Glibc
internal import ServiceStandards

/// A setting and where its value came from.
struct Setting<Value> {
  let key: String
  let value: Value
  let origin: Origin

  enum Origin: Hashable {
    case option(String)
    case environment(String)
    case file(path: String, line: Int)
    case builtIn

    var text: String {
      switch self {
      case .option(let name): name
      case .environment(let name): name
      case .file(let path, let line): "\(path):\(line)"
      case .builtIn: "–"
      }
    }
  }
}

/// What the command line, the environment and the configuration files say, in this order:
/// option, `AUDIT_*`, project file, user's file, system file, built-in.
struct Settings {
  let database: Setting<String>
  let language: Setting<Language>
  /// `nil`: by the reader of the output.
  let format: Setting<ReportFormat?>
  let csvProfile: Setting<CSVProfile.Reader>
  /// `nil`: deviations alone do not fail.
  let failOn: Setting<FailOn?>
  /// Of the nearest file that says something about nights, as a whole.
  let night: NightPlan
  /// Likewise of reports; `nil`: none says anything.
  let report: ReportLetter?

  static let keys = ["db", "lang", "format", "csv_profile", "fail_on"]
  private static let pathKeys: Set = ["db"]

  /// - Throws: `ImportFault` for a file that cannot be read, `SettingsFault` for what it says.
  init(_ options: GlobalOptions) throws {
    let files = try Settings.files(options)
    database = try Settings.find(
      "db", option: options.db.map { ("--db", $0) }, files: files,
      builtIn: Workspace.usualDatabase
    ) { $0 }
    language = try Settings.find(
      "lang", option: options.lang.map { ("--lang", $0.rawValue) }, files: files,
      builtIn: Terminal.language, read: Language.init(rawValue:))
    format = try Settings.find("format", option: nil, files: files, builtIn: nil) {
      ReportFormat.named($0).map(Optional.some)
    }
    csvProfile = try Settings.find(
      "csv_profile", option: nil, files: files, builtIn: .spreadsheet,
      read: CSVProfile.Reader.init(rawValue:))
    failOn = try Settings.find("fail_on", option: nil, files: files, builtIn: nil) {
      FailOn(argument: $0).map(Optional.some)
    }
    night = files.lazy.compactMap(\.night).first ?? NightPlan()
    report = files.lazy.compactMap(\.report).first
  }

  private static func find<Value>(
    _ key: String, option: (name: String, text: String)?, files: [ConfigurationFile],
    builtIn: Value, read: (String) -> Value?
  ) throws -> Setting<Value> {
    let variable = "AUDIT_" + key.uppercased()
    let candidates: [(text: String, origin: Setting<Value>.Origin)] =
      (option.map { [($0.text, .option($0.name))] } ?? [])
      + (Terminal.environment(variable).map { [($0, .environment(variable))] } ?? [])
      + files.compactMap { file in
        file.entries[key].map { ($0.value, .file(path: file.path, line: $0.line)) }
      }
    guard let first = candidates.first else {
      return Setting(key: key, value: builtIn, origin: .builtIn)
    }
    guard let value = read(first.text) else {
      throw SettingsFault.value(first.text, of: key, place: first.origin.text)
    }
    return Setting(key: key, value: value, origin: first.origin)
  }

  /// The configuration files that exist, the nearest first. One that was named must exist.
  static func files(_ options: GlobalOptions) throws -> [ConfigurationFile] {
    let named = options.config ?? Terminal.environment("AUDIT_CONFIG")
    let user =
      Terminal.environment("XDG_CONFIG_HOME")
      ?? Terminal.environment("HOME").map { $0 + "/.config" }
    let usual = ["audit.yaml", user.map { $0 + "/audit/audit.yaml" }, "/etc/audit/audit.yaml"]
      .compactMap { $0 }.filter { (path: String) in unsafe access(path, F_OK) == 0 }
    let paths = named.map { name in [name] + usual.filter { $0 != "audit.yaml" } } ?? usual
    return try paths.map { path in
      do throws(ImportFault) {
        return try ConfigurationFile.read(path: path, keys: keys, paths: pathKeys)
      } catch {
        throw SettingsFault.file(error)
      }
    }
  }
}
