internal import AuditReport
internal import Crypto
internal import ServiceStandards

/// One file of a hand-over against what the manifest says of it, read once.
struct FileCheck {
  let step: VerificationReport.Step

  init(_ entry: Manifest.FileEntry, in folder: String) {
    guard !entry.name.contains("/"), !entry.name.isEmpty, entry.name != ".", entry.name != ".."
    else {
      step = .failed(.file, file: entry.name, .badName(entry.name))
      return
    }
    var hash = SHA256()
    var bytes: Int64 = 0
    var totals = CSVTotals(entry)
    do {
      try FilePieces.forEach(of: "\(folder)/\(entry.name)") { piece in
        unsafe piece.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
        bytes += Int64(piece.count)
        totals?.add(piece)
      }
    } catch {
      let isMissing = error.systemReason?.isMissing ?? false
      step = .failed(
        .file, file: entry.name,
        isMissing ? .fileMissing(entry.name) : .fileUnreadable(entry.name))
      return
    }
    totals?.finish()
    let sha256 = hash.finalize().hexadecimal
    let difference = totals.flatMap { $0.difference(from: entry) }
    if sha256 != entry.sha256 || bytes != entry.bytes {
      let change =
        totals == nil
        ? IntegrityFault.Change.bytes(expected: entry.bytes, found: bytes)
        : difference ?? .characters
      step = .failed(.file, file: entry.name, .fileChanged(entry.name, change))
    } else if difference != nil {
      step = .failed(.file, file: entry.name, .countsDisagree(entry.name))
    } else {
      step = VerificationReport.Step(.file, file: entry.name, .passed, FileCheck.found(entry))
    }
  }

  private static func found(_ entry: Manifest.FileEntry) -> Wording {
    guard let rows = entry.rows else {
      return Wording(
        "SHA-256 cocok, \(entry.bytes) bita.", "SHA-256 matches, \(entry.bytes) bytes.")
    }
    let sums = (entry.sums ?? [:]).sorted { $0.key < $1.key }
      .flatMap { column in
        column.value.sorted { $0.key < $1.key }.map { "\(column.key) \($0.key) \($0.value)" }
      }
      .joined(separator: ", ")
    let ends = [entry.firstKey, entry.lastKey].compactMap { $0 }.joined(separator: " … ")
    return Wording(
      "SHA-256 cocok; \(rows) baris\(ends.isEmpty ? "" : ", \(ends)")\(sums.isEmpty ? "" : "; jumlah \(sums)").",
      "SHA-256 matches; \(rows) rows\(ends.isEmpty ? "" : ", \(ends)")\(sums.isEmpty ? "" : "; sums \(sums)")."
    )
  }
}

extension CSVTotals {
  /// `nil` for a file that is not made of rows.
  fileprivate init?(_ entry: Manifest.FileEntry) {
    guard entry.rows != nil, let name = entry.delimiter,
      let delimiter = CSVProfile.Delimiter(rawValue: name)
    else { return nil }
    self.init(
      delimiter: delimiter.byte, order: entry.order.flatMap(RowKeyOrder.init),
      sums: Set((entry.sums ?? [:]).keys), currency: entry.currencyColumn)
  }

  /// In what the content differs from the manifest; `nil` when it does not.
  fileprivate func difference(from entry: Manifest.FileEntry) -> IntegrityFault.Change? {
    let expected = entry.rows ?? 0
    if rows < expected {
      return lastKey != entry.lastKey
        ? .cut(expected: expected, found: rows, lastKey: entry.lastKey ?? "")
        : .rowsMissing(expected: expected, found: rows)
    }
    if rows > expected { return .rowsAdded(expected: expected, found: rows) }
    if let columns = entry.columns, columns != header { return .header }
    if let disorder { return .moved(line: disorder.row, key: disorder.key) }
    if let change = changedSum(from: entry) { return change }
    for (wanted, found) in [(entry.firstKey, firstKey), (entry.lastKey, lastKey)]
    where wanted != found {
      return .ends(expected: wanted ?? "", found: found ?? "")
    }
    return nil
  }

  /// The first column and currency with another sum.
  private func changedSum(from entry: Manifest.FileEntry) -> IntegrityFault.Change? {
    for (column, expected) in (entry.sums ?? [:]).sorted(by: { $0.key < $1.key }) {
      let found = sums[column] ?? [:]
      for currency in Set(expected.keys).union(found.keys).sorted()
      where expected[currency] != found[currency] {
        return .sum(
          column: column, currency: currency, expected: expected[currency] ?? 0,
          found: found[currency] ?? 0)
      }
    }
    return nil
  }
}
