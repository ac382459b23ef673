internal import Glibc

/// What tells a file from every other one on this computer, whatever its name.
struct FileIdentity: Equatable {
  private let device: dev_t
  private let number: ino_t

  /// `nil`: there is none at that path.
  init?(_ path: String) {
    var status = stat()
    guard unsafe path.withCString({ unsafe stat($0, &status) }) == 0 else { return nil }
    device = status.st_dev
    number = status.st_ino
  }
}
