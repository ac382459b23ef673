internal import ServiceStandards
internal import WorkingTime

/// The words of the report that is handed over: its parts, and what stands at its head.
///
/// `ReportTexts+Basis`, `+Findings` and `+Charts` hold those of single parts.
enum ReportTexts {
  static let title = Wording(
    "Laporan Hasil Audit Kepatuhan Standar Pelayanan",
    "Audit Report on Compliance with Service Standards")

  /// The parts in their order.
  enum Part: String, CaseIterable {
    case summary, basis, overview, findings, waivers, earlier, annexes

    var wording: Wording {
      switch self {
      case .summary: Wording("Ringkasan", "Summary")
      case .basis:
        Wording(
          "Dasar, tujuan, ruang lingkup, metode, dan batasan",
          "Basis, objective, scope, method and limitations")
      case .overview: Wording("Gambaran umum", "Overview")
      case .findings: Wording("Hasil audit: temuan", "Results: findings")
      case .waivers: Wording("Pengecualian", "Waivers")
      case .earlier:
        Wording("Tindak lanjut atas temuan terdahulu", "Follow-up of earlier findings")
      case .annexes: Wording("Lampiran", "Annexes")
      }
    }

    /// `I` to `VII`.
    var numeral: String {
      switch self {
      case .summary: "I"
      case .basis: "II"
      case .overview: "III"
      case .findings: "IV"
      case .waivers: "V"
      case .earlier: "VI"
      case .annexes: "VII"
      }
    }
  }

  static let contents = Wording("Daftar isi", "Contents")
  static let skip = Wording("Langsung ke isi laporan", "Skip to the report")

  // MARK: The head

  static let number = Wording("Nomor", "Number")
  static let date = Wording("Tanggal", "Date")
  static let assignment = Wording("Surat tugas", "Letter of assignment")
  static let team = Wording("Tim pemeriksa", "Audit team")
  static let distribution = Wording("Disampaikan kepada", "Distribution")
  static let aboutReport = Wording("Tentang laporan ini", "About this report")

  static let period = Wording("Periode penerimaan berkas", "Period of receipt")
  static let asOf = Wording("Keadaan per", "As of")
  static let run = Wording("Pelaksanaan audit", "Audit run")
  static let program = Wording("Program", "Program")
  static let zone = Wording("Zona waktu", "Time zone")
  static let privacy = Wording("Profil kerahasiaan", "Privacy profile")
  static let authenticity = Wording("Pemeriksaan keaslian", "How to check authenticity")
  static let wholePeriod = Wording("tanpa batas", "without limits")
  static let dryRun = Wording("tidak disimpan", "not kept")

  static func from(_ day: String) -> Wording { Wording("sejak \(day)", "from \(day)") }

  static func until(_ day: String) -> Wording { Wording("sampai \(day)", "until \(day)") }

  static func privacy(_ profile: PrivacyProfile) -> Wording {
    switch profile {
    case .internal:
      Wording(
        "internal – untuk kantor yang diaudit dan auditornya; tanpa penyamaran",
        "internal – for the audited office and its auditors; nothing is masked")
    case .inspectorate:
      Wording(
        "inspektorat – nomor kependudukan, NIP, nomor telepon, dan alamat surel disamarkan",
        "inspectorate – population numbers, NIP, telephone numbers and e-mail addresses are masked")
    case .public:
      Wording(
        "publik – tanpa perkara satuan; jumlah di bawah 5 ditulis “<5”, bagian yang dapat "
          + "membukanya ditulis “*”",
        "public – no single cases; counts below 5 are written “<5”, shares that would give them "
          + "away “*”")
    }
  }

  static let notSigned = Wording(
    "Laporan ini bagian dari folder serah terima yang tidak ditandatangani. Sidik SHA-256 setiap "
      + "berkas tercatat dalam manifest.json; “audit verify FOLDER” memeriksa bahwa isi folder saling "
      + "sesuai, bukan siapa yang membuatnya.",
    "This report is part of a hand-over folder that is not signed. The SHA-256 digest of every file "
      + "stands in manifest.json; “audit verify FOLDER” checks that the folder agrees with itself, "
      + "not who made it.")
  static let signed = Wording(
    "Laporan ini bagian dari folder serah terima. Sidik SHA-256 setiap berkas tercatat dalam "
      + "manifest.json, yang ditandatangani dalam manifest.json.sig. Periksa dengan “audit verify "
      + "FOLDER”, atau tanpa program ini dengan “ssh-keygen -Y verify” menurut BACA-SAYA.txt.",
    "This report is part of a hand-over folder. The SHA-256 digest of every file stands in "
      + "manifest.json, which is signed in manifest.json.sig. Check it with “audit verify FOLDER”, "
      + "or without this program with “ssh-keygen -Y verify” as BACA-SAYA.txt says.")

  // MARK: The summary

  static let examined = Wording("Transaksi diperiksa", "Transactions examined")
  static let deviating = Wording("Transaksi menyimpang", "Deviating transactions")
  static let deviations = Wording("Penyimpangan", "Deviations")
  static let openFindings = Wording("Temuan dalam penanganan", "Findings in progress")
  static let onTime = Wording("Tepat waktu", "On time")
  static let onTimeLowest = Wording("Tepat waktu, paling rendah", "On time, lowest")
  static let onTimeHighest = Wording("Tepat waktu, paling tinggi", "On time, highest")
  static let coverage = Wording("Cakupan penilaian waktu", "Coverage of time")
  static let money = Wording("Uang dalam penyimpangan", "Money at stake")
  static let waivers = Wording("Pengecualian berlaku", "Waivers in force")
  static let none = Wording("tidak ada", "none")

  static func ofExamined(_ share: String) -> Wording {
    Wording("\(share) dari yang diperiksa", "\(share) of those examined")
  }

  static func ofJudged(_ count: String) -> Wording {
    Wording("dari \(count) yang dapat dinilai", "of \(count) that could be judged")
  }

  static let incomplete = Wording("Jawaban belum lengkap", "The answer is not complete")

  static let criteriaTable = Wording("Simpulan menurut kriteria", "Verdicts by criterion")
  static let criteriaNote = Wording(
    "Satuan: transaksi. Cakupan ialah bagian yang mendapat simpulan sesuai atau menyimpang; "
      + "selebihnya dijelaskan dalam batasan.",
    "In transactions. Coverage is the share with the verdict compliant or deviates; the rest is "
      + "explained under limitations.")

  static let exceptionsTable = Wording(
    "Kepatuhan sebelum dan sesudah pengecualian", "Compliance before and after exceptions")

  static let targetsTable = Wording("Target ketepatan waktu", "Targets of punctuality")
  static let punctualityTable = Wording(
    "Ketepatan waktu menurut layanan", "Punctuality by service")
  static let punctualityNote = Wording(
    "Target diuji dengan uji binomial eksak. Peluang ialah kemungkinan hasil serendah ini "
      + "seandainya target tepat tercapai; “mungkin kebetulan” berarti kebetulan saja dapat "
      + "menjelaskan kekurangannya, “kasus belum cukup” berarti belum ada yang dapat dibuktikan dengan "
      + "kasus sesedikit itu, “cakupan terlalu rendah” berarti kasus yang tidak dapat dinilai yang menentukan.",
    "Targets are tested with an exact binomial test. The probability is the chance of a share as "
      + "low as this if the target were just met; “within chance” means that chance alone could "
      + "explain what is short, “too few cases” that so few cases can prove nothing, “coverage too "
      + "low” that the cases which could not be judged decide.")

}
