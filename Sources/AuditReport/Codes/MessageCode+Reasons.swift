internal import ServiceStandards

extension MessageCode {
  static let reasons = topic(
    .reasons,
    [
      Entry(
        "no_standard", [],
        Wording(
          "tidak ada standar yang berlaku pada hari itu", "no standard was in force on that day"),
        Wording("impor versi standar yang berlaku", "import the version that was in force")),
      Entry(
        "no_limit", [],
        Wording("standar tidak memuat batas waktu", "the standard states no time limit"),
        Wording(
          "lengkapi standar; komponen ini wajib",
          "complete the standard; the component is mandatory")),
      Entry(
        "class_missing", [],
        Wording("kelas pemohon tidak dicatat", "the class of the applicant was not recorded"),
        Wording("minta unit mencatat kelas", "ask the unit to record the class")),
      Entry(
        "class_not_in_standard", [],
        Wording(
          "kelas pemohon tidak ada dalam standar",
          "the standard does not have the class of the applicant"),
        Wording(
          "perbaiki kelas, atau tambahkan dalam standar",
          "correct the class, or add it to the standard")),
      Entry(
        "stamp_missing", [], Wording("catatan waktu tidak lengkap", "a stamp is missing"),
        Wording("lengkapi catatan waktu, lalu impor lagi", "complete the stamps and import again")),
      Entry(
        "impossible_order", [],
        Wording("urutan catatan waktu mustahil", "the stamps are in an impossible order"),
        Wording("perbaiki catatan waktu, lalu impor lagi", "correct the stamps and import again")),
      Entry(
        "cost_not_stated", [], Wording("standar tidak memuat biaya", "the standard states no cost"),
        Wording(
          "lengkapi standar; komponen ini wajib",
          "complete the standard; the component is mandatory")),
      Entry(
        "cost_by_regulation", [],
        Wording("biaya diatur dalam peraturan lain", "the cost stands in another regulation"),
        Wording(
          "masukkan tarif peraturan itu ke dalam standar bila harus dinilai",
          "put that tariff into the standard if it is to be judged")),
      Entry(
        "charges_not_recorded", [],
        Wording("pungutan tidak dicatat", "the charges were not recorded"),
        Wording(
          "minta unit mencatat yang dibayar, juga bila nol",
          "ask the unit to record what was paid, also when nothing was")),
      Entry(
        "no_requirement_list", [],
        Wording("standar tidak memuat persyaratan", "the standard lists no requirements"),
        Wording(
          "lengkapi standar; komponen ini wajib",
          "complete the standard; the component is mandatory")),
      Entry(
        "documents_not_recorded", [],
        Wording(
          "dokumen yang diminta tidak dicatat",
          "the documents that were asked for were not recorded"),
        Wording("minta unit mencatat dokumen", "ask the unit to record the documents")),
      Entry(
        "no_calendar", [],
        Wording("tidak ada kalender layanan yang berlaku", "no calendar of the unit is in force"),
        Wording("impor kalender unit", "import the calendar of the unit")),
      Entry(
        "not_yet_due", [], Wording("belum jatuh tempo", "not yet due"),
        Wording(
          "tidak ada; dinilai pada pelaksanaan sesudah jatuh tempo",
          "nothing; it is judged by a run after the due instant")),
      Entry(
        "clock_not_started", [],
        Wording(
          "waktu layanan belum mulai dihitung, misalnya karena berkas belum lengkap",
          "the clock has not started, as when the papers are not complete"),
        Wording(
          "tidak ada; dinilai setelah waktu berjalan", "nothing; it is judged once the clock runs")),
      Entry(
        "paused", [], Wording("sedang dijeda", "paused"),
        Wording("tidak ada; dinilai setelah dilanjutkan", "nothing; it is judged once it goes on")),
      Entry(
        "not_yet_paid", [], Wording("belum dibayar", "not yet paid"),
        Wording("tidak ada; dinilai setelah dibayar", "nothing; it is judged once it is paid")),
    ])
}
