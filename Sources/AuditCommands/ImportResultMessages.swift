internal import AuditImport
internal import AuditReport
internal import AuditService
internal import ServiceStandards
internal import SheetFiles
internal import WorkingTime

extension CommandContext {
  /// Tells what came of importing a file of rows. `things` are what the rows stand for.
  func tell(
    _ result: TransactionImportResult, of file: String, dryRun: Bool, things: Wording,
    holdMoney: Bool = true
  ) -> ExitStatus {
    tellProblems(of: result)
    if messages.isMachineReadable {
      summarize(result, of: file, dryRun: dryRun)
    } else if let summary = result.summary {
      tell(summary, result, of: file, holdMoney: holdMoney)
    }
    if let control = result.control { tell(control, result) }
    if result.isWithoutControl {
      messages.warn(
        "tanpa berkas kontrol yang diwajibkan profil (--no-control); buku catatan mencatatnya",
        "without the control file that the profile demands (--no-control); the ledger says so")
    }
    if let comparison = result.comparison { tell(comparison) }
    tell(result.notes, result, dryRun: dryRun)
    tellPieces(of: result, dryRun: dryRun)
    if let summary = result.summary { tellSameTimes(of: summary) }
    if let path = result.rejectsFile {
      messages.warn(
        "\(result.rejected) baris tertolak, disimpan di \(path)",
        "\(result.rejected) lines rejected, kept in \(path)")
    }
    switch result.state {
    case .known where messages.isMachineReadable, .imported where messages.isMachineReadable:
      return .done
    case .known(let id):
      messages.say(
        "\(file): sudah diimpor sebagai impor \(id), dibaca lagi; tidak ada yang berubah",
        "\(file): already imported as import \(id), read again; nothing changed")
      return .done
    case .imported(let id):
      messages.say(
        "\(result.inserted) baru, \(result.changed) berubah, \(result.unchanged) tetap"
          + (dryRun ? " (uji coba, tidak ada yang ditulis)" : " (impor \(id))"),
        "\(result.inserted) new, \(result.changed) changed, \(result.unchanged) unchanged"
          + (dryRun ? " (dry run, nothing written)" : " (import \(id))"))
      return .done
    case .refused:
      messages.warn(
        "berkas ditolak seluruhnya; tidak ada \(things.indonesian) yang diimpor. Perbaiki baris di atas, atau izinkan dengan --allow-rejects",
        "the whole file was refused; no \(things.english) was imported. Correct the lines above, or allow them with --allow-rejects"
      )
      return .data
    }
  }

  /// For people by kind, for a program one by one.
  private func tellProblems(of result: TransactionImportResult) {
    guard messages.isMachineReadable else {
      for group in result.kinds.groups { messages.report(group) }
      let others = result.kinds.others
      if others > 0 {
        messages.warn("\(others) masalah jenis lain", "\(others) problems of other kinds")
      }
      return
    }
    for diagnostic in result.diagnostics { messages.report(diagnostic) }
    let unlisted = result.rejected - Set(result.diagnostics.map(\.line)).count
    if unlisted > 0 {
      messages.warn("\(unlisted) baris tertolak lagi", "\(unlisted) more rejected lines")
    }
  }

  /// Control totals, to be compared with the covering letter.
  private func tell(
    _ summary: ImportSummary, _ result: TransactionImportResult, of file: String,
    holdMoney: Bool
  ) {
    let span = receipt(from: summary.firstReceived, to: summary.lastReceived)
    let money = summary.money.sorted { $0.key.code < $1.key.code }.flatMap { currency, sums in
      sums.sorted { $0.key.rawValue < $1.key.rawValue }.map {
        "\($0.key.word) \(Texts.money($0.value, currency, language))"
      }
    }.joined(separator: ", ")
    let form =
      summary.workbook?.wording
      ?? Wording(
        "\(summary.encoding.name), pemisah “\(summary.delimiter.word)”",
        "\(summary.encoding.name), delimiter “\(summary.delimiter.word)”")
    messages.say(
      "\(file): \(form.indonesian); \(summary.rows) baris, \(summary.accepted) diterima, \(result.rejected) ditolak, \(summary.blank) kosong, \(summary.totals) jumlah; SHA-256 \(result.sha256)",
      "\(file): \(form.english); \(summary.rows) rows, \(summary.accepted) accepted, \(result.rejected) rejected, \(summary.blank) blank, \(summary.totals) totals; SHA-256 \(result.sha256)"
    )
    messages.say(
      "diterima \(span.indonesian)" + (holdMoney ? "; uang: \(money.isEmpty ? "–" : money)" : ""),
      "received \(span.english)" + (holdMoney ? "; money: \(money.isEmpty ? "–" : money)" : ""))
    tellHidden(of: summary)
    tellDifferingTotals(of: summary)
    tellOtherLines(of: summary)
    tellPrecision(of: summary)
    if !summary.unmappedColumns.isEmpty {
      let names = summary.unmappedColumns.joined(separator: ", ")
      messages.say("kolom yang tidak dipakai: \(names)", "columns not used: \(names)")
    }
  }

  /// What of a workbook is not seen by who opens it.
  private func tellHidden(of summary: ImportSummary) {
    guard let workbook = summary.workbook else { return }
    func names(_ names: [String]) -> String { names.map { "“\($0)”" }.joined(separator: ", ") }
    if workbook.hiddenRows > 0 {
      messages.say(
        "\(workbook.hiddenRows) baris tersembunyi atau tersaring, ikut dibaca",
        "\(workbook.hiddenRows) rows are hidden or filtered away, and were read like the others")
    }
    if !workbook.hiddenColumns.isEmpty {
      messages.say(
        "kolom tersembunyi, ikut dibaca: \(names(workbook.hiddenColumns))",
        "hidden columns, read like the others: \(names(workbook.hiddenColumns))")
    }
    if !workbook.hiddenSheets.isEmpty {
      messages.say(
        "lembar tersembunyi, tidak dibaca: \(names(workbook.hiddenSheets)) (sheet dalam profil membaca yang disebut namanya)",
        "hidden sheets, not read: \(names(workbook.hiddenSheets)) (sheet in the profile reads one that it names)"
      )
    }
  }

  /// What of the file was left aside because the profile says so.
  private func tellOtherLines(of summary: ImportSummary) {
    let counts = [
      (summary.aboveHeader, Wording("di atas judul kolom", "above the header")),
      (summary.skipped, Wording("dilewati menurut profil", "skipped by the profile")),
      (summary.afterTable, Wording("sesudah tabel", "after the table")),
      (summary.short, Wording("tanpa sel kosong di ujungnya", "without their last, empty cells")),
    ].filter { $0.0 > 0 }
    if !counts.isEmpty {
      messages.say(
        "baris lain: " + counts.map { "\($0.0) \($0.1.indonesian)" }.joined(separator: ", "),
        "other lines: " + counts.map { "\($0.0) \($0.1.english)" }.joined(separator: ", "))
    }
    if let line = summary.firstSpanning {
      let count = summary.spanningCells
      let line = summary.place(ofLine: line)
      messages.say(
        "sel yang memuat ganti baris: \(count), yang pertama mulai di baris \(line)",
        "cells over several lines: \(count), the first from line \(line) on"
      )
    }
    if summary.filledCells > 0 {
      messages.say(
        "\(summary.filledCells) sel kosong diisi dari sel di atasnya (fill_down)",
        "\(summary.filledCells) empty cells took the value of the one above (fill_down)")
    }
    if summary.cleanedCells > 0 {
      messages.say(
        "\(summary.cleanedCells) sel dibaca tanpa tanda yang tidak tampak atau =\"…\"",
        "\(summary.cleanedCells) cells were read without signs that are not seen, or =\"…\"")
    }
    if summary.apostrophes > 0 {
      messages.say(
        "\(summary.apostrophes) sel dibaca tanpa apostrof di depan angka atau tanggalnya",
        "\(summary.apostrophes) cells were read without the apostrophe before their number or date")
    }
  }

  /// The file's own line of totals against what was written.
  private func tellDifferingTotals(of summary: ImportSummary) {
    for total in summary.differingTotals {
      let (told, read) = (
        Texts.money(total.told, total.currency, language),
        Texts.money(total.read, total.currency, language)
      )
      let difference = Texts.money(total.read - total.told, total.currency, language)
      messages.warn(
        "\(total.kind.word): baris jumlah dalam berkas menyebut \(told), yang tercatat \(read) (selisih \(difference)); periksa baris yang ditolak, ganda atau hilang",
        "\(total.kind.word): the total line of the file says \(told), what was recorded is \(read) (difference \(difference)); look for rows that were rejected, repeated or lost"
      )
    }
  }

  /// Which stamps are dates, and what to ask the office for.
  private func tellPrecision(of summary: ImportSummary) {
    for dates in summary.dates {
      let (column, count, all) = (dates.column.rawValue, dates.dates, dates.of)
      messages.say(
        "\(column): \(count) dari \(all) hanya tanggal, tanpa jam; bila batas waktunya dalam jam, minta kantor mengekspor jamnya",
        "\(column): \(count) of \(all) are dates without a time; where limits are in hours, ask the office to export the time"
      )
    }
    if summary.cutFractions > 0 {
      messages.say(
        "pecahan detik pada \(summary.cutFractions) stempel waktu dipotong; yang dihitung detik bulat",
        "\(summary.cutFractions) stamps had a fraction of a second, which is cut; the clock counts whole seconds"
      )
    }
  }

  /// Which stamps seem to be dates, although they have a time.
  private func tellSameTimes(of summary: ImportSummary) {
    for same in summary.sameTimes {
      guard let zone = sharedZone, let first = summary.firstReceived else { continue }
      let column = same.column.rawValue
      let second = zone.secondOfDay(of: Instant(first.seconds / 86_400 * 86_400 + same.secondOfDay))
      let time = Texts.clockTime(second)
      messages.warn(
        "\(column): \(same.of) dari \(same.of) berjam sama, \(time) \(Texts.zoneName(zone)); bila itu tanggal, tulis precision: {\(column): day} dalam profil",
        "\(column): \(same.of) of \(same.of) have the same time of day, \(time) \(Texts.zoneName(zone)); if these are dates, say precision: {\(column): day} in the profile"
      )
    }
  }

  /// First and last day of receipt, where the units are; in UTC when they have several zones.
  private func receipt(from first: Instant?, to last: Instant?) -> Wording {
    guard let first, let last, let zone = sharedZone else {
      return Wording("–", "–")
    }
    let days = [first, last].map { Texts.day(zone.day(of: $0)) }
    let place = Texts.zoneName(zone)
    return Wording(
      "\(days[0].indonesian) – \(days[1].indonesian) (\(place))",
      "\(days[0].english) – \(days[1].english) (\(place))")
  }

  /// The zone of all units; UTC when they have several.
  var sharedZone: Zone? {
    let names = Set((try? workspace.catalogue().units.map(\.value.zone)) ?? [])
    let shared = names.count == 1 ? names.first.flatMap { try? Zone($0) } : nil
    return try? shared ?? Zone("UTC")
  }
}

extension WorkbookNotes {
  /// What was read, for the first line.
  fileprivate var wording: Wording {
    let names = sheets.map { "“\($0)”" }.joined(separator: ", ")
    return Wording(
      "\(form.rawValue), lembar \(names)",
      "\(form.rawValue), \(sheets.count == 1 ? "sheet" : "sheets") \(names)")
  }
}
