internal import CSQLite
internal import Glibc
package import ServiceStandards
package import WorkingTime

/// Why the database could not do what was asked: which case, and SQLite's own words.
///
/// Bound values are left out, they may be personal data.
package struct StoreError: Error, Sendable {
  package enum Problem: Hashable, Sendable {
    case notFound
    case isDirectory
    case alreadyExists
    /// Not a database, or one that another program made.
    case foreign
    /// Made by a newer version of this program; the number is that of its last migration.
    case newer(schema: Int)
    /// Lacks migrations and may not be changed here.
    case older(schema: Int)
    /// An applied migration differs from the one this program carries.
    case migrationChanged(name: String)
    case readOnly
    /// Changes of others lie in a log beside it that this account cannot read along.
    case logUnread
    case diskFull
    case busy
    /// It lies on a drive of another computer, of that kind, and is to be written.
    case networkDrive(String)
    /// The system could not read or write the file, and not for want of room.
    case inputOutput
    case damaged
    /// It was removed or exchanged while the program worked.
    case vanished
    /// The columns beside the rows, which the rows can give anew.
    case damagedSegment
    case denied
    /// The clock is behind the last entry of the ledger.
    case clockBehind(now: Instant, last: Instant, entry: Int64)
    case other
  }

  package let problem: Problem
  /// SQLite's result code; 0 when the program itself refused.
  package let code: Int32
  package let detail: String
  package let sql: String
  package let path: String

  /// `SQLITE_CONSTRAINT_FOREIGNKEY`, a macro that is not imported.
  private static let foreignKey = SQLITE_CONSTRAINT | (3 << 8)
  /// `SQLITE_IOERR_SHMSIZE`, a macro that is not imported.
  private static let cannotGrow = SQLITE_IOERR | (19 << 8)
  /// `SQLITE_IOERR_DATA`, a macro that is not imported.
  private static let wrongChecksum = SQLITE_IOERR | (32 << 8)
  /// `SQLITE_IOERR_CORRUPTFS`, a macro that is not imported.
  private static let corruptFileSystem = SQLITE_IOERR | (33 << 8)

  /// `reason` is the system's `errno` behind a failure to open, read or write; 0: none.
  init(code: Int32, message: String, sql: String, path: String, reason: Int32 = 0) {
    self.code = code
    self.detail =
      code & 0xFF == SQLITE_IOERR && reason != 0
      ? unsafe "\(message): \(String(cString: strerror(reason)))" : message
    self.sql = sql
    self.path = path
    problem =
      switch code & 0xFF {
      case SQLITE_NOTADB: .foreign
      case SQLITE_READONLY: .readOnly
      case SQLITE_FULL: .diskFull
      case SQLITE_BUSY, SQLITE_LOCKED: .busy
      case SQLITE_CORRUPT: .damaged
      // A row refers to one that something else than this program has taken away.
      case SQLITE_CONSTRAINT where code == StoreError.foreignKey: .damaged
      case SQLITE_IOERR, SQLITE_CANTOPEN: StoreError.problem(ofFile: code, reason: reason)
      case SQLITE_PERM, SQLITE_AUTH: .denied
      default: .other
      }
  }

  /// Why a file could not be opened, read or written.
  private static func problem(ofFile code: Int32, reason: Int32) -> Problem {
    switch (code, reason) {
    case (_, ENOSPC), (_, EDQUOT), (_, EFBIG): .diskFull
    case (_, EROFS): .readOnly
    // The file beside a log, which SQLite could not make large enough.
    case (cannotGrow, 0): .diskFull
    case (corruptFileSystem, _), (wrongChecksum, _): .damaged
    default: code & 0xFF == SQLITE_IOERR ? .inputOutput : .denied
    }
  }

  init(_ problem: Problem, detail: String = "", path: String) {
    self.problem = problem
    code = 0
    self.detail = detail
    sql = ""
    self.path = path
  }

  /// What happened, where, and what to do.
  package func message(in language: Language) -> String {
    let (indonesian, english) = wording
    return "\(path): \(language == .indonesian ? indonesian : english)"
  }

  private var wording: (indonesian: String, english: String) {
    switch problem {
    case .notFound:
      (
        "basis data tidak ada. Buat dengan “audit init --db \(path)”, atau periksa ejaannya; tidak ada yang dibuat.",
        "no such database. Create it with “audit init --db \(path)”, or check the spelling; nothing was created."
      )
    case .isDirectory:
      (
        "ini folder, bukan basis data. Sebutkan berkas di dalamnya.",
        "this is a folder, not a database. Name a file inside it."
      )
    case .alreadyExists:
      (
        "berkas sudah ada dan tidak diubah. Pilih nama lain, atau pakai basis data itu.",
        "the file exists already and was left as it is. Choose another name, or use that database."
      )
    case .foreign:
      (
        "bukan basis data audit (berkas lain atau basis data program lain); tidak diubah. Periksa --db.",
        "not an audit database (another file, or another program's database); left as it is. Check --db."
      )
    case .newer(let schema):
      (
        "dibuat oleh versi audit yang lebih baru (skema \(schema)); tidak diubah. Perbarui program ini.",
        "made by a newer version of audit (schema \(schema)); left as it is. Update this program."
      )
    case .older(let schema):
      (
        "skema \(schema) lebih lama daripada program ini. Jalankan satu perintah yang menulis, misalnya “audit status --upgrade”.",
        "schema \(schema) is older than this program. Run “audit status --upgrade” once, which brings it up to date."
      )
    case .migrationChanged(let name):
      (
        "bentuk basis data (\(name)) bukan yang dibawa program ini; tidak diubah. Pakai program yang membuatnya, atau buat yang baru dengan “audit init” dan impor lagi berkas-berkasnya.",
        "the form of the database (\(name)) is not the one that this program carries; left as it is. Use the program that made it, or make a new one with “audit init” and import the files again."
      )
    case .readOnly:
      (
        "berkas atau foldernya hanya dapat dibaca. Beri izin tulis, atau salin ke tempat lain.",
        "the file or its folder is read-only. Allow writing, or copy it elsewhere."
      )
    case .logUnread:
      (
        "perubahan terakhir masih berada di catatan “-wal” di sampingnya, dan akun ini tidak dapat ikut membacanya. Tunggu sampai yang menulis selesai, atau mintalah akun yang boleh menulis menjalankan “audit status --upgrade” sekali, yang memasukkannya ke berkas; lalu ulangi.",
        "its last changes still lie in the log (“-wal”) beside it, which this account cannot read along. Wait until the writer has ended, or let an account that may write run “audit status --upgrade” once, which puts them into the file; then try again."
      )
    case .diskFull:
      (
        "cakram penuh; tidak ada yang berubah. Kosongkan ruang lalu ulangi.",
        "the disk is full; nothing was changed. Make room and try again."
      )
    case .busy:
      (
        "sedang dipakai proses lain; tidak ada yang berubah. Ulangi nanti.",
        "another process is writing to it; nothing was changed. Try again later."
      )
    case .networkDrive(let kind):
      (
        "berada di cakram jaringan (\(kind)), tempat dua penulis merusaknya; tidak ditulisi. Pindahkan ke cakram komputer ini (pembacaan tetap boleh), dan kirim laporan atau salinannya ke cakram jaringan.",
        "lies on a network drive (\(kind)), where two writers would damage it; nothing was written. Move it to a disk of this computer (it may still be read), and put reports or copies on the network drive."
      )
    case .inputOutput:
      (
        "cakram gagal dibaca atau ditulisi (\(detail)); tidak ada yang berubah. Periksa cakram dan kabelnya (dmesg), buat salinan berkas, lalu jalankan “audit verify”.",
        "the disk failed to be read or written (\(detail)); nothing was changed. Check the disk and its cable (dmesg), copy the file, then run “audit verify”."
      )
    case .damaged:
      (
        "berkas rusak (\(detail)). Pulihkan dari cadangan; jangan ditulisi lagi.",
        "the file is damaged (\(detail)). Restore it from a backup; do not write to it."
      )
    case .vanished:
      (
        "berkas dihapus atau diganti selama program bekerja; yang ditulis tidak ada di sana. Kembalikan berkasnya, atau pulihkan dari cadangan, lalu ulangi.",
        "the file was removed or exchanged while the program worked; what was written is not there. Put it back, or restore it from a backup, and try again."
      )
    case .damagedSegment:
      (
        "salinan kolom transaksi rusak (\(detail)); transaksinya sendiri tidak tersentuh. Jalankan “sqlite3 \(path) \"DELETE FROM segments\"”, lalu ulangi: salinannya dibuat baru.",
        "the columns beside the transactions are damaged (\(detail)); the transactions themselves are as they were. Run “sqlite3 \(path) \"DELETE FROM segments\"”, then try again: the columns are made anew."
      )
    case .denied:
      (
        "tidak dapat dibuka (\(detail)). Periksa izin berkas dan foldernya.",
        "cannot be opened (\(detail)). Check the permissions of the file and its folder."
      )
    case .clockBehind(let now, let last, let entry):
      (
        "jam komputer (\(now.iso(offset: 0))) lebih awal daripada entri \(entry) buku besar (\(last.iso(offset: 0))); tidak ada yang ditulis. Betulkan jamnya; atau, bila entri itu dibuat oleh jam yang terlalu maju, batalkan pelaksanaannya dengan “audit runs void”, atau terima entri itu dengan “audit ledger accept \(entry)”.",
        "the computer's clock (\(now.iso(offset: 0))) is behind entry \(entry) of the ledger (\(last.iso(offset: 0))); nothing was written. Set it right; or, if a clock that was ahead has made that entry, take the run back with “audit runs void”, or accept the entry with “audit ledger accept \(entry)”."
      )
    case .other:
      (
        "SQLite menolak: \(detail) (kode \(code)).",
        "SQLite refused: \(detail) (code \(code))."
      )
    }
  }
}
