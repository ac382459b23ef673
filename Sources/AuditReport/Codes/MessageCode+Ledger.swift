internal import ServiceStandards

extension MessageCode {
  static let ledger = topic(
    .ledger,
    [
      Entry(
        "E_LEDGER_MISSING", [3],
        Wording(
          "sebuah entri tidak ada, padahal ada yang lebih baru",
          "an entry is missing, though there are later ones"),
        Wording(
          "pulihkan dari cadangan; tanyakan siapa yang mengubah basis data",
          "restore a backup; ask who changed the database")),
      Entry(
        "E_LEDGER_CHANGED", [3],
        Wording(
          "isi sebuah entri berubah sesudah ditulis",
          "the content of an entry has changed since it was written"),
        Wording(
          "pulihkan dari cadangan; tanyakan siapa yang mengubah basis data",
          "restore a backup; ask who changed the database")),
      Entry(
        "E_LEDGER_CHAIN", [3],
        Wording(
          "sebuah entri tidak menyambung ke entri sebelumnya",
          "an entry does not follow from the one before"),
        Wording(
          "pulihkan dari cadangan; tanyakan siapa yang mengubah basis data",
          "restore a backup; ask who changed the database")),
      Entry(
        "E_LEDGER_ROWS", [3],
        Wording(
          "baris sebuah tabel tidak seperti menurut entrinya",
          "the rows of a table are not as their entry says"),
        Wording(
          "bandingkan dengan cadangan sebelum entri yang disebut",
          "compare with a backup from before the entry that is named")),
      Entry(
        "E_LEDGER_ROWS_OUTSIDE", [3],
        Wording(
          "baris sebuah tabel tidak dikenal buku catatan, atau hilang",
          "rows of a table that the ledger does not know, or that are gone"),
        Wording("bandingkan dengan cadangan", "compare with a backup")),
      Entry(
        "E_LEDGER_CASES", [3],
        Wording(
          "transaksi tidak seperti menurut entri yang menulisnya",
          "transactions are not as the entry that wrote them says"),
        Wording(
          "impor lagi berkas itu, atau pulihkan cadangan",
          "import the file again, or restore a backup")),
      Entry(
        "E_LEDGER_CASES_OUTSIDE", [3],
        Wording(
          "transaksi mengaku dari entri yang tidak menyebutnya",
          "transactions claim to be from an entry that does not tell of them"),
        Wording("bandingkan dengan cadangan", "compare with a backup")),
      Entry(
        "E_LEDGER_REGISTER", [3],
        Wording(
          "penyimpangan sebuah pelaksanaan tidak seperti menurut entrinya",
          "the deviations of a run are not as its entry says"),
        Wording("“audit replay” menunjukkan yang berbeda", "“audit replay” shows what differs")),
      Entry(
        "E_LEDGER_REGISTER_OUTSIDE", [3],
        Wording(
          "penyimpangan mengaku dari pelaksanaan yang tidak dikenal buku catatan",
          "deviations claim to be from a run that the ledger does not know"),
        Wording(
          "jalankan audit lagi, dan tanyakan siapa yang mengubah basis data",
          "run the audit again, and ask who changed the database")),
      Entry(
        "E_LEDGER_DEVIATION", [3],
        Wording(
          "penyimpangan dengan nilai yang tidak ditulis pelaksanaan mana pun",
          "a deviation with a value that no run writes"),
        Wording(
          "jalankan audit lagi, dan tanyakan siapa yang mengubah basis data",
          "run the audit again, and ask who changed the database")),
      Entry(
        "E_LEDGER_SEGMENT", [3],
        Wording(
          "baris transaksi dan kolom yang disimpan di sampingnya berbeda",
          "the rows of transactions and the columns kept beside them differ"),
        Wording(
          "pulihkan dari cadangan; tanyakan siapa yang mengubah basis data",
          "restore a backup; ask who changed the database")),
      Entry(
        "E_LEDGER_FOREIGN", [3],
        Wording(
          "isi diubah di luar program ini",
          "rows were changed by something else than this program"),
        Wording(
          "jalankan audit; perubahan itu lalu disebut dalam laporannya. Bila ada yang menjawabnya: “audit ledger accept”",
          "run the audit; its report then names the change. Where somebody answers for it: “audit ledger accept”"
        )),
      Entry(
        "E_LEDGER_SCHEMA", [3],
        Wording(
          "tabel, pemicu, atau indeks tidak ada, berubah, atau bukan dari program ini",
          "a table, a trigger or an index is missing, changed, or not from this program"),
        Wording("pulihkan dari cadangan", "restore a backup")),
      Entry(
        "E_LEDGER_CUT", [3],
        Wording(
          "buku catatan lebih pendek daripada titik periksa: akhirnya dipotong",
          "the ledger is shorter than a checkpoint: its end was cut off"),
        Wording(
          "pulihkan cadangan yang sesuai dengan titik periksa",
          "restore a backup that agrees with the checkpoint")),
      Entry(
        "E_LEDGER_REWRITTEN", [3],
        Wording(
          "buku catatan berbeda dari titik periksa: ditulis ulang",
          "the ledger differs from a checkpoint: it was made anew"),
        Wording(
          "pulihkan cadangan yang sesuai dengan titik periksa",
          "restore a backup that agrees with the checkpoint")),
      Entry(
        "E_LEDGER_EMPTY", [3],
        Wording(
          "buku catatan dikosongkan, sedangkan isi basis data ada",
          "the ledger was emptied, and the content is there"),
        Wording(
          "pulihkan dari cadangan",
          "restore a backup")),
      Entry(
        "E_LEDGER_BEGUN", [3],
        Wording(
          "buku catatan dimulai lagi di atas isi yang sudah ada",
          "the ledger began again over content that was there already"),
        Wording(
          "pulihkan dari cadangan, atau terima dengan “audit ledger accept 1 --reason ALASAN”",
          "restore a backup, or accept it with “audit ledger accept 1 --reason TEXT”")),
      Entry(
        "E_LEDGER_NOT_NAMED", [64],
        Wording(
          "tidak ada yang menyebut perubahan atau kehilangan pada entri itu",
          "nothing has named a change or a loss by that entry"),
        Wording(
          "lihat “audit verify”: nomor entri atau jumlah entri titik periksa disebut di sana",
          "see “audit verify”, which tells the number of the entry or of the entries of the checkpoint"
        )),
      Entry(
        "E_LEDGER_ACCEPTED", [64],
        Wording(
          "entri itu sudah diterima",
          "that entry has been accepted"),
        Wording(
          "lihat “audit ledger list --event accepted”",
          "see “audit ledger list --event accepted”")),
      Entry(
        "E_LEDGER_REASON", [64],
        Wording(
          "--reason kosong",
          "--reason is empty"),
        Wording(
          "sebutkan mengapa diterima",
          "say why it is accepted")),
      Entry(
        "E_LEDGER_ENTRY", [64], Wording("entri itu tidak ada", "there is no such entry"),
        Wording("lihat “audit ledger list”", "see “audit ledger list”")),
      Entry(
        "E_CHECKPOINT_MISSING", [2],
        Wording("titik periksa tidak dapat dibaca", "a checkpoint cannot be read"),
        Wording(
          "sebutkan berkas atau folder titik periksa", "name a file or a folder of checkpoints")),
      Entry(
        "E_CHECKPOINT", [65],
        Wording("berkas itu bukan titik periksa", "the file is no checkpoint"),
        Wording(
          "sebutkan berkas yang dibuat “audit ledger checkpoint” atau malam",
          "name a file made by “audit ledger checkpoint” or a night")),
      Entry(
        "E_CHECKPOINT_OTHER", [3],
        Wording("titik periksa dari basis data lain", "a checkpoint of another database"),
        Wording(
          "sebutkan titik periksa basis data ini; setiap basis data memerlukan folder titik periksanya sendiri",
          "name a checkpoint of this database; each database needs a folder of checkpoints of its own"
        )),
      Entry(
        "E_CHECKPOINT_KEPT", [3],
        Wording(
          "titik periksa lain sudah memakai nama itu",
          "another checkpoint has that name already"),
        Wording(
          "periksa dengan “audit verify”",
          "check with “audit verify”")),
      Entry(
        "E_RUN_INPUTS", [2],
        Wording(
          "pelaksanaan itu lebih tua daripada buku catatan; masukannya tidak diketahui",
          "the run is older than the ledger; its inputs are not known"),
        Wording("ulangi pelaksanaan yang lebih baru", "repeat a later run")),
      Entry(
        "E_REPLAY_DEVIATION", [3],
        Wording(
          "satu penyimpangan berbeda ketika pelaksanaan diulang",
          "one deviation differs when the run is repeated"),
        Wording(
          "bandingkan dengan cadangan dari malam itu", "compare with the backup of that night")),
      Entry(
        "E_REPLAY_DEVIATIONS", [3],
        Wording(
          "penyimpangan pelaksanaan yang diulang berbeda", "the deviations of a repeated run differ"
        ),
        Wording(
          "bandingkan dengan cadangan dari malam itu", "compare with the backup of that night")),
      Entry(
        "E_REPLAY_VERDICTS", [3],
        Wording(
          "simpulan pelaksanaan yang diulang berbeda", "the verdicts of a repeated run differ"),
        Wording(
          "bandingkan dengan cadangan dari malam itu", "compare with the backup of that night")),
    ])
}
