package import ServiceStandards

/// What something else than this program has changed in the database, as the ledger tells.
package struct OutsideChanges: Hashable, Sendable {
  package struct Subject: Hashable, Sendable {
    /// `agency`, `calendar`, `complaint`, `ladder`, `service`, `standard`, `transaction` or `unit`.
    package var word: String
    package var rows: Int64
    /// Database ids of the first ones.
    package var examples: [Int64]

    package init(word: String, rows: Int64, examples: [Int64]) {
      self.word = word
      self.rows = rows
      self.examples = examples
    }
  }

  package var subjects: [Subject]

  package init(subjects: [Subject]) { self.subjects = subjects }

  /// What, how many and which, in one line.
  package var wording: Wording {
    let parts = subjects.map(\.wording)
    return Wording(
      parts.map(\.indonesian).joined(separator: ", "), parts.map(\.english).joined(separator: ", "))
  }

  /// The same as a whole sentence.
  package var sentence: Wording {
    Wording(
      "diubah di luar program ini sejak catatan terakhir: \(wording.indonesian); lihat: audit ledger list --event foreign",
      "changed by something else than this program since the entry before: \(wording.english); see: audit ledger list --event foreign"
    )
  }
}

extension OutsideChanges.Subject {
  fileprivate var wording: Wording {
    let ids = examples.map(String.init).joined(separator: ", ")
    let more = rows > Int64(examples.count) ? ", …" : ""
    let name =
      switch word {
      case "transaction": Wording("transaksi", "transactions")
      case "standard": Wording("standar", "standards")
      case "calendar": Wording("kalender", "calendars")
      case "unit": Wording("unit", "units")
      case "service": Wording("layanan", "services")
      case "agency": Wording("instansi", "agencies")
      case "complaint": Wording("pengaduan", "complaints")
      case "ladder": Wording("tangga tenggat", "ladders")
      case "finding": Wording("temuan", "findings")
      case "waiver": Wording("pengecualian", "waivers")
      case "baseline": Wording("penyimpangan lama", "baselines")
      case "run": Wording("pelaksanaan yang dibatalkan", "voided runs")
      case "import": Wording("impor", "imports")
      case "paper": Wording("arti ejaan dokumen", "meanings of spellings of papers")
      case "codes": Wording("padanan kode", "mappings of codes")
      default: Wording(word, word)
      }
    return Wording(
      "\(rows) \(name.indonesian) (id \(ids)\(more))", "\(rows) \(name.english) (ids \(ids)\(more))"
    )
  }
}
