internal import AuditService
internal import Glibc
internal import ServiceStandards
internal import Synchronization

/// Counts long work on standard error: nothing in the first second, then one rewritten line on a
/// terminal, one line every 30 seconds elsewhere.
final class Progress {
  private let isShown: Bool
  private let isTerminal = Terminal.isTerminal(.messages)
  private let language: Language
  private let start = Progress.seconds
  private var lastShown = 0.0
  private var hasShown = false

  init(isShown: Bool, language: Language) {
    self.isShown = isShown
    self.language = language
    Interruption.listen()
  }

  /// - Throws: `Interruption` after the first Ctrl-C or TERM, so that the work is rolled back.
  func report(rows: Int64) throws {
    if let signal = Interruption.pending { throw Interruption(signal: signal) }
    guard isShown else { return }
    let elapsed = Progress.seconds - start
    guard elapsed > 1, elapsed - lastShown > (isTerminal ? 0.2 : 30) else { return }
    lastShown = elapsed
    hasShown = true
    let rate = Int64(Double(rows) / elapsed)
    let text =
      language == .indonesian
      ? "\(rows) baris, \(rate) per detik" : "\(rows) rows, \(rate) per second"
    write(isTerminal ? "\r\u{1B}[K" + text : text + "\n")
  }

  /// Clears the line.
  func end() {
    if hasShown, isTerminal { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(2, $0.baseAddress, $0.count) }
  }

  private static var seconds: Double {
    var now = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}

/// Ctrl-C or TERM: the first asks the work to stop, the second ends the program at once.
struct Interruption: Error {
  let signal: Int32

  private static let received = Atomic<Int32>(0)

  static var pending: Int32? {
    let signal = received.load(ordering: .relaxed)
    return signal == 0 ? nil : signal
  }

  static func listen() {
    // A parent may have blocked them, and the block is inherited.
    var heard = sigset_t()
    unsafe sigemptyset(&heard)
    for number in [SIGINT, SIGTERM] {
      unsafe sigaddset(&heard, number)
      Glibc.signal(number) { number in
        Interruption.received.store(number, ordering: .relaxed)
        Glibc.signal(number, SIG_DFL)
      }
    }
    unsafe pthread_sigmask(SIG_UNBLOCK, &heard, nil)
  }

  /// 130 for Ctrl-C, 143 for TERM.
  var exitStatus: Int32 { 128 + signal }
}
