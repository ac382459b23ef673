internal import AuditImport
internal import Glibc
internal import WorkingTime

/// Who holds the lock of the nights, as the holder wrote it into the file.
package struct LockHolder: Hashable, Sendable {
  package let pid: String
  package let host: String
  /// With its offset.
  package let since: String
}

/// Exactly one night at a time: a lock of the kernel on a file beside the database. It belongs to the
/// open file and dies with the process, however that ends; what the file says is for people only.
/// Readers and other commands do not ask for it.
final class NightLock {
  private let descriptor: Int32

  /// Takes the lock beside `file`, or waits for it so many seconds. `database` is what people call it.
  ///
  /// - Throws: `NightFault.busy` with the holder, or `cannotLock`.
  init(
    database: String, file: String, since: String, host: String, waiting seconds: Int
  ) throws(NightFault) {
    let path = NightLock.path(of: file)
    let descriptor = unsafe path.withCString {
      unsafe open($0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    }
    guard descriptor >= 0 else {
      throw .cannotLock(path: path, SystemReason(number: errno))
    }
    let deadline = Stopwatch()
    while !NightLock.lock(descriptor) {
      let number = errno
      guard number == EAGAIN || number == EACCES || number == EINTR else {
        close(descriptor)
        throw .cannotLock(path: path, SystemReason(number: number))
      }
      guard deadline.milliseconds < Int64(seconds) * 1000 else {
        let holder = NightLock.read(descriptor)
        close(descriptor)
        throw .busy(database: database, holder)
      }
      usleep(NightLock.pause)
    }
    self.descriptor = descriptor
    let text = "pid=\(getpid())\nhost=\(host)\nsince=\(since)\ncommand=audit nightly\n"
    // It is the lock that counts: a full disk only leaves the next one without a name.
    ftruncate(descriptor, 0)
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes {
      unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0)
    }
  }

  deinit {
    ftruncate(descriptor, 0)
    close(descriptor)
  }

  /// Waits until nobody holds the lock beside `file`, so many seconds at most, without taking it.
  ///
  /// - Throws: `NightFault.busy` with the holder.
  static func awaitEnd(
    database: String, file: String, waiting seconds: Int
  ) throws(NightFault) {
    let deadline = Stopwatch()
    while let holder = holder(database: file) {
      guard deadline.milliseconds < Int64(seconds) * 1000 else {
        throw .busy(database: database, holder)
      }
      usleep(pause)
    }
  }

  /// Microseconds between two tries.
  private static let pause: UInt32 = 100_000

  /// Who runs a night now; asks without taking the lock, so that no night is ever kept out by it.
  static func holder(database: String) -> LockHolder? {
    let descriptor = unsafe path(of: database).withCString {
      unsafe open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    }
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var lock = wholeFile
    guard unsafe fcntl(descriptor, getLock, &lock) == 0, Int32(lock.l_type) != F_UNLCK else {
      return nil
    }
    return read(descriptor)
  }

  private static func path(of database: String) -> String { database + ".lock" }

  private static func lock(_ descriptor: Int32) -> Bool {
    var lock = wholeFile
    return unsafe fcntl(descriptor, setLock, &lock) == 0
  }

  private static var wholeFile: flock {
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    return lock
  }

  /// F_OFD_GETLK and F_OFD_SETLK of Linux, which are not imported: locks of the open file, not of the
  /// process.
  private static let getLock: Int32 = 36
  private static let setLock: Int32 = 37

  private static func read(_ descriptor: Int32) -> LockHolder? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe pread(descriptor, $0.baseAddress, $0.count, 0)
    }
    var facts: [Substring: Substring] = [:]
    let text = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1)
      if parts.count == 2 { facts[parts[0]] = parts[1] }
    }
    guard let pid = facts["pid"], let host = facts["host"], let since = facts["since"] else {
      return nil
    }
    return LockHolder(pid: String(pid), host: String(host), since: String(since))
  }
}

/// Time that has passed, by a clock that nobody sets.
struct Stopwatch {
  private let start = Stopwatch.now

  var milliseconds: Int64 { (Stopwatch.now - start) / 1_000_000 }

  private static var now: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
