internal import CSQLite
internal import Crypto

/// What stands in a digest for a text that people wrote: SHA-256 of its salt and the text.
enum SaltedHash {
  /// Its name in SQL: the function of a salt and a text; NULL without a text.
  static let function = "salted"
  /// Bytes of a salt: nobody tries all of 96 bits.
  static let saltSize = 12
}

extension Connection {
  /// Makes the function known to this connection.
  func addSaltedHash() throws(StoreError) {
    // It is not for triggers and views: none may call it.
    let code = unsafe sqlite3_create_function_v2(
      database, SaltedHash.function, 2, SQLITE_UTF8 | SQLITE_DIRECTONLY | SQLITE_DETERMINISTIC, nil,
      { context, _, values in
        guard let values = unsafe values, unsafe sqlite3_value_type(values[1]) != SQLITE_NULL
        else { return }
        var hash = SHA256()
        for place in 0..<2 {
          let bytes = unsafe UnsafeRawBufferPointer(
            start: sqlite3_value_blob(values[place]), count: Int(sqlite3_value_bytes(values[place]))
          )
          unsafe hash.update(bufferPointer: bytes)
        }
        unsafe hash.finalize().withUnsafeBytes { digest in
          unsafe sqlite3_result_blob(
            context, digest.baseAddress, Int32(digest.count), Statement.transient)
        }
      }, nil, nil, nil)
    guard code == SQLITE_OK else { throw error(code, "") }
  }
}
