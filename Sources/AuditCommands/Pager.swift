internal import AuditReport
internal import Glibc

/// The reader's pager (`PAGER`, else `less`), for results on a terminal. It is started only when both
/// standard input and standard output are terminals, so that no script ever waits for a key.
final class Pager: ByteSink {
  private let child: pid_t
  private var input: Int32

  /// `nil` when there is nothing to page for, or no pager.
  init?(isWanted: Bool) {
    guard isWanted, isatty(0) == 1, Terminal.isTerminal(.output),
      Terminal.environment("TERM") != "dumb", let command = Pager.command,
      let (child, input) = Pager.start(command)
    else { return nil }
    self.child = child
    self.input = input
  }

  deinit { finish() }

  func write(_ bytes: borrowing Span<UInt8>) throws {
    try Channel.write(bytes, to: input, name: "-")
  }

  /// Ends the text and waits until the reader has left the pager.
  func finish() {
    guard input >= 0 else { return }
    close(input)
    input = -1
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
  }

  /// What the reader named, else `less`: quits by itself when one screen is enough (F), keeps colours
  /// (R) and the screen (X).
  private static var command: String? {
    if let named = Terminal.environment("PAGER") { return named }
    let folders = (Terminal.environment("PATH") ?? "/usr/bin:/bin").split(separator: ":")
    let isFound = folders.contains { folder in unsafe access("\(folder)/less", X_OK) == 0 }
    return isFound ? "less -FIRX" : nil
  }

  private static func start(_ command: String) -> (child: pid_t, input: Int32)? {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return nil }
    // The pager must not hold the end that it waits for.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    var child: pid_t = 0
    let code = unsafe command.withCString { command in
      unsafe "-c".withCString { option in
        unsafe "/bin/sh".withCString { shell in
          let arguments = unsafe [shell, option, command, nil].map {
            unsafe UnsafeMutablePointer(mutating: $0)
          }
          return unsafe posix_spawn(&child, shell, &actions, nil, arguments, environ)
        }
      }
    }
    unsafe posix_spawn_file_actions_destroy(&actions)
    close(ends[0])
    guard code == 0 else {
      close(ends[1])
      return nil
    }
    return (child, ends[1])
  }
}
