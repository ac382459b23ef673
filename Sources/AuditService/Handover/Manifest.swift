/// `manifest.json`: what was handed over, by file, in canonical JSON. Members may be added to a
/// version; another form has another schema.
struct Manifest: Codable, Hashable {
  static let schema = "audit.manifest/1"
  static let fileName = "manifest.json"
  static let signatureName = "manifest.json.sig"
  /// Each line of the CSV files ends with CR LF.
  static let encodings = (plain: "utf-8", marked: "utf-8-bom")

  var schema = Manifest.schema
  var generator: String
  var runID: Int64
  /// Some part could not be judged when this is false.
  var isComplete: Bool
  /// RFC 3339, in the zone of the unit.
  var asOf: String
  /// When the run began, so that the same run gives the same bytes.
  var generatedAt: String
  var databaseID: String
  var databaseSchema: Int
  /// The run in the ledger of the database; absent for a run from before the ledger.
  var ledger: LedgerEntry?
  var filters: [String: [String]]
  var period: Period
  var privacy: String
  /// Why nothing is masked; for the profile `internal` only.
  var reason: String?
  var language: String
  var standards: [StandardEntry]
  var files: [FileEntry]
  /// Fingerprint of the key that signed; absent when nobody did.
  var keyID: String?
  var keyIdentity: String?

  enum CodingKeys: String, CodingKey {
    case schema, generator, filters, ledger, period, privacy, reason, language, standards, files
    case runID = "run_id"
    case isComplete = "complete"
    case asOf = "as_of"
    case generatedAt = "generated_at"
    case databaseID = "database_id"
    case databaseSchema = "database_schema"
    case keyID = "key_id"
    case keyIdentity = "key_identity"
  }

  /// An entry of the ledger, which answers for all those before it.
  struct LedgerEntry: Codable, Hashable {
    var entry: Int64
    var hash: String
  }

  /// Days of receipt, both included; absent where there is no limit.
  struct Period: Codable, Hashable {
    var from: String?
    var to: String?
  }

  /// One version of a standard as the run knew it.
  struct StandardEntry: Codable, Hashable {
    /// Database id.
    var id: Int64
    var unit: String
    var service: String
    var version: String
    /// Of the content; see `StandardDigest`.
    var sha256: String
  }

  struct FileEntry: Codable, Hashable {
    var name: String
    var bytes: Int64
    var sha256: String
    var encoding: String
    /// `none`, `nik_phone` or `public`.
    var masking: String
    /// The rest is there for files of rows only.
    var rows: Int64?
    var columns: [String]?
    var sums: [String: Int64]?
    var firstKey: String?
    var lastKey: String?
    var order: String?
    var delimiter: String?
    var formulaGuard: String?

    enum CodingKeys: String, CodingKey {
      case name, bytes, sha256, encoding, masking, rows, columns, sums, order, delimiter
      case firstKey = "first_key"
      case lastKey = "last_key"
      case formulaGuard = "formula_guard"
    }
  }
}
