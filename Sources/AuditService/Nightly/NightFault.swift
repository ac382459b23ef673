package import AuditImport
package import AuditReport
internal import HandoverFiles
package import ServiceStandards

/// Why a night did not begin, or what kept one of its steps from its end.
package enum NightFault: Fault, Hashable {
  /// Another night holds the lock; `nil`: it has not said who it is.
  case busy(database: String, LockHolder?)
  case cannotLock(path: String, SystemReason)
  /// The as-of instant is before that of a night that has been.
  case clockSetBack(asOf: String, last: String)
  case inFuture(asOf: String, now: String)
  /// A folder of the configuration that cannot be used.
  case folder(path: String, SystemReason)
  /// A mapping profile of the configuration that cannot be used.
  case profile(ImportFault)
  case cannotMove(file: String, to: String, SystemReason)
  case cannotWrite(path: String, SystemReason)
  case diskFull(path: String)
  /// The copy of the database does not pass its check.
  case backupDamaged(database: String, detail: String)
  case evidenceLost(sha256: String, path: String)
  /// Entries of which a checkpoint tells are gone or others; `last` is the number of the last one now.
  case checkpointDiffers(path: String, gone: ClosedRange<Int64>, last: Int64)
  case checkpointOfOther(path: String)
  /// There is another checkpoint under every name.
  case checkpointKept(path: String)
  /// The last good night is too long ago; `nil`: there has been none.
  case tooOld(database: String, last: String?, age: Int64, limit: Int64)
  /// The last good night is yet to come: the clock was ahead.
  case ahead(database: String, last: String)

  package var exitStatus: ExitStatus {
    switch self {
    case .busy: .busy
    case .inFuture: .usage
    case .folder, .profile: .configuration
    case .backupDamaged, .evidenceLost, .checkpointDiffers, .checkpointOfOther, .checkpointKept:
      .integrity
    case .cannotLock, .clockSetBack, .cannotMove, .cannotWrite, .diskFull, .tooOld,
      .ahead:
      .incomplete
    }
  }

  package var code: String {
    switch self {
    case .busy: "E_NIGHT_BUSY"
    case .cannotLock: "E_NIGHT_LOCK"
    case .clockSetBack: "E_NIGHT_CLOCK"
    case .inFuture: "E_NIGHT_FUTURE"
    case .folder: "E_NIGHT_FOLDER"
    case .profile: "E_NIGHT_PROFILE"
    case .cannotMove: "E_NIGHT_MOVE"
    case .cannotWrite: "E_NIGHT_WRITE"
    case .diskFull: "E_NIGHT_FULL"
    case .backupDamaged: "E_BACKUP_DAMAGED"
    case .evidenceLost: "E_BACKUP_EVIDENCE"
    case .checkpointDiffers: "E_NIGHT_CHECKPOINT"
    case .checkpointOfOther: "E_CHECKPOINT_OTHER"
    case .checkpointKept: "E_CHECKPOINT_KEPT"
    case .tooOld: "E_NIGHT_TOO_OLD"
    case .ahead: "E_NIGHT_AHEAD"
    }
  }

  package func message(in language: Language) -> String {
    switch language {
    case .indonesian: indonesian
    case .english: english
    }
  }

  init(_ fault: WriteFault) {
    self =
      fault.isFull
      ? .diskFull(path: fault.path) : .cannotWrite(path: fault.path, fault.reason)
  }
}

extension NightFault {
  private var indonesian: String {
    switch self {
    case .busy(let database, let holder?):
      "\(database): malam lain sedang berjalan sejak \(holder.since) (proses \(holder.pid) di \(holder.host)); tidak ada yang berubah. Ulangi nanti, atau tunggu dengan --wait."
    case .busy(let database, nil):
      "\(database): malam lain sedang berjalan; tidak ada yang berubah. Ulangi nanti, atau tunggu dengan --wait."
    case .cannotLock(let path, let reason):
      "\(path): kunci tidak dapat dibuat: \(reason.text(in: .indonesian)). Beri izin tulis pada folder basis data."
    case .clockSetBack(let asOf, let last):
      "malam ini dinilai per \(asOf), padahal malam per \(last) sudah dijalankan: jam komputer mundur, atau --as-of terlalu awal. Tidak ada yang ditulis. Periksa jam; perubahan malam yang terlewat sudah termasuk dalam malam sesudahnya."
    case .inFuture(let asOf, let now):
      "--as-of \(asOf) belum tiba (sekarang \(now)); malam berikutnya tidak akan dapat dijalankan lagi. Tidak ada yang ditulis."
    case .folder(let path, let reason):
      "\(path): folder tidak dapat dipakai: \(reason.text(in: .indonesian)). Buat folder itu dan beri izin, atau perbaiki bagian nightly dalam konfigurasi."
    case .profile(let fault): fault.message(in: .indonesian)
    case .cannotMove(let file, let place, let reason):
      "\(file): tidak dapat dipindahkan ke \(place): \(reason.text(in: .indonesian)). Berkas tetap di tempatnya; malam berikutnya mencoba lagi."
    case .cannotWrite(let path, let reason):
      "\(path): tidak dapat ditulis: \(reason.text(in: .indonesian))."
    case .diskFull(let path):
      "\(path): cakram penuh; cadangan yang lama tetap utuh. Kosongkan ruang lalu ulangi."
    case .backupDamaged(let database, let detail):
      "\(database): salinannya tidak lulus pemeriksaan (\(detail)), jadi basis data ini rusak. Cadangan yang lama tetap utuh; pulihkan dari yang terakhir dan jangan tulisi basis data ini."
    case .evidenceLost(let sha256, let path):
      "\(path): bukti \(sha256) hilang atau berubah, dan cadangan tidak memilikinya. Cari berkas aslinya."
    case .checkpointDiffers(let path, let gone, let last):
      "\(path): tidak cocok dengan buku catatan (\(last) entri): entri \(numbers(gone)) hilang atau lain, misalnya karena salinan lama dipulihkan. Tidak ada yang ditulis. Pulihkan salinan yang lebih baru; atau, bila tidak ada, terima kehilangan itu: audit ledger accept \(gone.upperBound) --reason ALASAN. Nomor yang pernah diberikan lalu tidak diberikan lagi."
    case .checkpointOfOther(let path):
      "\(path): titik periksa basis data lain, atau basis data ini dibuat ulang. Tidak ada yang ditulis. Setiap basis data memerlukan folder titik periksanya sendiri (nightly.checkpoints)."
    case .checkpointKept(let path):
      "\(path): sudah ada titik periksa lain dengan nama itu; tidak ditimpa. Periksa dengan audit verify."
    case .tooOld(let database, let last?, let age, let limit):
      "\(database): malam terakhir yang baik dimulai \(last), \(span(age, .indonesian)) yang lalu (batas \(span(limit, .indonesian))). Periksa timer atau crontab, dan catatan malam."
    case .ahead(let database, let last):
      "\(database): malam terakhir yang baik dimulai \(last), yang belum tiba: jam komputer waktu itu terlalu maju. Batalkan pelaksanaannya dengan “audit runs void”, lalu jalankan “audit nightly”."
    case .tooOld(let database, nil, _, _):
      "\(database): belum pernah ada malam yang baik. Jalankan “audit nightly”, dan periksa timer atau crontab."
    }
  }

  private var english: String {
    switch self {
    case .busy(let database, let holder?):
      "\(database): another night has been running since \(holder.since) (process \(holder.pid) on \(holder.host)); nothing was changed. Try again later, or wait with --wait."
    case .busy(let database, nil):
      "\(database): another night is running; nothing was changed. Try again later, or wait with --wait."
    case .cannotLock(let path, let reason):
      "\(path): the lock cannot be made: \(reason.text(in: .english)). Allow writing into the folder of the database."
    case .clockSetBack(let asOf, let last):
      "this night is as of \(asOf), but the night as of \(last) has been run: the computer's clock was set back, or --as-of is too early. Nothing was written. Check the clock; what a missed night would have found is part of the night after it."
    case .inFuture(let asOf, let now):
      "--as-of \(asOf) is yet to come (now is \(now)); the nights until then could not be run. Nothing was written."
    case .folder(let path, let reason):
      "\(path): the folder cannot be used: \(reason.text(in: .english)). Make it and allow its use, or correct the section nightly of the configuration."
    case .profile(let fault): fault.message(in: .english)
    case .cannotMove(let file, let place, let reason):
      "\(file): cannot be moved to \(place): \(reason.text(in: .english)). The file stays where it is; the next night tries again."
    case .cannotWrite(let path, let reason):
      "\(path): cannot be written: \(reason.text(in: .english))."
    case .diskFull(let path):
      "\(path): the disk is full; the old backups are intact. Make room and try again."
    case .backupDamaged(let database, let detail):
      "\(database): its copy fails the check (\(detail)), so this database is damaged. The old backups are intact; restore the last one and do not write to this database."
    case .evidenceLost(let sha256, let path):
      "\(path): evidence \(sha256) is missing or has changed, and the backup does not have it. Look for the original file."
    case .checkpointDiffers(let path, let gone, let last):
      "\(path): does not fit the ledger (\(last) entries): entries \(numbers(gone)) are gone or others, as when an older copy was put back. Nothing was written. Restore a newer copy; or, when there is none, accept the loss: audit ledger accept \(gone.upperBound) --reason TEXT. Numbers that were given are then not given again."
    case .checkpointOfOther(let path):
      "\(path): the checkpoint of another database, or this one was made anew. Nothing was written. Each database needs a folder of checkpoints of its own (nightly.checkpoints)."
    case .checkpointKept(let path):
      "\(path): another checkpoint has that name already; it was not written over. Check with audit verify."
    case .tooOld(let database, let last?, let age, let limit):
      "\(database): the last good night began \(last), \(span(age, .english)) ago (limit \(span(limit, .english))). Check the timer or the crontab, and the log of the nights."
    case .ahead(let database, let last):
      "\(database): the last good night began \(last), which is yet to come: the computer's clock was ahead. Take its run back with “audit runs void”, then run “audit nightly”."
    case .tooOld(let database, nil, _, _):
      "\(database): there has been no good night yet. Run “audit nightly”, and check the timer or the crontab."
    }
  }
}

extension NightFault {
  /// From the first to the last.
  private func numbers(_ range: ClosedRange<Int64>) -> String {
    range.lowerBound == range.upperBound
      ? "\(range.upperBound)" : "\(range.lowerBound)–\(range.upperBound)"
  }

  /// Seconds in whole hours, or in minutes when there are few.
  private func span(_ seconds: Int64, _ language: Language) -> String {
    switch (seconds < 7200, language) {
    case (true, .indonesian): "\(seconds / 60) menit"
    case (true, .english): "\(seconds / 60) minutes"
    case (false, .indonesian): "\(seconds / 3600) jam"
    case (false, .english): "\(seconds / 3600) hours"
    }
  }
}

extension ExitStatus {
  /// How bad it is that a night ends so: the worst of its steps speaks for it.
  private var gravity: Int {
    switch self {
    case .done: 0
    case .found: 1
    case .data: 2
    case .busy: 3
    case .usage: 4
    case .configuration: 5
    case .incomplete: 6
    case .integrity: 7
    }
  }

  static func worst(_ statuses: [ExitStatus]) -> ExitStatus {
    statuses.max { $0.gravity < $1.gravity } ?? .done
  }
}
