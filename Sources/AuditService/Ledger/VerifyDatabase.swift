internal import AuditImport
package import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

extension Workspace {
  /// Checks the database against its ledger, and that against checkpoints kept outside, which are given
  /// as paths of files or of folders of them; without any, those of the nights, whose folder is `nightly`
  /// and is there from the first one on. Nothing is written.
  ///
  /// - Throws: `LedgerFault`, `StoreError`.
  package func verifyDatabase(
    checkpoints paths: [String], nightly: String? = nil, progress: ProgressReport
  ) throws -> VerificationReport {
    let store = try openForReading()
    var paths = paths
    if let nightly, paths.isEmpty,
      try FolderNames.all(in: nightly) != nil || store.hasNightlyCheckpoint()
    {
      paths = [nightly]
    }
    let checkpoints = try paths.flatMap { try Checkpoint.read($0) }
    return try store.read {
      let result = try store.checkLedger(progress: progress)
      var steps = result.problems.map {
        VerificationReport.Step($0.subject, .failed, code: $0.code, $0.wording)
      }
      if let head = result.head {
        steps.insert(.ledger(head, result), at: 0)
      } else if steps.isEmpty {
        steps.append(.notBegun)
      }
      steps += result.foreign.map { entry, changes in
        .foreign(entry, changes, result.acceptances.first { $0.named == entry })
      }
      if let begin = result.beginsWithRows,
        let acceptance = result.acceptances.first(where: { $0.named == begin })
      {
        steps.append(.begunAnew(begin, acceptance))
      }
      let held = result.lacksTables ? [] : checkpoints
      let fits = try CheckpointFits(
        held.map(\.checkpoint), in: store, accepted: result.acceptances)
      for ((file, checkpoint), answer) in zip(held, fits.answers) {
        steps.append(.checkpoint(checkpoint, file: file, answer, fits, result.acceptances))
      }
      var report = VerificationReport(folder: database, steps: steps, conclusion: .changed)
      if report.isIntact {
        report.conclusion = .asRecorded(
          result.head, checkpoints: held.count, accepted: result.acceptances.count)
      }
      return report
    }
  }
}

extension VerificationReport.Step {
  /// What was looked at; not yet that it is as it should be.
  fileprivate static func ledger(
    _ head: LedgerHead, _ result: LedgerCheckResult
  ) -> VerificationReport.Step {
    let isSound = !result.problems.contains { $0.subject == .ledger }
    return VerificationReport.Step(
      .ledger, isSound ? .passed : .noted,
      Wording(
        "\(head.entries) entri, kepala \(head.hash); \(result.imports) impor, \(result.transactions) transaksi diterima, \(result.runs) pelaksanaan.",
        "\(head.entries) entries, head \(head.hash); \(result.imports) imports, \(result.transactions) transactions taken in, \(result.runs) runs."
      ))
  }

  fileprivate static func foreign(
    _ entry: Int64, _ changes: ForeignChanges, _ acceptance: Acceptance?
  ) -> VerificationReport.Step {
    let text = OutsideChanges(changes).wording
    let end =
      acceptance?.wording
      ?? Wording(
        "; bila itu benar: audit ledger accept \(entry) --reason ALASAN",
        "; if that is right: audit ledger accept \(entry) --reason TEXT")
    return VerificationReport.Step(
      .outside, .noted,
      Wording(
        "entri \(entry): diubah di luar program ini: \(text.indonesian)\(end.indonesian).",
        "entry \(entry): changed by something else than this program: \(text.english)\(end.english)."
      ))
  }

  fileprivate static func begunAnew(_ entry: Int64, _ acceptance: Acceptance)
    -> VerificationReport.Step
  {
    VerificationReport.Step(
      .ledger, .noted,
      Wording(
        "entri \(entry): buku catatan dimulai di atas baris yang sudah ada\(acceptance.wording.indonesian).",
        "entry \(entry): the ledger began over rows that were there already\(acceptance.wording.english)."
      ))
  }

  /// What became of a checkpoint.
  fileprivate static func checkpoint(
    _ checkpoint: Checkpoint, file: String, _ answer: CheckpointFits.Misfit?,
    _ fits: CheckpointFits, _ acceptances: [Acceptance]
  ) -> VerificationReport.Step {
    func failed(_ code: String, _ wording: Wording) -> VerificationReport.Step {
      let head = Acceptance.LostHead(entries: checkpoint.entries, hash: checkpoint.hash)
      guard answer != .other,
        let acceptance = acceptances.first(where: { $0.lost.contains(head) })
      else {
        return VerificationReport.Step(.checkpoint, file: file, .failed, code: code, wording)
      }
      return VerificationReport.Step(
        .checkpoint, file: file, .noted,
        Wording(
          "entri sampai \(checkpoint.entries) menurut titik periksa ini tidak ada lagi\(acceptance.wording.indonesian).",
          "the entries up to \(checkpoint.entries) of this checkpoint are gone\(acceptance.wording.english)."
        ))
    }
    let next = fits.last.plus(1)
    switch answer {
    case .other:
      return failed(
        "E_CHECKPOINT_OTHER",
        Wording(
          "titik periksa basis data lain, atau basis data ini dibuat ulang.",
          "the checkpoint of another database, or this one was made anew."))
    case .cut:
      return failed(
        "E_LEDGER_CUT",
        Wording(
          "buku catatan terpotong: titik periksa menyebut \(checkpoint.entries) entri, sekarang \(fits.last); yang pertama hilang adalah entri \(next).",
          "the ledger was cut: the checkpoint has \(checkpoint.entries) entries, now there are \(fits.last); the first one missing is entry \(next)."
        ))
    case .rewritten:
      return failed(
        "E_LEDGER_REWRITTEN",
        Wording(
          "entri \(checkpoint.entries) bukan yang dulu: buku catatan ditulis ulang sesudah titik periksa ini.",
          "entry \(checkpoint.entries) is not what it was: the ledger was rewritten after this checkpoint."
        ))
    case nil:
      return VerificationReport.Step(
        .checkpoint, file: file, .passed,
        Wording(
          "sama sampai entri \(checkpoint.entries).",
          "the same up to entry \(checkpoint.entries)."))
    }
  }

  fileprivate static var notBegun: VerificationReport.Step {
    VerificationReport.Step(
      .ledger, .noted,
      Wording(
        "buku catatan belum dimulai; impor atau pelaksanaan pertama memulainya.",
        "the ledger has not begun; the first import or run begins it."))
  }
}

extension Wording {
  fileprivate static let changed = Wording(
    "TIDAK SESUAI. Basis data diubah di luar program ini, atau rusak; tanyakan sebabnya, dan bandingkan dengan cadangan sebelum dipakai.",
    "NOT AS RECORDED. The database was changed by something else than this program, or is damaged; ask why, and compare it with a backup before you use it."
  )

  /// What may be concluded, and what may not.
  fileprivate static func asRecorded(
    _ head: LedgerHead?, checkpoints: Int, accepted: Int
  ) -> Wording {
    let limits =
      accepted == 0
      ? Wording(
        "Ini tidak membuktikan bahwa data yang diimpor benar.",
        "It does not prove that the data that were imported are true.")
      : Wording(
        "Di antaranya yang diterima (accepted) oleh entri tersendiri: \(accepted). Ini tidak membuktikan bahwa data yang diimpor benar.",
        "Among it is what entries of their own have accepted: \(accepted). It does not prove that the data that were imported are true."
      )
    guard head != nil else { return limits }
    guard checkpoints > 0 else {
      return Wording(
        "SESUAI DENGAN CATATANNYA SENDIRI. Tanpa titik periksa dari luar (--checkpoint), bagian akhir yang dipotong atau semuanya yang ditulis ulang tidak terlihat. \(limits.indonesian)",
        "AS ITS OWN LEDGER SAYS. Without a checkpoint from outside (--checkpoint) a tail that was cut off, or a whole that was made anew, cannot be seen. \(limits.english)"
      )
    }
    return Wording(
      "SESUAI: basis data seperti catatannya, dan catatan itu sama dengan \(checkpoints) titik periksa. \(limits.indonesian)",
      "AS RECORDED: the database is as its ledger says, and that agrees with \(checkpoints) checkpoints. \(limits.english)"
    )
  }
}

extension Acceptance {
  /// Who accepted something, when and why, to follow what it was.
  fileprivate var wording: Wording {
    let reason = PersonalData.masked(reason)
    return Wording(
      "; diterima oleh \(actor) pada \(at) (entri \(n)): \(reason)",
      "; accepted by \(actor) at \(at) (entry \(n)): \(reason)")
  }
}
