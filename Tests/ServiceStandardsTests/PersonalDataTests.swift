import ServiceStandards
import Testing

@Suite struct `Personal data` {
  @Test(arguments: [
    ("NIK 6372010101900001 diperiksa", "NIK 6372********0001 diperiksa"),
    ("6372010101900001", "6372********0001"),
    ("NIK 6372 0101 0190 0001.", "NIK 6372 **** **** 0001."),
    ("637201.010190.0001", "6372**.******.0001"),
    ("hubungi 081234567890", "hubungi 0812******90"),
    ("hubungi 0812-3456-7890, sore", "hubungi 0812-****-**90, sore"),
    ("+6281234567890", "+6281*******90"),
    ("+62 812 3456 7890", "+62 81* **** **90"),
    ("wa 6281234567890", "wa 6281*******90"),
    ("081234567890 6372010101900001", "0812******90 6372********0001"),
    ("dua: 6372010101900001/6372010101900002", "dua: 6372********0001/6372********0002"),
    ("telp 0511-4772345", "telp 0511-*****45"),
    ("(0511) 4772345", "(0511) *****45"),
    ("(021)5551234", "(021)5****34"),
    ("021 555 1234", "021 5** **34"),
    ("NIP 198203042005011002.", "NIP ***************002."),
    ("NIP. 19820304 200501 1 002", "NIP. ******** ****** * 002"),
    ("surel siti.aminah@banjarbaru.go.id, kantor", "surel s**********@banjarbaru.go.id, kantor"),
    ("a@b.id", "a@b.id"),
  ])
  func `is masked in a text`(text: String, masked: String) {
    #expect(PersonalData.masked(text) == masked)
  }

  @Test(arguments: [
    "", "berkas lengkap", "SK 821/2025 tanggal 2025-03-04 09:15:00", "12345678",
    "820250304001", "A081234567890", "637201010190000112", "Rp 1.250.000.000",
    "kode 08.12.34.56.78.90", "021-2025-0001", "SK/0511-4772345", "0511-4772345/2025",
    "000123456789", "20 lembar @ Rp10.000", "198213042005011002", "petugas @loket",
  ])
  func `is not seen where there is none`(text: String) {
    #expect(PersonalData.masked(text) == text)
  }

  @Test func `is masked without touching the letters around it`() {
    #expect(PersonalData.masked("é 6372010101900001 ü") == "é 6372********0001 ü")
  }

  @Test func `stays masked when it is masked again`() {
    let once = PersonalData.masked(
      "6372010101900001, 081234567890, (0511) 4772345, 198203042005011002, siti@contoh.id")
    #expect(PersonalData.masked(once) == once)
  }
}
