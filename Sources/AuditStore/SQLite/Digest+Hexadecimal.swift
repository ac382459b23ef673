internal import Crypto

extension Digest {
  /// As text, two digits for each byte.
  var hexadecimal: String {
    map { byte in String(byte >> 4, radix: 16) + String(byte & 0xF, radix: 16) }.joined()
  }
}
