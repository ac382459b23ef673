package import ServiceStandards
package import WorkingTime

/// Units, weekdays, and the settings of a clock.
extension Texts {
  enum TimePart {
    case days, hours, minutes, seconds
  }

  /// The unit behind a number of real time, the same for one and for many.
  static func short(_ part: TimePart) -> Wording {
    switch part {
    case .days: Wording("hari", "d")
    case .hours: Wording("jam", "h")
    case .minutes: Wording("menit", "min")
    case .seconds: Wording("detik", "s")
    }
  }

  package static func unit(_ unit: TimeLimit.Unit, count: Int64) -> Wording {
    let english = { (word: String) in plural(word, count) }
    return switch unit {
    case .seconds: Wording("detik", english("second"))
    case .minutes: Wording("menit", english("minute"))
    case .hours: Wording("jam", english("hour"))
    case .workingDays: Wording("hari kerja", english("working day"))
    case .calendarDays: Wording("hari kalender", english("calendar day"))
    case .months: Wording("bulan", english("month"))
    }
  }

  package static func weekday(_ weekday: Weekday) -> Wording {
    switch weekday {
    case .monday: Wording("Senin", "Monday")
    case .tuesday: Wording("Selasa", "Tuesday")
    case .wednesday: Wording("Rabu", "Wednesday")
    case .thursday: Wording("Kamis", "Thursday")
    case .friday: Wording("Jumat", "Friday")
    case .saturday: Wording("Sabtu", "Saturday")
    case .sunday: Wording("Minggu", "Sunday")
    }
  }

  static func dayCount(_ rule: TimeLimit.DayCount) -> Wording {
    switch rule {
    case .excludeFirst:
      Wording("hari penerimaan tidak dihitung", "the day of receipt does not count")
    case .includeFirst:
      Wording(
        "hari penerimaan dihitung sebagai hari pertama", "the day of receipt is the first day")
    }
  }

  static func receipt(_ rule: TimeLimit.Receipt) -> Wording {
    switch rule {
    case .asStamped:
      Wording("diterima pada tanggal yang tercatat", "received on the recorded date")
    case .nextOpening:
      Wording(
        "berkas di luar jam layanan dianggap diterima pada jam buka berikutnya",
        "a file outside service hours counts as received at the next opening")
    }
  }

  /// `08:00:00`
  package static func clockTime(_ secondOfDay: Int32) -> String {
    [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60]
      .map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
  }

  static func clockStart(_ start: ClockSettings.Start) -> Wording {
    switch start {
    case .received: Wording("sejak berkas diterima", "from receipt of the file")
    case .complete:
      Wording("sejak berkas lengkap dan benar", "from the file being complete and correct")
    case .paid: Wording("sejak pembayaran", "from payment")
    }
  }

  static func stamp(_ name: StampName) -> Wording {
    switch name {
    case .received: Wording("berkas diterima", "file received")
    case .complete: Wording("berkas lengkap dan benar", "file complete and correct")
    case .paid: Wording("pembayaran", "payment")
    case .finished: Wording("selesai", "finished")
    case .handedOver: Wording("diserahkan", "handed over")
    case .promised: Wording("tanggal yang dijanjikan", "promised date")
    case .pauseStart: Wording("jeda dimulai", "pause started")
    case .pauseEnd: Wording("jeda berakhir", "pause ended")
    case .imported: Wording("data dimuat", "data imported")
    }
  }

  static let localTime = Wording("waktu setempat", "local time")
}
