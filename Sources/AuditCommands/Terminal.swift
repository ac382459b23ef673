internal import ArgumentParser
internal import Glibc
internal import ServiceStandards

/// What is known of the two streams and of the environment, asked once.
struct Terminal {
  enum ColourChoice: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never
  }

  /// One of the streams.
  enum Stream: Int32 {
    case output = 1
    case messages = 2
  }

  static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

  /// A variable of the environment; `nil` when it is not set or empty.
  static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// Order: option, NO_COLOR, CLICOLOR_FORCE, terminal; each stream by itself.
  static func usesColour(_ stream: Stream, choice: ColourChoice) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if environment("NO_COLOR") != nil { return false }
    if let force = environment("CLICOLOR_FORCE"), force != "0" { return true }
    return isTerminal(stream) && environment("TERM") != "dumb"
  }

  /// Cells of a line; `nil` when the output is not a terminal.
  static var width: Int? {
    guard isTerminal(.output) else { return nil }
    var size = winsize()
    let answer = unsafe ioctl(Stream.output.rawValue, UInt(TIOCGWINSZ), &size)
    if answer == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return environment("COLUMNS").flatMap(Int.init)
  }

  private static var locale: String {
    environment("LC_ALL") ?? environment("LC_MESSAGES") ?? environment("LANG") ?? ""
  }

  /// A pipe gets Unicode; a terminal only when its locale says UTF-8.
  static var usesUnicode: Bool {
    guard isTerminal(.output) else { return true }
    let locale = environment("LC_ALL") ?? environment("LC_CTYPE") ?? environment("LANG") ?? ""
    return locale.uppercased().replacing("-", with: "").contains("UTF8")
  }

  /// English for an English locale, Indonesian for every other: the tool's users are Indonesian.
  static var language: Language { locale.lowercased().hasPrefix("en") ? .english : .indonesian }
}
