package import AuditImport
internal import Glibc
package import ServiceStandards

/// What became of the command that gets the changes of a night.
package enum HookOutcome: Hashable, Sendable {
  case done
  case failed(command: String, status: Int32)
  case killed(command: String, signal: Int32)
  case hung(command: String, seconds: Int)
  case notStarted(command: String, reason: SystemReason)

  /// `nil` when there is nothing to tell.
  package func message(in language: Language) -> String? {
    let (indonesian, english) =
      switch self {
      case .done: ("", "")
      case .failed(let command, let status):
        (
          "perintah --on-change “\(command)” berakhir dengan \(status); malam itu sendiri tetap selesai.",
          "the --on-change command “\(command)” ended with \(status); the night itself stands."
        )
      case .killed(let command, let signal):
        (
          "perintah --on-change “\(command)” dihentikan oleh sinyal \(signal); malam itu sendiri tetap selesai.",
          "the --on-change command “\(command)” was ended by signal \(signal); the night itself stands."
        )
      case .hung(let command, let seconds):
        (
          "perintah --on-change “\(command)” belum selesai setelah \(seconds) detik dan dihentikan; malam itu sendiri tetap selesai.",
          "the --on-change command “\(command)” was not done after \(seconds) seconds and was stopped; the night itself stands."
        )
      case .notStarted(let command, let reason):
        (
          "perintah --on-change “\(command)” tidak dapat dijalankan: \(reason.text(in: .indonesian)).",
          "the --on-change command “\(command)” could not be started: \(reason.text(in: .english))."
        )
      }
    guard self != .done else { return nil }
    return language == .indonesian ? indonesian : english
  }

  /// For the log; `nil` when all is well.
  var code: String? {
    switch self {
    case .done: nil
    case .failed, .killed: "W_HOOK_FAILED"
    case .hung: "W_HOOK_HUNG"
    case .notStarted: "W_HOOK_NOT_STARTED"
    }
  }
}

/// Runs a command of the shell with bytes on its standard input, for so many seconds at most. It gets a
/// process group of its own, so that nothing of it outlives the limit; what it prints goes to standard
/// error, since standard output carries the result.
struct NightHook {
  let command: String
  let seconds: Int

  func run(input: [UInt8]) -> HookOutcome {
    // A file, not a pipe: a command that does not read cannot hold up the night.
    let file = NightHook.unnamedFile(holding: input)
    guard file >= 0 else {
      return .notStarted(command: command, reason: SystemReason(number: errno))
    }
    defer { close(file) }
    var child: pid_t = 0
    let code = spawn(input: file, child: &child)
    guard code == 0 else {
      return .notStarted(command: command, reason: SystemReason(number: code))
    }
    return wait(for: child)
  }

  private func spawn(input: Int32, child: inout pid_t) -> Int32 {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, input, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, 2, 1)
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    unsafe posix_spawnattr_setflags(&attributes, Int16(NightHook.setGroup))
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    return unsafe command.withCString { command in
      unsafe "-c".withCString { option in
        unsafe "/bin/sh".withCString { shell in
          let arguments = unsafe [shell, option, command, nil].map {
            unsafe UnsafeMutablePointer(mutating: $0)
          }
          return unsafe posix_spawn(&child, shell, &actions, &attributes, arguments, environ)
        }
      }
    }
  }

  /// POSIX_SPAWN_SETPGROUP, a macro that is not imported.
  private static let setGroup: Int32 = 2

  private func wait(for child: pid_t) -> HookOutcome {
    let watch = Stopwatch()
    var status: Int32 = 0
    while true {
      let ended = unsafe waitpid(child, &status, WNOHANG)
      if ended == child { break }
      if ended < 0, errno != EINTR { return .done }
      guard watch.milliseconds < Int64(seconds) * 1000 else {
        kill(-child, SIGKILL)
        while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
        return .hung(command: command, seconds: seconds)
      }
      usleep(5_000)
    }
    let signal = status & 0x7F
    if signal != 0 { return .killed(command: command, signal: signal) }
    let exit = status >> 8 & 0xFF
    return exit == 0 ? .done : .failed(command: command, status: exit)
  }

  /// A file without a name, open at its start; -1 with `errno` when there is no room for it.
  private static func unnamedFile(holding bytes: [UInt8]) -> Int32 {
    guard let file = unsafe tmpfile() else { return -1 }
    defer { unsafe fclose(file) }
    let descriptor = unsafe dup(fileno(file))
    guard descriptor >= 0 else { return -1 }
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe write(
          descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        close(descriptor)
        return -1
      }
      written += count
    }
    lseek(descriptor, 0, SEEK_SET)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
  }
}
