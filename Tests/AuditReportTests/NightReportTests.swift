import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditReport

@Suite struct `The report of a night` {
  @Test func `says every change in one line, in both languages`() throws {
    let report = try report()
    #expect(
      report.text(in: .indonesian) == """
        baru: MPP-Uji · SKCK · B-01 Biaya: 1.200 penyimpangan (tinggi), Rp25.000, temuan T-2026-0001; uraian: audit explain B-01-7
        memburuk: MPP-Uji · SKCK · W-01 Waktu: 2 penyimpangan (sedang)
        hilang oleh catatan bertanggal mundur (D-04): MPP-Uji · SKCK · W-01 Waktu: 1 penyimpangan (tinggi)
        temuan ditutup setelah pemeriksaan ulang yang bersih: T-2026-0002 MPP-Uji · SKCK · W-01 Waktu
        tindak lanjut segera jatuh tempo: T-2026-0003 MPP-Uji · SKCK · W-01: batas 10/07/2026, 7 hari lagi
        verifikasi terlambat: T-2026-0004 MPP-Uji · SKCK · W-01: batas 01/07/2026, lewat 2 hari
        pengecualian segera berakhir: K-2026-0001 MPP-Uji · W-01: hari terakhir 04/07/2026, 1 hari lagi
        pengecualian berakhir: K-2026-0002 MPP-Uji · SKCK · W-01: hari terakhir 02/07/2026; 3 penyimpangan dihitung lagi
        berkas ditolak: a.csv (sumber simpel), 4 baris tertolak
        baris lebih lama dibiarkan: a.csv (sumber simpel), 1.200 baris; urutan menurut saat ekspor (audit imports list)
        perkara dibuka kembali: a.csv (sumber simpel), 2 baris membuka perkara yang sudah selesai
        layanan baru terdaftar tanpa standar: a.csv (sumber simpel), 3 layanan (audit services list)
        nomor dari tahun tetangga: a.csv (sumber simpel), 1 perkara baru mungkin perkara yang sudah tercatat: 001 dari 2026
        kurang dari kiriman sebelumnya: a.csv (sumber simpel), 40 baris tidak ada lagi: A/KTP 2026-05: 60, dulu 100
        berkas menunggu malam berikutnya: b?.csv: sebab
        bertemu perkaranya: 12 pembayaran
        menunggu perkaranya: 3 dokumen dari c.csv (impor 5); daftar: audit imports waiting
        masih menunggu perkaranya: 1 jeda dari d?.csv (impor 2) sejak 25/06/2026, 8 hari; daftar: audit imports waiting
        publik sudah menerima serah terima tentang sebagian transaksi yang sama (2026-07-02, entri 41 buku besar); selisihnya dapat membuka jumlah yang disembunyikan, jadi periksa sebelum menerbitkan /serah/2026-07-03
        tidak ada impor dari sumber simpel (simpel-*.csv) sejak 25/06/2026, 8 hari

        """)
    let english = report.text(in: .english).split(separator: "\n")
    #expect(english.count == report.lines.count)
    #expect(
      english.first
        == "new: MPP-Uji · SKCK · B-01 Cost: 1,200 deviations (high), Rp25,000, finding T-2026-0001; see: audit explain B-01-7"
    )
    #expect(english.last?.hasSuffix("since 2026-06-25, 8 days") ?? false)
    #expect(
      english.suffix(5).dropLast() == [
        "joined to their cases: 12 payments",
        "waiting for their case: 3 papers of c.csv (import 5); see: audit imports waiting",
        "still waiting for their case: 1 pause of d?.csv (import 2) since 2026-06-25, 8 days; see: audit imports waiting",
        "the public has been given a hand-over about some of the same transactions (2026-07-02, entry 41 of the ledger); the difference can give hidden counts away, so look before you publish /serah/2026-07-03",
      ])
  }

  @Test func `is silent when nothing has changed`() throws {
    var report = try report()
    report.lines = []
    #expect(report.text(in: .indonesian).isEmpty)
    #expect(report.stepsText(in: .english) == "backup: failed (kilobytes 12)\n")
  }

  @Test func `is one JSON object with the facts of every line`() throws {
    let bytes = try report().json(in: .english)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(object["schema"] as? String == "audit.night/1")
    #expect(object["day"] as? String == "2026-07-03")
    let items = try #require(object["items"] as? [[String: Any]])
    #expect(
      items.compactMap { $0["kind"] as? String } == [
        "new", "worse", "dated_back", "finding_closed", "follow_up_due", "verification_overdue",
        "waiver_ending",
        "waiver_expired", "file_refused", "file_older", "file_reopened",
        "file_registered", "file_neighbours", "file_shrunk", "file_waiting", "pieces_joined",
        "pieces_waiting", "pieces_still_waiting", "public_before", "nothing_imported",
      ])
    let piece = try #require(items.first { $0["kind"] as? String == "pieces_still_waiting" })
    #expect(piece["what"] as? String == "pauses" && piece["rows"] as? Int == 1)
    #expect(piece["import"] as? Int == 2 && piece["days"] as? Int == 8)
    #expect(piece["since"] as? String == "2026-06-25")
    let again = try #require(items.first { $0["kind"] as? String == "public_before" })
    #expect(again["folders"] as? [String] == ["/serah/2026-07-03"])
    #expect(again["entry"] as? Int == 41 && again["day"] as? String == "2026-07-02")
    #expect(items[0]["deviations"] as? Int == 1200 && items[0]["amount"] as? Int == 25_000)
    #expect(items.allSatisfy { !($0["text"] as? String ?? "").isEmpty })
    let steps = try #require(object["steps"] as? [[String: Any]])
    #expect(steps[0]["code"] as? String == "E_BACKUP_DAMAGED")
    #expect(steps[0]["message"] == nil)
  }

  private func report() throws -> NightReport {
    let service = try ServiceName(
      unit: UnitCode("MPP-Uji"), code: ServiceCode("SKCK"), name: "SKCK")
    let cost = Wording("Biaya", "Cost")
    let time = Wording("Waktu", "Time")
    func id(_ number: Int) -> FindingID { FindingID(year: 2026, number: number) }
    func day(_ text: String) throws -> CivilDay { try #require(CivilDay(iso: text)) }
    let lines: [NightLine] = [
      .deviations(
        NightLine.Deviations(
          change: .new, service: service, rule: .overcharge, title: cost, count: 1200,
          severity: .high, amount: Amount(Money(25_000), .rupiah), example: "B-01-7",
          finding: id(1))),
      .deviations(
        NightLine.Deviations(
          change: .worse, service: service, rule: .finishedLate, title: time, count: 2,
          severity: .medium, amount: nil, example: nil)),
      .deviations(
        NightLine.Deviations(
          change: .datedBack, service: service, rule: .finishedLate, title: time, count: 1,
          severity: .high, amount: nil, example: nil)),
      .finding(
        NightLine.FindingEvent(
          kind: .closed, id: id(2), service: service, rule: .finishedLate, title: time)),
      .clock(
        NightLine.ClockEvent(
          clock: .followUp, id: id(3), service: service, rule: .finishedLate,
          due: try day("2026-07-10"), daysLeft: 7)),
      .clock(
        NightLine.ClockEvent(
          clock: .verification, id: id(4), service: service, rule: .finishedLate,
          due: try day("2026-07-01"), daysLeft: -2)),
      .waiver(
        NightLine.WaiverEvent(
          kind: .ending, id: WaiverID(year: 2026, number: 1), unit: service.unit, service: nil,
          rule: .finishedLate, lastDay: try day("2026-07-04"), daysLeft: 1)),
      .waiver(
        NightLine.WaiverEvent(
          kind: .expired, id: WaiverID(year: 2026, number: 2), unit: service.unit,
          service: service, rule: .finishedLate, lastDay: try day("2026-07-02"), deviations: 3)),
      .file(NightLine.FileEvent(kind: .refused, name: "a.csv", source: "simpel", rejected: 4)),
      .file(
        NightLine.FileEvent(
          kind: .older, name: "a.csv", source: "simpel", accepted: 9, rows: 1_200)),
      .file(
        NightLine.FileEvent(
          kind: .reopened, name: "a.csv", source: "simpel", accepted: 9, rows: 2)),
      .file(
        NightLine.FileEvent(
          kind: .registered, name: "a.csv", source: "simpel", accepted: 9, rows: 3)),
      .file(
        NightLine.FileEvent(
          kind: .neighbours, name: "a.csv", source: "simpel", accepted: 9, rows: 1,
          reason: Wording("001 dari 2026", "001 of 2026"))),
      .file(
        NightLine.FileEvent(
          kind: .shrunk, name: "a.csv", source: "simpel", accepted: 9, rows: 40,
          reason: Wording("A/KTP 2026-05: 60, dulu 100", "A/KTP 2026-05: 60, was 100"))),
      .file(
        NightLine.FileEvent(
          kind: .waiting, name: "b\u{1B}.csv", source: nil, reason: Wording("sebab", "reason"))),
      .pieces(NightLine.PieceEvent(kind: .joined, what: .payments, rows: 12)),
      .pieces(
        NightLine.PieceEvent(
          kind: .waiting, what: .papers, rows: 3,
          source: .init(file: "c.csv", importID: 5, since: try day("2026-07-03"), days: 0))),
      .pieces(
        NightLine.PieceEvent(
          kind: .stillWaiting, what: .pauses, rows: 1,
          source: .init(
            file: "d\u{1B}.csv", importID: 2, since: try day("2026-06-25"), days: 8))),
      .publicBefore(folders: ["/serah/2026-07-03"], entry: 41, day: "2026-07-02"),
      .silence(
        source: "simpel", pattern: "simpel-*.csv", since: try day("2026-06-25"), days: 8),
    ]
    return NightReport(
      night: 3, day: try day("2026-07-03"), asOf: Instant(1_783_000_000), database: "audit.db",
      tool: "test", zone: try Zone("Asia/Makassar"), run: 9, lines: lines,
      steps: [
        NightStepReport(
          step: .backup, status: .failed, exitStatus: 3, code: "E_BACKUP_DAMAGED",
          message: Wording("rusak", "damaged"),
          counts: [NightStepReport.Count("kilobytes", 12)])
      ], exitStatus: 3)
  }
}
