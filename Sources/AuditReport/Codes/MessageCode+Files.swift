internal import ServiceStandards

extension MessageCode {
  static let files = topic(
    .files,
    [
      Entry(
        "E_IMPORT", [65, 2],
        Wording(
          "berkas sebagai keseluruhan: judul kolom tidak dikenal atau kurang (65); tidak dapat dibuka, dibaca, atau ditulis (2)",
          "the file as a whole: its header is unknown or lacks columns (65); it cannot be opened, read or written (2)"
        ),
        Wording(
          "perbaiki yang disebut pesan; tidak ada yang diimpor",
          "correct what the message names; nothing was imported")),
      Entry(
        "E_FILE_CHANGED", [2],
        Wording(
          "berkas ditulisi selagi dibaca: isinya bukan lagi yang dihitung sidiknya; tidak ada yang diimpor",
          "the file was written to while it was read: its bytes are not those that were hashed; nothing was imported"
        ),
        Wording(
          "tunggu sampai berkas selesai ditulis, lalu impor lagi",
          "wait until the file is finished, then import it again")),
      Entry(
        "E_CONTROL_TOTAL", [65],
        Wording(
          "jumlah baris berbeda dari --expect-rows; tidak ada yang diimpor",
          "the number of rows differs from --expect-rows; nothing was imported"),
        Wording("bandingkan dengan surat pengantar", "compare with the covering letter")),
      Entry(
        "E_FIELDS", [65],
        Wording(
          "terlalu sedikit atau terlalu banyak kolom menurut judulnya",
          "too few or too many fields for the header"),
        Wording(
          "periksa pemisah dan tanda kutip baris itu", "check delimiters and quotes of that line")),
      Entry(
        "E_QUOTE", [65],
        Wording(
          "tanda kutip tidak ditutup, atau ada teks sesudah tanda kutip penutup",
          "a quote that is not closed, or text after a closing quote"),
        Wording(
          "perbaiki tanda kutip; di dalam teks digandakan",
          "correct the quotes; inside a text they are doubled")),
      Entry(
        "E_ENCODING", [65],
        Wording(
          "bita yang bukan teks dalam pengodean berkas, atau karakter kendali; baris dan karakter disebut",
          "bytes that are not text in the encoding of the file, or control characters; line and character are named"
        ), Wording("simpan berkas sebagai UTF-8", "save the file as UTF-8")),
      Entry(
        "E_REQUIRED", [65], Wording("nilai wajib kosong", "a required value is empty"),
        Wording("isi nilainya", "fill in the value")),
      Entry(
        "E_UNIT", [65], Wording("unit itu tidak ada", "no such unit"),
        Wording(
          "perbaiki, atau impor standar unit itu",
          "correct it, or import the standards of that unit")),
      Entry(
        "E_SERVICE", [65], Wording("jenis pelayanan itu tidak ada", "no such service"),
        Wording("perbaiki, atau impor standarnya", "correct it, or import its standard")),
      Entry(
        "E_DATE", [65],
        Wording(
          "bukan tanggal menurut bentuk yang dinyatakan, atau tanggal itu tidak ada",
          "not a date in any of the declared forms, or no such date"),
        Wording(
          "perbaiki tanggal, atau nyatakan bentuknya dalam profil",
          "correct the date, or declare its form in the profile")),
      Entry(
        "E_NUMBER", [65],
        Wording(
          "bukan jumlah menurut bentuk yang dinyatakan", "not an amount in the declared form"),
        Wording(
          "perbaiki jumlah, atau nyatakan bentuknya dalam profil",
          "correct the amount, or declare its form in the profile")),
      Entry(
        "E_STATUS", [65], Wording("status itu tidak dikenal", "not one of the known statuses"),
        Wording(
          "pakai status yang disebut pesan, atau petakan dalam profil",
          "use a status that the message names, or map it in the profile")),
      Entry(
        "E_WORD", [65],
        Wording("bukan salah satu kata yang diperbolehkan", "not one of the allowed words"),
        Wording("pakai kata yang disebut pesan", "use a word that the message names")),
      Entry(
        "E_PAUSE", [65],
        Wording(
          "jeda yang bentuknya salah, atau alasannya tidak dikenal",
          "a pause that is not built as it should be, or has an unknown reason"),
        Wording("lihat Documentation/formats.md", "see Documentation/formats.md")),
      Entry(
        "E_CHARGE", [65],
        Wording(
          "pungutan yang bentuknya salah, atau jenisnya tidak dikenal",
          "a charge that is not built as it should be, or has an unknown kind"),
        Wording("lihat Documentation/formats.md", "see Documentation/formats.md")),
      Entry(
        "E_EXCEL", [65],
        Wording(
          "kerusakan oleh lembar kerja: 6,37101E+15 sebagai nomor, ######## atau #REF!",
          "damage by a spreadsheet: 6,37101E+15 for a number, ######## or #REF!"),
        Wording(
          "ekspor ulang dengan kolom itu sebagai teks", "export again with that column as text")),
      Entry(
        "E_DUPLICATE", [65],
        Wording(
          "berkas itu sudah ada dengan nilai lain, atau nama atau kunci diberikan dua kali",
          "the case stands in this file already with other values, or a name or key is given twice"),
        Wording("hapus yang salah", "remove the wrong one")),
      Entry(
        "E_LENGTH", [65],
        Wording(
          "lebih panjang dari 4096 bita untuk satu kolom, atau 1 MiB untuk satu baris",
          "longer than the 4096 bytes that a field may have, or the 1 MiB that a line may have"),
        Wording(
          "periksa tanda kutip yang tidak ditutup, atau pendekkan teksnya",
          "look for a quote that is not closed, or shorten the text")),
      Entry(
        "E_YAML", [65], Wording("tidak dapat dibaca sebagai YAML", "not readable as YAML"),
        Wording(
          "perbaiki baris yang disebut; lekuknya dengan spasi",
          "correct the line that is named; it is indented by spaces")),
      Entry(
        "E_FORMAT", [65],
        Wording(
          "format tidak ada atau menyebut jenis berkas lain",
          "format is missing or names another kind of file"),
        Wording(
          "tulis baris format yang disebut pesan", "write the line format that the message names")),
      Entry(
        "E_KEY", [65], Wording("kunci itu tidak dikenal", "no such key"),
        Wording("pakai kunci yang disarankan", "use the key that is suggested")),
      Entry(
        "E_TYPE", [65],
        Wording(
          "daftar di tempat teks, teks di tempat tanggal, dan seterusnya",
          "a list where a text should be, a text where a date should be, and so on"),
        Wording("tulis nilai dari jenis yang disebut", "write a value of the kind that is named")),
      Entry(
        "E_CODE", [65],
        Wording("bukan kode, atau bukan mata uang", "not a code, or not a currency"),
        Wording(
          "pakai huruf, angka, dan tanda hubung; mata uang seperti IDR",
          "use letters, digits and hyphens; a currency like IDR")),
      Entry(
        "E_REFERENCE", [65],
        Wording(
          "unit, instansi, kalender, atau jenis libur yang tidak ada, atau unit di atas dirinya sendiri",
          "a unit, agency, calendar or kind of holiday that does not exist, or a unit above itself"),
        Wording("sebutkan yang ada, atau impor dahulu", "name one that exists, or import it first")),
      Entry(
        "E_RANGE", [65],
        Wording(
          "terlalu kecil atau terlalu besar, atau akhir sebelum awal",
          "too small or too large, or the end before the start"),
        Wording(
          "pakai nilai dalam batas yang disebut", "use a value within the bounds that are named")),
      Entry(
        "E_HOURS", [65],
        Wording(
          "jam layanan kosong, bertumpuk, atau tidak berurutan",
          "opening hours that are empty, overlap or are not in order"),
        Wording("urutkan dan pisahkan jamnya", "put them in order and apart")),
      Entry(
        "E_ZONE", [65], Wording("zona waktu itu tidak ada", "no such time zone"),
        Wording("pakai nama IANA, mis. Asia/Makassar", "use an IANA name such as Asia/Makassar")),
      Entry(
        "E_CONFLICT", [65],
        Wording("dua isian yang saling meniadakan", "two entries that exclude each other"),
        Wording("hapus salah satu", "remove one of them")),
      Entry(
        "E_PATTERN", [65],
        Wording("bentuk tanggal yang tidak dapat dibaca", "a date form that cannot be read"),
        Wording("lihat Documentation/formats.md", "see Documentation/formats.md")),
      Entry(
        "E_SIZE", [65],
        Wording(
          "terlalu banyak isian atau terlalu dalam, seperti alias yang mengulang alias",
          "too many entries or too deep, as aliases that repeat aliases can make them"),
        Wording(
          "bagi berkasnya, dan tulis tanpa alias", "split the file, and write it without aliases")),
    ])
}
