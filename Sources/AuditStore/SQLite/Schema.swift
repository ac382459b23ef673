internal import Crypto
internal import Migrations
internal import WorkingTime

/// Brings a database up to date, or says why it must not be touched.
enum Schema {
  enum State {
    case current
    case behind(schema: Int)
  }

  /// "AUDT": marks the file as ours, so that another program's database is never migrated.
  static let applicationID: Int64 = 0x4155_4454

  /// The number of the last migration. Numbers ascend; one may be left out.
  static var carried: Int { Migration.all.last?.number ?? 0 }

  static func version(of connection: Connection) throws(StoreError) -> Int {
    Int(try connection.first("PRAGMA user_version") { $0.int(0) } ?? 0)
  }

  /// - Throws: `StoreError` with `foreign`, `newer` or `migrationChanged`.
  static func state(of connection: Connection) throws(StoreError) -> State {
    let applicationID = try connection.first("PRAGMA application_id") { $0.int(0) } ?? 0
    guard applicationID == Schema.applicationID else {
      throw StoreError(.foreign, path: connection.path)
    }
    let version = try version(of: connection)
    guard version <= carried else {
      throw StoreError(.newer(schema: version), path: connection.path)
    }
    var applied: [(name: String, checksum: String)] = []
    try connection.forEachRow(SQL.appliedMigrations) { row throws(StoreError) in
      applied.append((row.text(0), row.text(1)))
    }
    for (migration, record) in zip(Migration.all, applied)
    where record.name != migration.name || record.checksum != migration.checksum {
      throw StoreError(.migrationChanged(name: record.name), path: connection.path)
    }
    return version == carried ? .current : .behind(schema: version)
  }

  /// Applies what is missing, each migration in one transaction with its record. A migration may make
  /// a table anew that others refer to: foreign keys are off meanwhile and checked before it is kept.
  static func migrate(
    _ connection: Connection, appliedAt: Instant, program: String
  ) throws(StoreError) {
    try connection.execute("PRAGMA foreign_keys = OFF")
    defer { connection.requireForeignKeys() }
    for migration in Migration.all {
      try connection.transaction { () throws(StoreError) in
        // Read inside the transaction: another process may have migrated meanwhile.
        guard try version(of: connection) < migration.number else { return }
        if migration.number == 1 {
          try connection.execute("PRAGMA application_id = \(applicationID)")
          try connection.execute(SQL.createMigrations)
        }
        for part in migration.parts {
          try connection.execute(String(decoding: part.sql, as: UTF8.self))
        }
        let orphan = try connection.first("PRAGMA foreign_key_check") { $0.text(0) }
        if let orphan {
          throw StoreError(
            code: 11, message: "foreign keys of \(orphan)", sql: "", path: connection.path)
        }
        try connection.run(SQL.recordMigration) { statement in
          statement.bind(1, migration.number)
          statement.bind(2, migration.name)
          statement.bind(3, migration.checksum)
          statement.bind(4, appliedAt.seconds)
          statement.bind(5, program)
        }
        try connection.execute("PRAGMA user_version = \(migration.number)")
      }
    }
  }
}

extension Migration {
  /// SHA-256 of the files, one after the other, in hexadecimal digits.
  fileprivate var checksum: String {
    var hash = SHA256()
    for part in parts {
      unsafe part.sql.withUnsafeBytes { bytes in unsafe hash.update(bufferPointer: bytes) }
    }
    return hash.finalize().hexadecimal
  }
}

private enum SQL {
  static let createMigrations = """
    CREATE TABLE migrations (
      number INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      applied_at INTEGER NOT NULL,
      program TEXT NOT NULL
    ) STRICT
    """
  static let appliedMigrations = """
    SELECT migrations.name, migrations.sha256
    FROM migrations
    ORDER BY migrations.number
    """
  static let recordMigration = """
    INSERT INTO migrations (number, name, sha256, applied_at, program)
    VALUES (?1, ?2, ?3, ?4, ?5)
    """
}
