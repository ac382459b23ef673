import Foundation

import Glibc

/// A terminal without a screen, for output that asks whether somebody looks.
final class PseudoTerminal {
  /// What the program writes to.
  let terminal: FileHandle
  private let reader: FileHandle

  init() throws {
    let descriptor = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw NoTerminal(number: errno) }
    reader = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var isLocked: Int32 = 0
    var number: Int32 = 0
    guard unsafe ioctl(descriptor, Self.setLock, &isLocked) == 0,
      unsafe ioctl(descriptor, Self.getNumber, &number) == 0
    else { throw NoTerminal(number: errno) }
    let opened = unsafe open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard opened >= 0 else { throw NoTerminal(number: errno) }
    terminal = FileHandle(fileDescriptor: opened, closeOnDealloc: true)
  }

  /// TIOCSPTLCK and TIOCGPTN of Linux, which are macros that are not imported.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  /// All that was written until the last writer has gone.
  func read() throws -> String {
    try terminal.close()
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe Glibc.read(reader.fileDescriptor, &buffer, buffer.count)
      // The end of a terminal is an error (EIO).
      guard count > 0 else { break }
      bytes += buffer.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  struct NoTerminal: Error {
    let number: Int32
  }
}
