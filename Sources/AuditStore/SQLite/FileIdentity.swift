internal import Glibc

/// How a file was at one moment: the same one, as long, and written to at the same time.
struct FileStamp: Equatable {
  private let identity: FileIdentity
  private let bytes: off_t
  private let seconds: Int
  private let nanoseconds: Int

  /// `nil`: there is none at that path.
  init?(_ path: String) {
    var status = stat()
    guard unsafe path.withCString({ unsafe stat($0, &status) }) == 0 else { return nil }
    identity = FileIdentity(status)
    bytes = status.st_size
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }
}

/// What tells a file from every other one on this computer, whatever its name.
struct FileIdentity: Equatable {
  private let device: dev_t
  private let number: ino_t

  /// `nil`: there is none at that path.
  init?(_ path: String) {
    var status = stat()
    guard unsafe path.withCString({ unsafe stat($0, &status) }) == 0 else { return nil }
    self.init(status)
  }

  fileprivate init(_ status: stat) {
    device = status.st_dev
    number = status.st_ino
  }
}
