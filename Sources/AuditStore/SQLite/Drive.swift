internal import CSQLite
internal import Glibc

/// Tells whether a file lies on a drive of another computer.
///
/// Whoever writes to a database with a log shares memory with all who have it open. Drives of other
/// computers share none, and their locks are kept by chance: two writers would damage the file.
package struct DriveProbe: Sendable {
  /// What such a drive is called; `nil`: a disk of this computer, as far as can be told.
  let networkDrive: @Sendable (_ path: String) -> String?

  package init(_ networkDrive: @escaping @Sendable (_ path: String) -> String?) {
    self.networkDrive = networkDrive
  }

  /// Asks the system.
  package static let system = DriveProbe { path in
    let type = unsafe path.withCString { unsafe csqlite_file_system($0) }
    if type != fuse { return networkTypes[type] }
    var status = stat()
    guard unsafe path.withCString({ unsafe stat($0, &status) }) == 0 else { return nil }
    return networkDrive(ofDevice: UInt64(status.st_dev), mounts: mounts)
  }

  /// Of which file system a path is, by the number that `statfs` gives.
  private static let networkTypes: [UInt32: String] = [
    0x6969: "NFS", 0x517B: "SMB", 0xFF53_4D42: "SMB", 0xFE53_4D42: "SMB", 0x564C: "NCP",
    0x0102_1997: "9p", 0x5346_414F: "AFS", 0x6B41_4653: "AFS", 0x7375_7245: "Coda",
    0x00C3_6400: "Ceph", 0x0BD0_0BD0: "Lustre", 0x0116_1970: "GFS2", 0x7461_636F: "OCFS2",
    0x786F_4256: "vboxsf", 0xBACB_ACBC: "vmhgfs",
  ]

  /// Programs give file systems of any kind under this number.
  private static let fuse: UInt32 = 0x6573_5546

  private static let networkPrograms: Set<String> = [
    "afpfs", "ceph", "curlftpfs", "davfs", "davfs2", "gcsfuse", "glusterfs", "gvfsd-fuse",
    "juicefs",
    "mfs", "rclone", "s3fs", "smbnetfs", "sshfs",
  ]

  /// What the list of mounts (`/proc/self/mountinfo`) calls the file system of a device, when it is one
  /// of a network.
  static func networkDrive(ofDevice device: UInt64, mounts: String) -> String? {
    let major = (device >> 8) & 0xFFF | (device >> 32) & ~0xFFF
    let minor = device & 0xFF | (device >> 12) & ~0xFF
    for line in mounts.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 2, fields[2] == "\(major):\(minor)",
        let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count
      else { continue }
      let program = fields[dash + 1].split(separator: ".").last.map(String.init) ?? ""
      return networkPrograms.contains(program) ? program : nil
    }
    return nil
  }

  private static var mounts: String {
    let descriptor = unsafe open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe piece.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += piece[..<count]
    }
  }
}
