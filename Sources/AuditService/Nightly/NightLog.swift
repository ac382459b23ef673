internal import AuditImport
internal import AuditReport
internal import Glibc
internal import HandoverFiles
internal import WorkingTime

/// The log of the nights for operators: one JSON object a line, appended with one call each, so that
/// lines of several processes do not mix. It holds counts and codes, no personal data.
///
/// A log that cannot be written does not stop the night; it is told at its end.
final class NightLog {
  private let path: String?
  private let descriptor: Int32
  private(set) var fault: NightFault?
  private let start: Instant
  private let watch = Stopwatch()
  private let zone: Zone

  /// `nil`: no log is wanted. Times are reckoned from the one reading of the clock.
  init(path: String?, start: Instant, zone: Zone) {
    self.path = path
    self.start = start
    self.zone = zone
    guard let path else {
      descriptor = -1
      return
    }
    descriptor = unsafe path.withCString {
      unsafe open($0, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o640)
    }
    if descriptor < 0 {
      fault = .cannotWrite(path: path, SystemReason(number: errno))
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func step(_ step: NightStepReport, night: Int64, run: Int64?) {
    append(NightLogLine.step(step, night: night, run: run, time: time, zone: zone))
  }

  func event(
    _ event: String, night: Int64? = nil, day: CivilDay? = nil, code: String? = nil,
    exitStatus: ExitStatus? = nil
  ) {
    append(
      NightLogLine.event(
        event, night: night, day: day, code: code, exitStatus: exitStatus?.rawValue, time: time,
        zone: zone))
  }

  private var time: Instant { start + watch.milliseconds / 1000 }

  private func append(_ line: String) {
    guard let path, descriptor >= 0 else { return }
    let bytes = Array(line.utf8)
    let count = unsafe bytes.withUnsafeBytes {
      unsafe write(descriptor, $0.baseAddress, $0.count)
    }
    if count != bytes.count { fault = NightFault(WriteFault(path: path, number: errno)) }
  }
}
