internal import Glibc

/// Writes text to a file or to standard output through a buffer of its own.
struct Output: ~Copyable {
  private let descriptor: Int32
  private let path: String
  private var buffer: [UInt8] = []
  private var hasFailed = false

  init(standardOutput: Void) { (descriptor, path) = (1, "standard output") }

  /// - Throws: `OutputError` when the file cannot be created.
  init(path: String) throws(OutputError) {
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    self.path = path
    guard descriptor >= 0 else { throw OutputError(path: path) }
  }

  mutating func write(_ text: String) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count > 1 << 18 { flush() }
  }

  /// Writes a CSV field, in quotes when it holds a comma, a quote or the end of a line.
  mutating func write(quoted text: String) {
    guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A }) else {
      write(text)
      return
    }
    write("\"")
    for character in text.utf8 {
      if character == 0x22 { buffer.append(0x22) }
      buffer.append(character)
    }
    write("\"")
  }

  /// Hands over what is left; to be called once at the end.
  ///
  /// - Throws: `OutputError` when something could not be written.
  consuming func finish() throws(OutputError) {
    flush()
    if descriptor > 2, close(descriptor) != 0 { hasFailed = true }
    guard !hasFailed else { throw OutputError(path: path) }
  }

  private mutating func flush() {
    var written = 0
    while written < buffer.count, !hasFailed {
      let count = unsafe buffer.withUnsafeBytes { bytes in
        unsafe Glibc.write(
          descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
      }
      hasFailed = count <= 0
      written += max(count, 0)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

struct OutputError: Error, CustomStringConvertible {
  let path: String
  var description: String { "cannot write \(path)" }
}
