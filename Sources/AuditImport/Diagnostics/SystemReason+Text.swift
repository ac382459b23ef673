internal import Glibc
package import ServiceStandards

extension SystemReason {
  /// The reason in words; those of the system, in English, for a rare one.
  package func text(in language: Language) -> String {
    switch (number, language) {
    case (ENOENT, .english): "there is no such file"
    case (ENOENT, .indonesian): "berkas itu tidak ada"
    case (EACCES, .english), (EPERM, .english): "the permission is missing"
    case (EACCES, .indonesian), (EPERM, .indonesian): "tidak ada izin"
    case (ENOSPC, .english): "the disk is full"
    case (ENOSPC, .indonesian): "cakram penuh"
    case (EIO, .english): "the disk reports an error"
    case (EIO, .indonesian): "cakram melaporkan galat"
    case (EISDIR, .english): "it is a folder"
    case (EISDIR, .indonesian): "itu sebuah folder"
    case (EROFS, .english): "the disk can only be read"
    case (EROFS, .indonesian): "cakram hanya dapat dibaca"
    default: unsafe String(cString: strerror(number))
    }
  }
}
