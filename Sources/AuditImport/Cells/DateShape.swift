/// How the date of a form is written, and in which order of its parts.
struct DateShape: Equatable {
  /// What a reader sees: two digits, four digits, or a name, and the signs between them.
  private var look = ""
  /// What it stands for.
  private var order = ""

  /// Whether one text could be read in both forms, as different dates.
  func contradicts(_ other: DateShape) -> Bool { look == other.look && order != other.order }

  fileprivate mutating func append(_ part: Character, as look: Character) {
    order.append(part)
    self.look.append(look)
  }

  fileprivate mutating func append(sign: UInt8) {
    let sign = Character(Unicode.Scalar(sign))
    if "/-.".contains(sign) { look.append(sign) }
  }
}

extension DatePattern {
  /// `nil` for a serial number.
  var dateShape: DateShape? {
    switch self {
    case .declared(let form): form.dateShape
    case .iso: try? DeclaredDateForm("yyyy-MM-dd").dateShape
    case .excel: nil
    }
  }
}

extension DeclaredDateForm {
  fileprivate var dateShape: DateShape {
    var shape = DateShape()
    // Signs before and after the date belong to the time.
    guard let first = elements.firstIndex(where: \.isOfDate),
      let last = elements.lastIndex(where: \.isOfDate)
    else { return shape }
    for element in elements[first...last] {
      switch element {
      case .year: shape.append("y", as: "4")
      case .shortYear: shape.append("y", as: "2")
      case .month: shape.append("M", as: "2")
      case .monthName: shape.append("M", as: "N")
      case .day: shape.append("d", as: "2")
      case .sign(let byte): shape.append(sign: byte)
      case .weekday, .hour, .hourOfHalf, .half, .minute, .second, .fraction, .zone: continue
      }
    }
    return shape
  }
}

extension DeclaredDateForm.Element {
  fileprivate var isOfDate: Bool {
    switch self {
    case .year, .shortYear, .month, .monthName, .day: true
    case .weekday, .hour, .hourOfHalf, .half, .minute, .second, .fraction, .zone, .sign: false
    }
  }
}
