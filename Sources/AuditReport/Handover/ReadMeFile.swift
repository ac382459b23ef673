package import ServiceStandards
package import WorkingTime

/// `BACA-SAYA.txt`: what is in the folder, how to open it, how to check it, and what that proves.
package struct ReadMeFile: Sendable {
  package var units: [UnitName]
  package var from: CivilDay?
  package var to: CivilDay?
  package var run: Int64
  /// As-of instant, as people write it.
  package var asOf: String
  package var privacy: PrivacyProfile
  /// Name and content of each file, in order.
  package var files: [(name: String, title: Wording)]
  /// `nil`: not signed.
  package var signer: Signer?

  package struct Signer: Sendable {
    package var identity: String
    package var fingerprint: String

    package init(identity: String, fingerprint: String) {
      self.identity = identity
      self.fingerprint = fingerprint
    }
  }

  package init(
    units: [UnitName], from: CivilDay?, to: CivilDay?, run: Int64, asOf: String,
    privacy: PrivacyProfile, files: [(name: String, title: Wording)], signer: Signer?
  ) {
    self.units = units
    self.from = from
    self.to = to
    self.run = run
    self.asOf = asOf
    self.privacy = privacy
    self.files = files
    self.signer = signer
  }

  /// Both languages, the Indonesian text first.
  package var text: String {
    indonesian + "\n" + String(repeating: "-", count: 72) + "\n\n" + english
  }

  private func list(_ language: Language) -> String {
    let keys: [(name: String, title: Wording)] = [
      ("kunci.pub", Wording("kunci publik penanda tangan", "public key of the signer")),
      ("allowed_signers", Wording("kunci itu untuk ssh-keygen", "that key for ssh-keygen")),
    ]
    let files = files + (signer == nil ? [] : keys)
    let width = files.map(\.name.count).max() ?? 0
    return files.map { file in
      let space = String(repeating: " ", count: width - file.name.count + 2)
      return "  \(file.name)\(space)\(file.title.text(language))"
    }.joined(separator: "\n")
  }

  private var unitList: String { units.map { "\($0.code) (\($0.name))" }.joined(separator: ", ") }

  private var indonesian: String {
    """
    BACA SAYA

    Folder ini berisi temuan audit standar pelayanan.
      Unit         \(unitList)
      Periode      \(period(.indonesian)) (tanggal penerimaan berkas)
      Keadaan per  \(asOf), pelaksanaan \(run)
      Profil       \(privacyText.indonesian)

    ISI
    \(list(.indonesian))
      manifest.json\(signer == nil ? "" : ", manifest.json.sig")  daftar berkas dengan jumlah baris, jumlah uang, dan SHA-256

    MEMBUKA CSV
    Berkas .csv (tanpa .data): UTF-8, pemisah titik koma (;), desimal koma, tanggal hari/bulan/tahun.
    Klik dua kali di Excel berbahasa Indonesia. Bila semua isi berada dalam satu kolom, pakai
    Data > Dari Teks/CSV dan pilih titik koma. Tanggal penting juga ada dalam bentuk ISO (tahun-bulan-hari).
    Tanda ' di depan isian menjaga agar isian itu tetap teks: nomor seperti 3/12, 00123, atau 12E3 dibaca
    lembar kerja sebagai tanggal atau bilangan, dan awalan seperti = sebagai rumus. Ia bukan bagian dari data.
    Berkas .data.csv: pemisah koma, desimal titik, tanggal ISO; untuk program. Jangan buka dengan lembar
    kerja: nomor di dalamnya polos, dan CSV tidak dapat menyatakannya sebagai teks. \(workbook(.indonesian))

    MEMERIKSA
    \(check(.indonesian))

    YANG DIBUKTIKAN
    \(proof(.indonesian))

    """
  }

  private var english: String {
    """
    READ ME

    This folder holds the findings of an audit of service standards.
      Units    \(unitList)
      Period   \(period(.english)) (days of receipt)
      As of    \(asOf), run \(run)
      Profile  \(privacyText.english)

    CONTENT
    \(list(.english))
      manifest.json\(signer == nil ? "" : ", manifest.json.sig")  list of the files with rows, sums of money, and SHA-256

    OPENING CSV
    Files .csv (without .data): UTF-8, delimiter semicolon (;), decimal comma, dates day/month/year.
    Double-click in Excel with Indonesian settings. If everything stands in one column, use
    Data > From Text/CSV and choose the semicolon. Key dates also stand in ISO form (year-month-day).
    A ' before a value keeps it text: a spreadsheet reads numbers such as 3/12, 00123 or 12E3 as dates or
    numbers, and what begins like = as a formula. It is no part of the data.
    Files .data.csv: delimiter comma, decimal point, ISO dates; for programs. Do not open them with a
    spreadsheet: numbers of cases are bare in them, and CSV cannot say that they are text. \(workbook(.english))

    CHECKING
    \(check(.english))

    WHAT IT PROVES
    \(proof(.english))

    """
  }

  /// Where numbers of cases are text for certain.
  private func workbook(_ language: Language) -> String {
    let name = "temuan.xlsx"
    return switch (language, files.contains { $0.name == name }) {
    case (.indonesian, true): "Untuk lembar kerja pakai \(name)."
    case (.english, true): "For a spreadsheet take \(name)."
    case (.indonesian, false):
      "Untuk lembar kerja pakai berkas .csv, atau minta \(name) (program dengan XLSX)."
    case (.english, false):
      "For a spreadsheet take the .csv files, or ask for \(name) (a program with XLSX)."
    }
  }

  private func period(_ language: Language) -> String {
    let open = language == .indonesian ? "tanpa batas" : "no limit"
    guard from != nil || to != nil else {
      return language == .indonesian ? "semua" : "everything"
    }
    return "\(from?.description ?? open) – \(to?.description ?? open)"
  }

  private var privacyText: Wording {
    switch privacy {
    case .internal: Wording("internal: tidak ada yang disamarkan", "internal: nothing is masked")
    case .inspectorate:
      Wording(
        "inspectorate: NIK, NIP, nomor telepon, dan alamat surel disamarkan",
        "inspectorate: population numbers, NIP, telephone numbers and e-mail addresses are masked")
    case .public:
      Wording(
        "public: tanpa kasus satuan; jumlah di bawah 5 disembunyikan",
        "public: no single cases; counts below 5 are hidden")
    }
  }

  private func check(_ language: Language) -> String {
    guard let signer else {
      return language == .indonesian
        ? "Folder ini tidak ditandatangani. Kecocokan berkas dengan manifest.json: audit verify ."
        : "This folder is not signed. Whether the files agree with manifest.json: audit verify ."
    }
    let command = """
        ssh-keygen -Y verify -f allowed_signers -I \(signer.identity) -n audit-export -s manifest.json.sig < manifest.json
      """
    switch language {
    case .indonesian:
      return """
        1. Bandingkan sidik jari kunci dengan yang tertera di surat resmi, bukan dengan folder ini:
             \(signer.fingerprint) (\(signer.identity))
           Sidik jari kunci di folder ini: ssh-keygen -l -f kunci.pub
        2. Periksa tanda tangan (jawaban yang benar diawali “Good”):
        \(command)
        3. Periksa berkas: bandingkan sha256sum setiap berkas dengan manifest.json.
        Sekaligus, dengan kunci dari surat resmi: audit verify . --key KUNCI.pub
        """
    case .english:
      return """
        1. Compare the fingerprint of the key with the one in the official letter, not with this folder:
             \(signer.fingerprint) (\(signer.identity))
           The fingerprint of the key in this folder: ssh-keygen -l -f kunci.pub
        2. Check the signature (a right one is answered by “Good”):
        \(command)
        3. Check the files: compare sha256sum of each file with manifest.json.
        All at once, with the key from the official letter: audit verify . --key KEY.pub
        """
    }
  }

  private func proof(_ language: Language) -> String {
    switch (language, signer == nil) {
    case (.indonesian, false):
      """
      Tanda tangan yang cocok membuktikan bahwa isi folder tidak berubah sejak ditandatangani dengan kunci itu.
      Ia tidak membuktikan bahwa datanya benar, dan tidak mengatakan apa pun tentang perubahan sebelumnya.
      """
    case (.english, false):
      """
      A matching signature proves that the folder is unchanged since it was signed by that key.
      It does not prove that the data are true, and says nothing of changes before.
      """
    case (.indonesian, true):
      "Tanpa tanda tangan, kecocokan hanya berarti bahwa isi folder saling sesuai."
    case (.english, true):
      "Without a signature a match means only that the folder agrees with itself."
    }
  }
}
