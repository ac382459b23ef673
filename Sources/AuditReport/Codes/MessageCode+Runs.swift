internal import ServiceStandards

extension MessageCode {
  static let runs = topic(
    .runs,
    [
      Entry(
        "E_RUN_FUTURE", [2],
        Wording(
          "saat penilaian belum tiba, dan yang belum tiba tidak dicatat",
          "the as-of instant is yet to come, and nothing is recorded of it"),
        Wording("tanyakan dengan “audit look --as-of …”", "ask with “audit look --as-of …”")),
      Entry(
        "E_RUN_PASSED", [2],
        Wording(
          "layanan itu sudah diaudit per saat yang lebih kemudian; register hanya bergerak maju",
          "the services were audited as of a later instant; the register only goes forward"),
        Wording("tanyakan dengan “audit look --as-of …”", "ask with “audit look --as-of …”")),
      Entry(
        "E_RUN_UNKNOWN", [64], Wording("pelaksanaan itu tidak ada", "there is no such run"),
        Wording("lihat “audit runs list”", "see “audit runs list”")),
      Entry(
        "E_RUN_NONE", [2],
        Wording("belum ada pelaksanaan audit", "there has been no run yet"),
        Wording("jalankan audit dahulu", "run the audit first")),
      Entry(
        "E_RUN_NOT_LAST", [2],
        Wording(
          "sesudah pelaksanaan itu ada yang lain, yang berdiri di atasnya",
          "later runs rest on that one"),
        Wording("batalkan yang terakhir dahulu", "void the last one first")),
      Entry(
        "E_RUN_VOID", [64],
        Wording("pelaksanaan itu sudah dibatalkan", "that run is void already"),
        Wording("lihat “audit runs list”", "see “audit runs list”")),
      Entry(
        "E_CLOCK_BEHIND", [2],
        Wording(
          "jam komputer lebih awal daripada entri terakhir buku besar",
          "the computer's clock is behind the last entry of the ledger"),
        Wording(
          "betulkan jamnya, atau batalkan yang dibuat oleh jam yang terlalu maju (“audit runs void”, “audit ledger accept”)",
          "set it right, or take back what a clock that was ahead has made (“audit runs void”, “audit ledger accept”)"
        )),
    ])
}
