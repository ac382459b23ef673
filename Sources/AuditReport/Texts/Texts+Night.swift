package import ServiceStandards

/// The steps of a night in words.
extension Texts {
  package static func step(_ step: NightStep) -> Wording {
    switch step {
    case .importing: Wording("impor kotak masuk", "import of the inbox")
    case .audit: Wording("audit", "audit")
    case .followUp: Wording("jangka waktu tindak lanjut", "follow-up clocks")
    case .waivers: Wording("pengecualian", "waivers")
    case .checkpoint: Wording("titik periksa", "checkpoint")
    case .backup: Wording("cadangan", "backup")
    case .exports: Wording("serah terima", "exports")
    }
  }

  package static func status(_ status: NightStep.Status) -> Wording {
    switch status {
    case .done: Wording("selesai", "done")
    case .idle: Wording("tidak ada yang perlu dikerjakan", "nothing to do")
    case .incomplete: Wording("tidak lengkap", "not complete")
    case .failed: Wording("gagal", "failed")
    case .skipped: Wording("dilewati", "skipped")
    }
  }
}

extension NightStepReport {
  /// The step in one line: what became of it, and its counts.
  package func text(in language: Language) -> String {
    let counts = counts.map { "\($0.key) \(Texts.grouped($0.value, language))" }
      .joined(separator: ", ")
    let status = Texts.status(status).text(language)
    return "\(Texts.step(step).text(language)): \(status)" + (counts.isEmpty ? "" : " (\(counts))")
  }
}
