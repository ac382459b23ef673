package import ServiceStandards
internal import WorkingTime

/// The lines of a night for people: each names unit, service, rule and numbers, so that one line of a
/// mail is enough.
struct NightText {
  private let language: Language
  private let style: PeopleStyle

  init(_ language: Language, zone: Zone) {
    self.language = language
    style = PeopleStyle(Presentation(language: language, zones: [zone]))
  }

  /// One line without its end, free of control characters.
  func line(_ line: NightLine) -> String {
    let text =
      switch line {
      case .deviations(let deviations): self.line(deviations)
      case .finding(let event): self.line(event)
      case .clock(let event): self.line(event)
      case .waiver(let event): self.line(event)
      case .file(let event): self.line(event)
      case .pieces(let event): self.line(event)
      case .outside(let changes): changes.sentence.text(language)
      case .leftOut(let services):
        say(
          "tidak diaudit malam ini, karena sudah diaudit per saat yang lebih kemudian: \(list(services))",
          "not audited this night, since they were audited as of a later instant: \(list(services))"
        )
      case .publicBefore(let folders, let entry, let day):
        say(
          "publik sudah menerima serah terima tentang sebagian transaksi yang sama (\(day), entri \(entry) buku besar); selisihnya dapat membuka jumlah yang disembunyikan, jadi periksa sebelum menerbitkan \(folders.joined(separator: ", "))",
          "the public has been given a hand-over about some of the same transactions (\(day), entry \(entry) of the ledger); the difference can give hidden counts away, so look before you publish \(folders.joined(separator: ", "))"
        )
      case .silence(let source, let pattern, let since, let days):
        say(
          "tidak ada impor dari sumber \(source) (\(pattern)) sejak \(day(since)), \(days) hari",
          "nothing imported from source \(source) (\(pattern)) since \(day(since)), \(days) days")
      }
    return style.text { $0.append(line: text) }
  }

  private func line(_ event: NightLine.Deviations) -> String {
    let word =
      switch event.change {
      case .new: say("baru", "new")
      case .worse: say("memburuk", "worse")
      case .corrected: say("dikoreksi", "corrected")
      case .datedBack:
        say("hilang oleh catatan bertanggal mundur (D-04)", "gone by a record dated back (D-04)")
      case .returned: say("kembali", "returned")
      }
    var facts = say(
      "\(count(event.count)) penyimpangan (\(name(event.severity)))",
      "\(count(event.count)) deviations (\(name(event.severity)))")
    if let amount = event.amount { facts += ", \(money(amount))" }
    if let finding = event.finding {
      facts += say(", temuan \(finding)", ", finding \(finding)")
    }
    if let example = event.example {
      facts += say("; uraian: audit explain \(example)", "; see: audit explain \(example)")
    }
    return "\(word): \(place(event.service, event.rule)) \(event.title.text(language)): \(facts)"
  }

  private func line(_ event: NightLine.FindingEvent) -> String {
    let word =
      switch event.kind {
      case .opened: say("temuan dibuka", "finding opened")
      case .returned: say("temuan berulang", "finding returned")
      case .closed:
        say(
          "temuan ditutup setelah pemeriksaan ulang yang bersih",
          "finding closed after a clean re-check")
      case .damaged:
        say(
          "temuan tidak ditutup karena buktinya hilang atau berubah",
          "finding not closed, since its evidence is missing or has changed")
      }
    return
      "\(word): \(event.id) \(place(event.service, event.rule)) \(event.title.text(language))"
  }

  private func line(_ event: NightLine.ClockEvent) -> String {
    let clock =
      switch event.clock {
      case .followUp: say("tindak lanjut", "follow-up")
      case .verification: say("verifikasi", "verification")
      }
    let place = "\(event.id) \(place(event.service, event.rule))"
    let due = day(event.due)
    if event.daysLeft < 0 {
      return say(
        "\(clock) terlambat: \(place): batas \(due), lewat \(-event.daysLeft) hari",
        "\(clock) overdue: \(place): due \(due), \(-event.daysLeft) days ago")
    }
    return say(
      "\(clock) segera jatuh tempo: \(place): batas \(due), \(event.daysLeft) hari lagi",
      "\(clock) due soon: \(place): due \(due), in \(event.daysLeft) days")
  }

  private func line(_ event: NightLine.WaiverEvent) -> String {
    let service = event.service.map { "\(glyph)\($0.code)" } ?? ""
    let place = "\(event.id) \(event.unit)\(service)\(glyph)\(event.rule)"
    let last = day(event.lastDay)
    let counts = say(
      "\(count(event.deviations)) penyimpangan dihitung lagi",
      "\(count(event.deviations)) deviations count again")
    return switch event.kind {
    case .ending:
      say(
        "pengecualian segera berakhir: \(place): hari terakhir \(last), \(event.daysLeft) hari lagi",
        "waiver ends soon: \(place): last day \(last), in \(event.daysLeft) days")
    case .expired:
      say(
        "pengecualian berakhir: \(place): hari terakhir \(last); \(counts)",
        "waiver expired: \(place): last day \(last); \(counts)")
    case .revoked:
      say(
        "pengecualian dicabut: \(place): \(last); \(counts)",
        "waiver revoked: \(place): \(last); \(counts)")
    }
  }

  private func line(_ event: NightLine.FileEvent) -> String {
    let source = event.source.map { say(" (sumber \($0))", " (source \($0))") } ?? ""
    let reason = event.reason.map { ": \($0.text(language))" } ?? ""
    let name = event.name + source
    return switch event.kind {
    case .refused:
      say(
        "berkas ditolak: \(name), \(count(event.rejected)) baris tertolak\(reason)",
        "file refused: \(name), \(count(event.rejected)) rejected lines\(reason)")
    case .partly:
      say(
        "sebagian baris tertolak: \(name), \(count(event.accepted)) diterima, \(count(event.rejected)) ditolak",
        "some lines rejected: \(name), \(count(event.accepted)) accepted, \(count(event.rejected)) rejected"
      )
    case .older:
      say(
        "baris lebih lama dibiarkan: \(name), \(count(event.rows ?? 0)) baris; urutan menurut saat ekspor (audit imports list)",
        "older lines left alone: \(name), \(count(event.rows ?? 0)) lines; by the instants of export (audit imports list)"
      )
    case .reopened:
      say(
        "perkara dibuka kembali: \(name), \(count(event.rows ?? 0)) baris membuka perkara yang sudah selesai",
        "cases opened again: \(name), \(count(event.rows ?? 0)) lines open cases that were closed")
    case .registered:
      say(
        "layanan baru terdaftar tanpa standar: \(name), \(count(event.rows ?? 0)) layanan (audit services list)",
        "new services registered without a standard: \(name), \(count(event.rows ?? 0)) services (audit services list)"
      )
    case .neighbours:
      say(
        "nomor dari tahun tetangga: \(name), \(count(event.rows ?? 0)) perkara baru mungkin perkara yang sudah tercatat\(reason)",
        "numbers of a neighbouring year: \(name), \(count(event.rows ?? 0)) new cases are perhaps recorded ones\(reason)"
      )
    case .shrunk:
      say(
        "kurang dari kiriman sebelumnya: \(name), \(count(event.rows ?? 0)) baris tidak ada lagi\(reason)",
        "less than the delivery before: \(name), \(count(event.rows ?? 0)) rows are not there any more\(reason)"
      )
    case .waiting:
      say(
        "berkas menunggu malam berikutnya: \(name)\(reason)",
        "file waits for the next night: \(name)\(reason)")
    case .unmatched:
      say(
        "berkas tidak dikenali: \(name): tidak cocok dengan pola mana pun di nightly.inbox.sources; tetap di tempatnya",
        "file not recognised: \(name): fits no pattern of nightly.inbox.sources; left where it is")
    }
  }

  private func line(_ event: NightLine.PieceEvent) -> String {
    let counted = event.what.counted(Int(clamping: event.rows)).text(language)
    let source = event.source.map { source in
      say(
        " dari \(source.file) (impor \(source.importID))",
        " of \(source.file) (import \(source.importID))")
    }
    let facts = counted + (source ?? "")
    let list = "audit imports waiting"
    switch event.kind {
    case .joined: return say("bertemu perkaranya: \(facts)", "joined to their cases: \(facts)")
    case .waiting:
      return say(
        "menunggu perkaranya: \(facts); daftar: \(list)",
        "waiting for their case: \(facts); see: \(list)")
    case .stillWaiting:
      let since = event.source.map { source in
        say(
          " sejak \(day(source.since)), \(source.days) hari",
          " since \(day(source.since)), \(source.days) days")
      }
      return say(
        "masih menunggu perkaranya: \(facts)\(since ?? ""); daftar: \(list)",
        "still waiting for their case: \(facts)\(since ?? ""); see: \(list)")
    }
  }

  // MARK: Parts of lines

  private let glyph = " · "

  private func say(_ indonesian: String, _ english: String) -> String {
    language == .indonesian ? indonesian : english
  }

  private func list(_ services: [ServiceName]) -> String {
    services.map(\.path).joined(separator: ", ")
  }

  private func place(_ service: ServiceName, _ rule: RuleID) -> String {
    "\(service.unit)\(glyph)\(service.code)\(glyph)\(rule)"
  }

  private func name(_ severity: Severity) -> String { Texts.severity(severity).text(language) }

  private func count(_ value: Int64) -> String { Texts.grouped(value, language) }

  private func day(_ day: CivilDay) -> String { style.text { style.append(day, to: &$0) } }

  private func money(_ amount: Amount) -> String {
    style.text { style.append(amount.money, amount.currency, to: &$0) }
  }
}

extension NightReport {
  /// What changed, a line each; nothing when nothing did.
  package func text(in language: Language) -> String {
    let text = NightText(language, zone: zone)
    return lines.map { text.line($0) + "\n" }.joined()
  }

  /// What every step did, a line each.
  package func stepsText(in language: Language) -> String {
    steps.map { $0.text(in: language) + "\n" }.joined()
  }
}
