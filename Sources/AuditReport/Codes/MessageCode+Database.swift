internal import ServiceStandards

extension MessageCode {
  static let database = topic(
    .database,
    [
      Entry(
        "E_DB_NOT_FOUND", [2],
        Wording(
          "tidak ada basis data di jalur itu; jalur yang salah eja tidak membuat apa pun",
          "no database at that path; a mistyped path makes none"),
        Wording(
          "periksa --db, atau buat dengan “audit init”", "check --db, or make one with “audit init”"
        )),
      Entry(
        "E_DB_IS_DIRECTORY", [2], Wording("jalur itu sebuah folder", "the path is a folder"),
        Wording("sebutkan berkasnya dengan --db", "name the file with --db")),
      Entry(
        "E_DB_EXISTS", [2],
        Wording(
          "sudah ada berkas di jalur itu; “audit init” dan “audit demo” tidak pernah menimpa",
          "there is a file at that path; “audit init” and “audit demo” never overwrite"),
        Wording("pilih nama lain", "choose another name")),
      Entry(
        "E_DB_FOREIGN", [2],
        Wording(
          "bukan basis data program ini; dibiarkan apa adanya",
          "not a database of this program; left as it is"),
        Wording("sebutkan basis data audit dengan --db", "name a database of audits with --db")),
      Entry(
        "E_DB_NEWER", [2],
        Wording(
          "dibuat oleh versi program yang lebih baru", "made by a newer version of the program"),
        Wording("perbarui program ini", "update this program")),
      Entry(
        "E_DB_OLDER", [2], Wording("migrasi belum lengkap", "lacks migrations"),
        Wording(
          "jalankan perintah apa pun yang menulis, atau “audit status --upgrade”",
          "run any writing command, or “audit status --upgrade”")),
      Entry(
        "E_DB_MIGRATION", [2],
        Wording(
          "migrasi yang sudah diterapkan berbeda dari yang dibawa program ini",
          "an applied migration differs from the one that the program carries"),
        Wording(
          "pakai program yang membuat basis data ini, atau pulihkan cadangan",
          "use the program that made this database, or restore a backup")),
      Entry(
        "E_DB_READ_ONLY", [2],
        Wording("berkas atau foldernya tidak dapat ditulis", "file or folder may not be written"),
        Wording("beri izin tulis kepada pengguna program", "allow the user of the program to write")
      ),
      Entry(
        "E_DB_LOG", [2],
        Wording(
          "perubahan terakhir berada di catatan “-wal” yang tidak dapat ikut dibaca oleh akun ini",
          "the last changes lie in a log (“-wal”) that this account cannot read along"),
        Wording(
          "tunggu penulisnya, atau jalankan “audit status --upgrade” dengan akun yang boleh menulis",
          "wait for the writer, or run “audit status --upgrade” by an account that may write")),
      Entry(
        "E_DB_FULL", [2],
        Wording("cakram penuh; tidak ada yang berubah", "the disk is full; nothing was changed"),
        Wording("kosongkan ruang, lalu ulangi", "make room, then repeat")),
      Entry(
        "E_DB_NETWORK", [78],
        Wording(
          "basis data berada di cakram jaringan (NFS, SMB, 9p, sshfs …), tempat dua penulis merusaknya; tidak ditulisi, tetapi boleh dibaca",
          "the database lies on a network drive (NFS, SMB, 9p, sshfs …), where two writers would damage it; it is not written, but may be read"
        ),
        Wording(
          "pindahkan ke cakram komputer ini; kirim laporan dan salinan ke cakram jaringan",
          "move it to a disk of this computer; put reports and copies on the network drive")),
      Entry(
        "E_DB_IO", [2],
        Wording(
          "cakram gagal dibaca atau ditulisi, bukan karena penuh; tidak ada yang berubah",
          "the disk failed to be read or written, and not for want of room; nothing was changed"),
        Wording(
          "periksa cakram (dmesg), salin berkasnya, lalu jalankan “audit verify”",
          "check the disk (dmesg), copy the file, then run “audit verify”")),
      Entry(
        "E_DB_BUSY", [75],
        Wording(
          "proses lain sedang menulis; tidak ada yang berubah",
          "another process is writing; nothing was changed"),
        Wording("ulangi nanti", "try again later")),
      Entry(
        "E_DB_DAMAGED", [2], Wording("berkas basis data rusak", "the file is damaged"),
        Wording("pulihkan dari cadangan", "restore it from a backup")),
      Entry(
        "E_DB_VANISHED", [2],
        Wording(
          "berkas dihapus atau diganti selama program bekerja; yang ditulis tidak ada di sana",
          "the file was removed or exchanged while the program worked; what was written is not there"
        ),
        Wording(
          "kembalikan berkasnya, atau pulihkan dari cadangan, lalu ulangi",
          "put it back, or restore it from a backup, then repeat")),
      Entry(
        "E_DB_SEGMENT", [2],
        Wording(
          "kolom yang disimpan di samping transaksi rusak; transaksinya tidak",
          "the columns kept beside the transactions are damaged, the transactions are not"),
        Wording(
          "jalankan perintah dalam pesan; kolom dibuat ulang",
          "run the command of the message; they are then made anew")),
      Entry(
        "E_DB_DENIED", [2],
        Wording(
          "sistem menolak membuka basis data; sebabnya ada dalam pesan",
          "the system refused to open the database; the message has its words"),
        Wording("periksa izin berkas dan folder", "check the permissions of file and folder")),
      Entry(
        "E_DB", [2],
        Wording(
          "galat SQLite lain; kata-katanya ada dalam pesan",
          "another error of SQLite; its own words are in the message"),
        Wording(
          "ikuti pesan; basis data seperti sebelumnya",
          "follow the message; the database is as before")),
    ])
}
