internal import AuditReport
internal import AuditStore
internal import ServiceStandards

extension LedgerProblem {
  var subject: VerificationReport.Subject {
    switch self {
    case .entryMissing, .entryChanged, .chainBroken, .emptied, .begunAnew: .ledger
    case .rows, .rowsOutside, .table: .rows
    case .cases, .casesOutside: .transactions
    case .register, .registerOutside, .badDeviation: .deviations
    case .segment, .segments: .segments
    case .foreign, .unanswered: .outside
    case .schema, .schemaExtra: .schema
    }
  }

  var code: String {
    switch self {
    case .entryMissing: "E_LEDGER_MISSING"
    case .entryChanged: "E_LEDGER_CHANGED"
    case .chainBroken: "E_LEDGER_CHAIN"
    case .emptied: "E_LEDGER_EMPTY"
    case .begunAnew: "E_LEDGER_BEGUN"
    case .rows, .table: "E_LEDGER_ROWS"
    case .rowsOutside: "E_LEDGER_ROWS_OUTSIDE"
    case .cases: "E_LEDGER_CASES"
    case .casesOutside: "E_LEDGER_CASES_OUTSIDE"
    case .register: "E_LEDGER_REGISTER"
    case .registerOutside: "E_LEDGER_REGISTER_OUTSIDE"
    case .badDeviation: "E_LEDGER_DEVIATION"
    case .segment, .segments: "E_LEDGER_SEGMENT"
    case .foreign, .unanswered: "E_LEDGER_FOREIGN"
    case .schema, .schemaExtra: "E_LEDGER_SCHEMA"
    }
  }

  var wording: Wording {
    switch self {
    case .entryMissing(let n):
      Wording(
        "entri \(n) tidak ada, padahal ada yang lebih baru.",
        "entry \(n) is missing, though there are later ones.")
    case .entryChanged(let n):
      Wording(
        "isi entri \(n) berubah sesudah ditulis.",
        "the content of entry \(n) has changed since it was written.")
    case .chainBroken(let n):
      Wording(
        "entri \(n) tidak menyambung ke entri sebelumnya: ada entri yang diganti, disisipkan, atau dihapus.",
        "entry \(n) does not follow from the one before: an entry was replaced, put in or taken out."
      )
    case .emptied:
      Wording(
        "tidak ada satu entri pun, padahal ada isi yang hanya ditulis bersama entri: buku catatan dikosongkan.",
        "there is not one entry, though there is content that is only written together with one: the ledger was emptied."
      )
    case .begunAnew(let n):
      Wording(
        "entri \(n) dimulai di atas baris yang sudah ada: buku catatan yang dulu dikosongkan. Bila ada yang bertanggung jawab: audit ledger accept \(n) --reason ALASAN.",
        "entry \(n) began over rows that were there already: an earlier ledger was emptied. If somebody answers for it: audit ledger accept \(n) --reason TEXT."
      )
    case .rows(let entry, let table, let expected, let found):
      LedgerProblem.differ(
        "\(table)", entry, expected, found)
    case .table(let entry, let table, let expected, let found):
      LedgerProblem.differ("\(table)", entry, expected, found)
    case .rowsOutside(let table, let rows):
      rows > 0
        ? Wording(
          "\(table): \(rows) baris tidak dikenal buku catatan; ditambahkan di luar program ini.",
          "\(table): the ledger does not know \(rows) rows; something else than this program added them."
        )
        : Wording(
          "\(table): \(-rows) baris yang dikenal buku catatan tidak ada lagi.",
          "\(table): \(-rows) rows that the ledger knows are gone.")
    case .cases(let entry, let expected, let found):
      LedgerProblem.differ("transaksi", english: "transactions", entry, expected, found)
    case .casesOutside(let entry, let found):
      Wording(
        "\(found) transaksi mengaku dari entri \(entry), yang tidak menyebutnya.",
        "\(found) transactions claim to be from entry \(entry), which does not tell of them.")
    case .register(let entry, let run, let expected, let found):
      LedgerProblem.differ(
        "penyimpangan pelaksanaan \(run)", english: "deviations of run \(run)", entry, expected,
        found)
    case .registerOutside(let run, let found):
      Wording(
        "\(found) penyimpangan mengaku dari pelaksanaan \(run), yang tidak dikenal buku catatan.",
        "\(found) deviations claim to be from run \(run), which the ledger does not know.")
    case .badDeviation(let key):
      Wording(
        "penyimpangan dengan kunci \(key): nilai yang tidak ditulis pelaksanaan mana pun.",
        "deviation with the key \(key): a value that no run writes.")
    case .segment(let block):
      Wording(
        "transaksi \(block << 12) sampai \(block << 12 | 4095): baris dan segmen berbeda, padahal tidak ada perubahan yang diketahui.",
        "transactions \(block << 12) to \(block << 12 | 4095): rows and segment differ, though no change of them is known."
      )
    case .segments(let entry):
      Wording(
        "transaksi secara keseluruhan tidak seperti yang ditinggalkan entri \(entry).",
        "the transactions as a whole are not as entry \(entry) left them.")
    case .foreign(let changes):
      OutsideChanges(changes).sentence
    case .unanswered(let entry, _):
      Wording(
        "belum ada yang bertanggung jawab atas perubahan yang disebut entri \(entry).",
        "nobody has answered for the changes that entry \(entry) names.")
    case .schema(let name):
      Wording(
        "\(name): tidak ada, atau bukan seperti yang dibuat program ini.",
        "\(name): missing, or not as this program makes it.")
    case .schemaExtra(let name):
      Wording(
        "\(name): bukan dari program ini.", "\(name): not from this program.")
    }
  }

  private static func differ(
    _ what: String, english: String? = nil, _ entry: Int64, _ expected: Int64, _ found: Int64
  ) -> Wording {
    let rows =
      expected == found
      ? Wording("jumlahnya sama, isinya tidak", "the number is the same, the content is not")
      : Wording("\(found) baris, seharusnya \(expected)", "\(found) rows instead of \(expected)")
    return Wording(
      "\(what): tidak seperti menurut entri \(entry) (\(rows.indonesian)).",
      "\(english ?? what): not as entry \(entry) says (\(rows.english)).")
  }
}
