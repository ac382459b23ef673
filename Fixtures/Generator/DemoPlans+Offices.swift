extension DemoPlans {
  static let population: [Plan] = {
    func plan(
      _ code: String, _ cases: Int, _ limits: [String: Limit], _ papers: String?, late: Int,
      version: String = "2024"
    ) -> Plan {
      var plan = Plan(
        unit: "MPP-Banjarbaru.DUKCAPIL", service: code, agencyPrefix: "6372-" + code,
        cases: cases, versions: always(version, limits, .free(byLaw: true), papers))
      plan.stops = ["applicant", "disruption"]
      plan.rates = Rates(late: late, over: 9, unproven: 0, unlisted: 22, missing: 13)
      plan.reasons = [("applicant", 5), ("disruption", 3), ("other", 1)]
      return plan
    }
    var birth = plan(
      "AKTA-LAHIR", 230, [:],
      "f-2-01=Formulir F-2.01,F-2.01; ket-lahir=Surat keterangan kelahiran,Surat lahir#kelahiran;"
        + "sptjm-lahir=F-2.03#kelahiran?; buku-nikah=Buku nikah#perkawinan;"
        + "akta-kawin=Kutipan akta perkawinan#perkawinan; sptjm-kawin=F-2.04#perkawinan?;"
        + "kk=Kartu Keluarga,KK; bap-polisi=Berita acara kepolisian?", late: 120)
    birth.start = .received
    birth.records.promised = 800
    birth.usualDays = 3
    var letter = plan(
      "SUKET", 55, [:], "ktp=Fotokopi KTP-el,KTP; kk=Fotokopi KK; ket-instansi?", late: 60)
    letter.start = .received
    letter.records.promised = 300
    var move = plan(
      "PINDAH", 180, ["": .minutes(5)],
      "pengantar-pindah=Surat pengantar pindah; kk=KK asli,KK; ktp=KTP asli,KTP", late: 60)
    move.stops = ["disruption"]
    move.paused = 20
    var child = plan(
      "KIA", 230, ["": .calendarDays(3)],
      "akta-lahir=Akta kelahiran,Akta lahir@wni; kk-wali=KK,Kartu Keluarga@wni; foto-3x4@wni?;"
        + "kitap@orang_asing; kk-orang-tua=KK orang tua@orang_asing;"
        + "ktp-orang-tua=KTP-el orang tua@orang_asing; foto-2x3@orang_asing?;"
        + "permohonan=Surat permohonan@hilang; ket-hilang=Laporan kehilangan@hilang;"
        + "kia-rusak=KIA lama yang rusak@rusak", late: 75,
      version: "2022")
    child.stops = ["applicant"]
    child.classes = [("wni", 80), ("hilang", 12), ("rusak", 6), ("orang_asing", 2)]
    var card = plan("KTP-EL", 620, ["": .workingDays(1)], nil, late: 60, version: "2023")
    card.records.promised = 100
    card.paused = 70
    var family = plan(
      "KK", 380, ["": .workingDays(3)],
      "buku-nikah=Buku nikah,Surat nikah@baru#perkawinan; akta-kawin@baru#perkawinan;"
        + "akta-cerai=Akta perceraian@baru#perkawinan; ket-pindah@baru?; kk-lama=KK lama,KK"
        + "@perubahan_data; bukti-peristiwa=Bukti peristiwa@perubahan_data;"
        + "kk-tumpangan@menumpang; skpwni=SKPWNI@menumpang; skdln=SKDLN@menumpang?;"
        + "paspor=Fotokopi paspor@orang_asing; kitap=KITAP@orang_asing;"
        + "akta-pengurangan@pengurangan_anggota; ket-hilang=Laporan kehilangan@hilang;"
        + "kk-rusak=KK rusak@rusak#rusak; kk-salinan=Fotokopi KK yang rusak@rusak#rusak",
      late: 235)
    family.stops = ["applicant"]
    family.classes = [
      ("perubahan_data", 45), ("baru", 30), ("hilang", 10), ("menumpang", 6), ("rusak", 5),
      ("pengurangan_anggota", 3), ("orang_asing", 1),
    ]
    family.records.promised = 250
    family.paused = 90
    let biodata = plan(
      "BIODATA", 75, ["": .seconds(7200)],
      "f-1-01=Formulir F-1.01; pengantar-rt=Surat pengantar RT/RW?; bukti-peristiwa=Bukti peristiwa;"
        + "ijazah=Ijazah; f-1-04?; izin-rumah?; kontak", late: 80, version: "2022")
    return [birth, letter, move, child, card, family, biodata]
  }()

  static let licences: [Plan] = {
    func plan(
      _ code: String, _ cases: Int, _ versions: [Version], late: Int, stops: Set<String>
    ) -> Plan {
      var plan = Plan(
        unit: "MPP-Banjarbaru.DPMPTSP", service: code, agencyPrefix: code, cases: cases,
        versions: versions)
      plan.stops = stops
      plan.rates = Rates(
        late: late, broken: 25, over: 14, unproven: 0, unlisted: 22, missing: 12, stuck: 14)
      plan.records = (900, 640, 720, 700, 500)
      plan.paused = 220
      plan.reasons = [("applicant", 5), ("other_agency", 4), ("field", 3), ("other", 1)]
      return plan
    }
    let free = Price.free(byLaw: false)
    let all: Set = ["applicant", "payment", "field", "other_agency"]
    let advertising =
      "permohonan=Surat permohonan,Permohonan; ktp=KTP pemohon,KTP; izin-lahan; situ=SITU;"
      + "rekomendasi?; bukti-retribusi; gambar-bangunan; gambar-isi; foto-lokasi=Foto lokasi"
    let worker =
      "ktp=Fotokopi KTP,KTP; ijazah=Fotokopi ijazah,Ijazah; pengalaman=Surat pengalaman kerja?"
    var place = plan(
      "SKTU", 140,
      always(
        "2018", ["": .workingDays(3)], free,
        "permohonan=Formulir permohonan,Surat permohonan; ktp=KTP,Fotokopi KTP;"
          + "ket-lurah=Surat keterangan kelurahan@baru; lunas-sampah;"
          + "sktu-lama=Fotokopi SKTU lama@perpanjangan; akta-pendirian=Akta pendirian@badan_hukum;"
          + "surat-cabang@badan_hukum?; kuasa=Surat kuasa?"), late: 85,
      stops: ["applicant", "payment", "field"])
    place.classes = [("baru", 5), ("perpanjangan", 4), ("badan_hukum", 2)]
    var signs = plan(
      "REKLAME", 120,
      [
        version(
          "2019", from: "2024-01-01", to: "2025-08-31", ["": .workingDays(5)], free, advertising),
        version("2025", from: "2025-09-01", ["": .workingDays(4)], free, advertising),
      ], late: 85, stops: all)
    signs.opensNext = true
    signs.online = 250
    var buildings = plan(
      "PBG", 55,
      always(
        "2023", ["pbg": .workingDays(1), "slf": .workingDays(3)],
        .byRegulation(usual: 1_275_000), "rekomendasi-retribusi; standar-teknis"), late: 170,
      stops: all)
    buildings.classes = [("pbg", 6), ("slf", 4)]
    buildings.records.promised = 300
    var jobs = plan(
      "AK1", 200,
      [
        version(
          "2023", from: "2024-01-01", to: "2025-09-30", ["": .workingDays(1)], free,
          worker + ";foto=Foto 3x4"),
        version(
          "2025", from: "2025-10-15", ["": .minutes(45)], free, worker, outdated: "foto=Foto 3x4"),
      ], late: 60, stops: ["applicant"])
    jobs.records = (900, 600, 700, 0, 200)
    jobs.paused = 30
    let nuisance = plan(
      "HO", 3,
      [
        version("2012", from: "2012-08-10", to: "2017-12-31", ["": .workingDays(12)], .unstated, "")
      ],
      late: 0, stops: ["applicant"])
    return [place, signs, buildings, jobs, nuisance] + professions(plan)
  }()

  private static func professions(
    _ plan: (String, Int, [Version], Int, Set<String>) -> Plan
  ) -> [Plan] {
    let free = Price.free(byLaw: false)
    let midwife = plan(
      "SIPB", 55,
      always(
        "2023", ["": .workingDays(5)], free,
        "permohonan=Surat permohonan; ktp=Fotokopi KTP,KTP; foto=Foto 4x6; ijazah=Ijazah; str=STR;"
          + "rekomendasi-ibi; ket-sehat=Surat keterangan sehat; ket-pimpinan; tim-teknis"), 90,
      ["applicant", "other_agency"])
    var pharmacist = plan(
      "SIPA", 60,
      always(
        "2022", ["": .workingDays(5)], free,
        "permohonan=Formulir permohonan; ktp=KTP; kuasa?; npwp=NPWP; ijazah=Ijazah apoteker;"
          + "stra=STRA; rekomendasi-iai; rekomendasi-puskesmas; rekomendasi-dinkes; tempat-praktik;"
          + "persetujuan-atasan?; foto=Foto 3x4; sipa-pertama@sipa_kedua,sipa_ketiga;"
          + "sipa-kedua@sipa_ketiga"), 90, ["applicant", "other_agency", "field"])
    pharmacist.classes = [("sipa_pertama", 7), ("sipa_kedua", 2), ("sipa_ketiga", 1)]
    let pharmacy = plan(
      "SIA", 28, always("2023", ["": .workingDays(24)], free, nil), 110,
      ["applicant", "other_agency", "field"])
    let optician = plan(
      "SIPRO", 12,
      always(
        "2021", [:], .unstated,
        "ktp=KTP; npwp=NPWP; stro=STRO; tempat-kerja; ijazah=Ijazah; rekomendasi-iropin;"
          + "rekomendasi-dinkes; foto=Foto 4x6; ket-sehat"), 150, ["applicant"])
    let withdrawal = plan(
      "SIPD-CABUT", 14, always("2023", ["": .workingDays(9)], .unstated, nil), 70,
      ["applicant", "other_agency"])
    return [midwife, pharmacist, pharmacy, optician, withdrawal]
  }

  static let others: [Plan] = {
    let court =
      "foto=Foto 4x6,Pas foto 4x6; ktp=Fotokopi KTP,KTP; skck=SKCK; ijazah=Ijazah; permohonan;"
      + "pernyataan=Surat pernyataan"
    var convictions = Plan(
      unit: "MPP-Banjarbaru.PN", service: "SKTPD", agencyPrefix: "PN-BJB", cases: 140,
      versions: [
        version(
          "2019", from: "2024-01-01", ["": .workingDays(1)], .tariff([("", [10_000])]), court),
        version(
          "2026", from: "2026-02-01", ["": .workingDays(1)], .tariff([("", [15_000])]), court),
      ])
    convictions.countsFirst = true
    convictions.rates = Rates(late: 50, over: 14, under: 14, unproven: 14)
    var information = Plan(
      unit: "MPP-Banjarbaru.PA", service: "INFO", agencyPrefix: "PPID", cases: 55,
      versions: always("2023", ["": .workingDays(4)], .free(byLaw: false), nil))
    information.online = 400
    var complaints = Plan(
      unit: "MPP-Banjarbaru.KEJARI", service: "PENGADUAN", agencyPrefix: "ADU", cases: 65,
      versions: always("2023", ["": .workingDays(10)], .free(byLaw: false), nil))
    complaints.start = .received
    complaints.extra = 7
    complaints.online = 500
    complaints.rates.late = 70
    complaints.paused = 250
    var land = Plan(
      unit: "MPP-Banjarbaru.BPPRD", service: "SPPT", agencyPrefix: "SPPT", cases: 130,
      versions: always(
        "2024", ["": .workingDays(16)], .unstated,
        "pernyataan; formulir=Formulir; sertipikat=Sertipikat#peralihan; ajb=AJB#peralihan;"
          + "ktp=KTP wajib pajak,KTP; lunas-pbb=Lunas PBB"))
    land.stops = ["applicant", "field"]
    land.records.promised = 850
    land.rates = Rates(late: 70, broken: 20, stuck: 20)
    land.paused = 180
    land.reasons = [("applicant", 4), ("field", 4), ("other_agency", 2)]
    var drugs = Plan(
      unit: "MPP-Banjarbaru.BNN", service: "SKHPN", agencyPrefix: "SKHPN", cases: 80, versions: [])
    drugs.sidelines = [.init(kind: "third_party", amounts: [290_000], perMille: 500)]
    return [convictions, information, complaints, land, drugs]
  }()
}
