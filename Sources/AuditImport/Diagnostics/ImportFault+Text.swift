internal import Glibc
package import ServiceStandards

extension ImportFault {
  /// What happened, where, and what to do; one line for each problem.
  package func message(in language: Language) -> String {
    switch language {
    case .english: english
    case .indonesian: indonesian
    }
  }

  private var english: String {
    switch self {
    case .cannotOpen(let file, let reason):
      "\(file): cannot be opened: \(reason.text(in: .english))."
    case .cannotRead(let file, let reason):
      "\(file): cannot be read to its end: \(reason.text(in: .english)). Nothing was imported."
    case .cannotWrite(let file, let reason):
      "\(file): cannot be written: \(reason.text(in: .english))."
    case .isDirectory(let file):
      "\(file): is a folder. Name one file of it."
    case .changed(let file):
      """
      \(file): was written to while it was read. Nothing was imported; wait until it is finished, then \
      import it again.
      """
    case .notAFile(let file):
      "\(file): is no file. Save the data in a file first."
    case .tooLarge(let file, let limit):
      "\(file): is larger than the \(limit >> 20) MiB that such a file may have. Split it."
    case .noHeader(let file):
      "\(file): is empty. The first line must name the columns."
    case .noDelimiterFits(let file, let line, let header):
      """
      \(file):\(line): the header names no known column under any of the delimiters , ; TAB | \
      (“\(header)”). Give a mapping profile with --profile, or write the names of the columns.
      """
    case .missingColumns(let file, let line, let missing, let found):
      """
      \(file):\(line): no column \(quoted(missing)) (found: \(list(found))). Rename the header, or \
      map the columns in a profile.
      """
    case .repeatedColumn(let file, let line, let name):
      "\(file):\(line): the column “\(name)” stands in the header twice. Rename one of them."
    case .badHeader(let diagnostic):
      diagnostic.description(in: .english)
    case .unmarkedUTF16(let file):
      """
      \(file): looks like UTF-16, but has no byte-order mark. Save it as “UTF-8” or “Unicode text”.
      """
    case .invalid(_, let diagnostics, let total):
      lines(diagnostics, total: total, more: "problems more", in: .english)
    }
  }

  private var indonesian: String {
    switch self {
    case .cannotOpen(let file, let reason):
      "\(file): tidak dapat dibuka: \(reason.text(in: .indonesian))."
    case .cannotRead(let file, let reason):
      """
      \(file): tidak dapat dibaca sampai akhir: \(reason.text(in: .indonesian)). Tidak ada yang \
      diimpor.
      """
    case .cannotWrite(let file, let reason):
      "\(file): tidak dapat ditulis: \(reason.text(in: .indonesian))."
    case .isDirectory(let file):
      "\(file): adalah folder. Sebutkan satu berkas di dalamnya."
    case .changed(let file):
      """
      \(file): ditulisi selagi dibaca. Tidak ada yang diimpor; tunggu sampai selesai, lalu impor lagi.
      """
    case .notAFile(let file):
      "\(file): bukan berkas. Simpan datanya dalam berkas lebih dahulu."
    case .tooLarge(let file, let limit):
      "\(file): lebih besar dari \(limit >> 20) MiB yang dibolehkan. Bagi berkas itu."
    case .noHeader(let file):
      "\(file): kosong. Baris pertama harus memuat judul kolom."
    case .noDelimiterFits(let file, let line, let header):
      """
      \(file):\(line): judul tidak memuat kolom yang dikenal dengan pemisah , ; TAB | \
      (“\(header)”). Berikan profil pemetaan dengan --profile, atau tulis judul kolomnya.
      """
    case .missingColumns(let file, let line, let missing, let found):
      """
      \(file):\(line): tidak ada kolom \(quoted(missing)) (yang ada: \(list(found))). Ganti \
      judulnya, atau petakan kolomnya di profil.
      """
    case .repeatedColumn(let file, let line, let name):
      "\(file):\(line): kolom “\(name)” ada dua kali di judul. Ganti nama salah satunya."
    case .badHeader(let diagnostic):
      diagnostic.description(in: .indonesian)
    case .unmarkedUTF16(let file):
      """
      \(file): tampaknya UTF-16, tetapi tanpa penanda urutan bita. Simpan sebagai “UTF-8” atau \
      “Unicode text”.
      """
    case .invalid(_, let diagnostics, let total):
      lines(diagnostics, total: total, more: "masalah lagi", in: .indonesian)
    }
  }

  private func quoted(_ names: [String]) -> String {
    names.map { "“\($0)”" }.joined(separator: ", ")
  }

  private func lines(
    _ diagnostics: [Diagnostic], total: Int, more: String, in language: Language
  ) -> String {
    var lines = diagnostics.map { $0.description(in: language) }
    if total > diagnostics.count { lines.append("… \(total - diagnostics.count) \(more).") }
    return lines.joined(separator: "\n")
  }
}

extension SystemReason {
  /// The reason in words; those of the system, in English, for a rare one.
  package func text(in language: Language) -> String {
    switch (number, language) {
    case (ENOENT, .english): "there is no such file"
    case (ENOENT, .indonesian): "berkas itu tidak ada"
    case (EACCES, .english), (EPERM, .english): "the permission is missing"
    case (EACCES, .indonesian), (EPERM, .indonesian): "tidak ada izin"
    case (ENOSPC, .english): "the disk is full"
    case (ENOSPC, .indonesian): "cakram penuh"
    case (EIO, .english): "the disk reports an error"
    case (EIO, .indonesian): "cakram melaporkan galat"
    case (EISDIR, .english): "it is a folder"
    case (EISDIR, .indonesian): "itu sebuah folder"
    case (EROFS, .english): "the disk can only be read"
    case (EROFS, .indonesian): "cakram hanya dapat dibaca"
    default: unsafe String(cString: strerror(number))
    }
  }
}
