internal import AuditReport
internal import AuditService
internal import ServiceStandards

extension CommandContext {
  /// Tells what rows about known cases did not change, and what of it may surprise.
  func tell(_ notes: TellingNotes, _ result: TransactionImportResult, dryRun: Bool) {
    if result.repeated.count > 0 {
      messages.warn(
        "\(rows(result.repeated, result).indonesian) sama dengan baris sebelumnya tentang perkara yang sama; dihitung sekali",
        "\(rows(result.repeated, result).english) repeated an earlier row of the same case; counted once"
      )
    }
    if result.retracted.count > 0 {
      messages.warn(
        "\(rows(result.retracted, result).indonesian) tentang perkara yang dikeluarkan (audit cases retract) tidak dipakai; audit cases restore mengembalikannya, lalu impor berkas ini sekali lagi",
        "\(rows(result.retracted, result).english) of cases that were taken out (audit cases retract) were not applied; audit cases restore puts one back, then import this file again"
      )
    }
    tellOfReceipts(result)
    tellOfServices(result, dryRun: dryRun)
    tellOfWords(result)
    if result.neverFilled.contains(.proofs) {
      messages.warn(
        "kolom nomor bukti bayar tidak terisi di baris mana pun; karena itu tidak ada pungutan yang dianggap tanpa bukti (B-04)",
        "the column of proof-of-payment numbers is filled on no line, so no charge counts as one without proof (B-04)"
      )
    }
    for (later, rows) in notes.older.sorted(by: { $0.key < $1.key }) {
      let rows = self.rows(rows, result)
      messages.warn(
        "\(rows.indonesian) lebih lama dari impor \(later) dan tidak dipakai di mana keduanya berbeda; --supersede memberlakukan berkas ini per sekarang, audit imports undo \(later) membatalkan impor itu",
        "\(rows.english) are older than import \(later) and were not applied where the two differ; --supersede makes this file hold as of now, audit imports undo \(later) takes that one back"
      )
    }
    for (field, rows) in notes.empty.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      messages.say(
        "\(field.name): \(rows.count) sel kosong dibiarkan di mana sudah ada yang tercatat (\(lines(rows, result).indonesian)); bila sel kosong berarti dihapus, tulis empty: clears dalam profil",
        "\(field.name): \(rows.count) empty cells were left alone where something is recorded (\(lines(rows, result).english)); if an empty cell means that it is gone, say empty: clears in the profile"
      )
    }
    if notes.dates.count > 0 {
      let rows = self.rows(notes.dates, result)
      messages.say(
        "\(rows.indonesian) hanya bertanggal, padahal jamnya sudah tercatat pada hari itu; jam itu tetap",
        "\(rows.english) have a date only, where the time of that day is recorded; it stays")
    }
    if notes.writtenOtherwise.count > 0 {
      let rows = self.rows(notes.writtenOtherwise, result)
      messages.say(
        "\(rows.indonesian) menulis nomor perkara dengan cara lain (spasi, huruf besar, garis, “No.”); perkaranya sama",
        "\(rows.english) write the case number in another way (spaces, capitals, dashes, “No.”); the case is the same"
      )
    }
    tellNeighbours(notes.neighbours, result)
    if notes.reopened.count > 0 {
      let rows = self.rows(notes.reopened, result)
      messages.warn(
        "\(rows.indonesian) membuka kembali perkara yang sudah selesai",
        "\(rows.english) open a case again that was closed")
    }
    if notes.receivedAtOtherTime.count > 0 {
      let rows = self.rows(notes.receivedAtOtherTime, result)
      messages.warn(
        "\(rows.indonesian) mengubah saat terima",
        "\(rows.english) change the instant of receipt")
    }
  }

  /// New cases whose numbers other ones have in the year or month before or after, which may be the same.
  private func tellNeighbours(
    _ neighbours: [TellingNotes.Neighbour], _ result: TransactionImportResult
  ) {
    let most = 5
    for neighbour in neighbours.prefix(most) {
      let number = PersonalData.masked(neighbour.caseNumber)
      let (new, other) = (neighbour.series, neighbour.other)
      let line = result.place(ofLine: neighbour.line)
      messages.warn(
        "\(number) dari \(new) (baris \(line)) baru, dan \(number) dari \(other) tidak ada dalam berkas ini: perkara yang sama? Tidak ada yang digabung",
        "\(number) of \(new) (line \(line)) is new, and \(number) of \(other) is not in this file: the same case? Nothing was merged"
      )
    }
    let more = neighbours.count - most
    if more > 0 {
      messages.warn(
        "\(more) perkara baru lagi bernomor seperti perkara tahun/bulan sebelah yang tidak ada dalam berkas ini",
        "\(more) more new cases have the number of one of a neighbouring year or month that is not in this file"
      )
    }
  }

  /// Which services there are now of which nobody has said what they promise.
  private func tellOfServices(_ result: TransactionImportResult, dryRun: Bool) {
    guard case .imported = result.state, !result.registered.isEmpty else { return }
    let count = result.registered.count
    var names = result.registered.prefix(12).map { "\($0.unit)/\($0.code) “\($0.name)”" }
    if count > names.count { names.append("…") }
    let list = names.joined(separator: ", ")
    messages.warn(
      "\(count) layanan yang belum dikenal \(dryRun ? "akan didaftarkan" : "didaftarkan") tanpa standar (S-01): \(list)",
      "\(count) \(count == 1 ? "service" : "services") that nobody has declared \(dryRun ? "would be registered" : count == 1 ? "was registered" : "were registered") without a standard (S-01): \(list)"
    )
  }

  private func tellOfReceipts(_ result: TransactionImportResult) {
    if result.receivedInFuture.count > 0 {
      let rows = self.rows(result.receivedInFuture, result)
      messages.warn(
        "\(rows.indonesian) diterima pada hari yang belum tiba; periksa tanggal dan urutan hari-bulannya",
        "\(rows.english) received on a day that has not come; check the dates and the order of day and month"
      )
    }
    if result.receivedLongAgo.count > 0 {
      let rows = self.rows(result.receivedLongAgo, result)
      messages.warn(
        "\(rows.indonesian) diterima sebelum 1990; periksa tahunnya",
        "\(rows.english) received before 1990; check the year")
    }
  }

  private func rows(
    _ rows: TellingNotes.Rows, _ result: TransactionImportResult
  ) -> Wording {
    let lines = lines(rows, result)
    return Wording(
      "\(rows.count) baris (\(lines.indonesian))",
      "\(rows.count) \(rows.count == 1 ? "row" : "rows") (\(lines.english))")
  }

  /// The first lines, by which the rows are found.
  private func lines(
    _ rows: TellingNotes.Rows, _ result: TransactionImportResult
  ) -> Wording {
    let more = rows.count > rows.lines.count ? ", …" : ""
    let lines = rows.lines.map { result.place(ofLine: $0) }.joined(separator: ", ") + more
    return Wording("baris \(lines)", "line\(rows.count == 1 ? "" : "s") \(lines)")
  }
}
