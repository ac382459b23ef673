package import AuditReport

/// What is wrong with a folder that was handed over.
package enum IntegrityFault: Fault, Hashable {
  case notAFolder(path: String)
  case noManifest
  /// Not JSON of the form that its version has.
  case manifestUnreadable
  case unknownVersion(schema: String)
  case signatureMissing
  /// Not a signature of the kind that exports have.
  case signatureUnreadable
  /// The signature is not one of these bytes.
  case manifestChanged
  /// Signed, but by another key than the one that was expected.
  case wrongKey(signer: String, expected: String)
  /// A name that leads out of the folder.
  case badName(String)
  case fileMissing(String)
  case fileUnreadable(String)
  case fileChanged(String, Change)
  /// The bytes are those of the manifest, and its counts are not.
  case countsDisagree(String)

  /// What kind of change it looks like, by counts, sums and keys.
  package enum Change: Hashable, Sendable {
    /// Rows are missing at the end.
    case cut(expected: Int64, found: Int64, lastKey: String)
    case rowsMissing(expected: Int64, found: Int64)
    case rowsAdded(expected: Int64, found: Int64)
    /// The rows of that line and one before it have changed places.
    case moved(line: Int64, key: String)
    case header
    case sum(column: String, currency: String, expected: Int64, found: Int64)
    case ends(expected: String, found: String)
    /// Counts, sums and order agree.
    case characters
    /// Not a file of rows.
    case bytes(expected: Int64, found: Int64)
  }

  package var exitStatus: ExitStatus { .integrity }

  package var message: Message {
    switch self {
    case .notAFolder(let path): Message("E_VERIFY_FOLDER", ["path": path])
    case .noManifest: Message("E_VERIFY_NO_MANIFEST")
    case .manifestUnreadable: Message("E_VERIFY_MANIFEST")
    case .unknownVersion(let schema): Message("E_VERIFY_VERSION", ["schema": schema])
    case .signatureMissing: Message("E_VERIFY_UNSIGNED")
    case .signatureUnreadable: Message("E_VERIFY_SIGNATURE")
    case .manifestChanged: Message("E_VERIFY_MANIFEST_CHANGED")
    case .wrongKey(let signer, let expected):
      Message("E_VERIFY_KEY", ["signer": signer, "expected": expected])
    case .badName(let name): Message("E_VERIFY_NAME", ["name": name])
    case .fileMissing: Message("E_VERIFY_MISSING")
    case .fileUnreadable: Message("E_VERIFY_READ")
    case .fileChanged(_, let change): change.message
    case .countsDisagree: Message("E_VERIFY_COUNTS")
    }
  }
}

extension IntegrityFault.Change {
  fileprivate var message: Message {
    switch self {
    case .cut(let expected, let found, let lastKey):
      Message("E_VERIFY_CUT", ["expected": expected, "found": found, "last_key": lastKey])
    case .rowsMissing(let expected, let found):
      Message("E_VERIFY_ROWS_MISSING", ["expected": expected, "found": found])
    case .rowsAdded(let expected, let found):
      Message("E_VERIFY_ROWS_ADDED", ["expected": expected, "found": found])
    case .moved(let line, let key): Message("E_VERIFY_MOVED", ["line": line, "key": key])
    case .header: Message("E_VERIFY_HEADER")
    case .sum(let column, let currency, let expected, let found):
      Message(
        "E_VERIFY_SUM",
        ["column": column, "currency": currency, "expected": expected, "found": found])
    case .ends(let expected, let found):
      Message("E_VERIFY_ENDS", ["expected": expected, "found": found])
    case .characters: Message("E_VERIFY_CHANGED", "characters")
    case .bytes(let expected, let found):
      Message("E_VERIFY_CHANGED", "bytes", ["expected": expected, "found": found])
    }
  }
}
