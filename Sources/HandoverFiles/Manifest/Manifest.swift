/// `manifest.json`: what was handed over, by file, in canonical JSON. Members may be added to a
/// version; another form has another schema.
package struct Manifest: Codable, Hashable {
  package static let schema = "audit.manifest/1"
  package static let fileName = "manifest.json"
  package static let signatureName = "manifest.json.sig"
  /// Each line of the CSV files ends with CR LF.
  package static let encodings = (plain: "utf-8", marked: "utf-8-bom")

  package var schema = Manifest.schema
  package var generator: String
  package var runID: Int64
  /// Some part could not be judged when this is false.
  package var isComplete: Bool
  /// RFC 3339, in the zone of the unit.
  package var asOf: String
  /// When the run began, so that the same run gives the same bytes.
  package var generatedAt: String
  package var databaseID: String
  package var databaseSchema: Int
  /// The run in the ledger of the database; absent for a run from before the ledger.
  package var ledger: LedgerEntry?
  package var filters: [String: [String]]
  package var period: Period
  package var privacy: String
  /// Why nothing is masked; for the profile `internal` only.
  package var reason: String?
  package var language: String
  package var standards: [StandardEntry]
  package var files: [FileEntry]
  /// Fingerprint of the key that signed; absent when nobody did.
  package var keyID: String?
  package var keyIdentity: String?

  package init(
    generator: String, runID: Int64, isComplete: Bool, asOf: String, generatedAt: String,
    databaseID: String, databaseSchema: Int, ledger: LedgerEntry?, filters: [String: [String]],
    period: Period, privacy: String, reason: String?, language: String,
    standards: [StandardEntry], files: [FileEntry], keyID: String?, keyIdentity: String?
  ) {
    self.generator = generator
    self.runID = runID
    self.isComplete = isComplete
    self.asOf = asOf
    self.generatedAt = generatedAt
    self.databaseID = databaseID
    self.databaseSchema = databaseSchema
    self.ledger = ledger
    self.filters = filters
    self.period = period
    self.privacy = privacy
    self.reason = reason
    self.language = language
    self.standards = standards
    self.files = files
    self.keyID = keyID
    self.keyIdentity = keyIdentity
  }

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
  package struct LedgerEntry: Codable, Hashable {
    package var entry: Int64
    package var hash: String

    package init(entry: Int64, hash: String) {
      self.entry = entry
      self.hash = hash
    }
  }

  /// Days of receipt, both included; absent where there is no limit.
  package struct Period: Codable, Hashable {
    package var from: String?
    package var to: String?

    package init(from: String?, to: String?) {
      self.from = from
      self.to = to
    }
  }

  /// One version of a standard as the run knew it.
  package struct StandardEntry: Codable, Hashable {
    /// Database id.
    package var id: Int64
    package var unit: String
    package var service: String
    package var version: String
    /// Of the content; see `StandardDigest`.
    package var sha256: String

    package init(id: Int64, unit: String, service: String, version: String, sha256: String) {
      self.id = id
      self.unit = unit
      self.service = service
      self.version = version
      self.sha256 = sha256
    }
  }

  package struct FileEntry: Codable, Hashable {
    package var name: String
    package var bytes: Int64
    package var sha256: String
    package var encoding: String
    /// `none`, `nik_phone` or `public`.
    package var masking: String
    /// The rest is there for files of rows only.
    package var rows: Int64?
    package var columns: [String]?
    /// By column and currency, in minor units; `currencyColumn` says which currency a row is in.
    package var sums: [String: [String: Int64]]?
    package var currencyColumn: String?
    package var firstKey: String?
    package var lastKey: String?
    package var order: String?
    package var delimiter: String?
    package var formulaGuard: String?

    package init(name: String, bytes: Int64, sha256: String, encoding: String, masking: String) {
      self.name = name
      self.bytes = bytes
      self.sha256 = sha256
      self.encoding = encoding
      self.masking = masking
    }

    enum CodingKeys: String, CodingKey {
      case name, bytes, sha256, encoding, masking, rows, columns, sums, order, delimiter
      case currencyColumn = "currency_column"
      case firstKey = "first_key"
      case lastKey = "last_key"
      case formulaGuard = "formula_guard"
    }
  }
}
