#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The folder of zone files that comes with the system.
enum ZoneDatabase {
  /// Where to look: the directory that `TZDIR` names and no other, or else the usual places.
  static func directories() -> [String] {
    if let override = unsafe getenv("TZDIR") {
      let path = unsafe String(cString: override)
      if !path.isEmpty { return [path] }
    }
    return ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo"]
  }

  /// The bytes of a zone's file from the first of the directories that exists.
  static func file(
    of identifier: String, in directories: [String]
  ) throws(CalendarFault) -> [UInt8] {
    guard isIdentifier(identifier) else { throw .unknownZone(identifier) }
    guard let directory = directories.first(where: { isDirectory($0) }) else {
      throw .noZoneDatabase(path: directories.joined(separator: ", "))
    }
    guard let bytes = contents(of: "\(directory)/\(identifier)") else {
      throw .unknownZone(identifier)
    }
    return bytes
  }

  /// Whether a name stays within the directory: `Area/Place`, no `..`, no leading `/`.
  private static func isIdentifier(_ name: String) -> Bool {
    guard name.utf8.count <= 255 else { return false }
    return name.utf8.split(separator: 0x2F, omittingEmptySubsequences: false).allSatisfy { part in
      guard let first = part.first, first != 0x2E else { return false }
      return part.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x5F: true
        default: false
        }
      }
    }
  }

  private static func isDirectory(_ path: String) -> Bool {
    guard let directory = unsafe opendir(path) else { return false }
    unsafe closedir(directory)
    return true
  }

  /// The whole file; `nil` when there is no readable one. A zone's file has a few kilobytes, so one
  /// that goes on for a megabyte is read no further.
  private static func contents(of path: String) -> [UInt8]? {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while bytes.count < 1 << 20 {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe read(file, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return bytes
  }
}
