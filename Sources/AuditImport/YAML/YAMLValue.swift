internal import ServiceStandards
internal import WorkingTime
internal import Yams

/// One value of a YAML file, with its place. Reading it as what it is not notes a problem and gives
/// `nil`. Scalars are text until they are read as something else: `no` is no answer and `007` no
/// number.
struct YAMLValue {
  let file: YAMLFile
  private let node: Node
  /// The key that it stands under; `nil` for entries of lists.
  private let key: String?
  /// From 1, as the character of that line.
  let line: Int
  private let position: Int

  init(file: YAMLFile, node: Node, key: String? = nil) {
    self.file = file
    self.node = node
    self.key = key
    line = node.mark?.line ?? 1
    position = node.mark?.column ?? 1
  }

  /// Nothing, `~` or `null` without quotes.
  var isNull: Bool {
    guard let scalar = node.scalar, scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  var isScalar: Bool { node.scalar != nil }
  var isMapping: Bool { node.mapping != nil }
  var isList: Bool { node.sequence != nil }

  /// Digits without quotes.
  var isNumber: Bool {
    guard let scalar = node.scalar, scalar.style == .plain else { return false }
    return !scalar.string.isEmpty && scalar.string.utf8.allSatisfy(Cell.isDigit)
  }

  func note(_ problem: Problem) {
    file.note(
      problem, line: line, position: position, column: key,
      value: node.scalar?.string ?? "")
  }

  // MARK: Collections

  /// The entries of a list.
  func list() -> [YAMLValue]? {
    guard let sequence = node.sequence else { return wrong(.list) }
    guard file.mayLook(at: sequence.count, line: line, position: position) else {
      return []
    }
    return sequence.map { YAMLValue(file: file, node: $0, key: key) }
  }

  /// The keys and values of a mapping. A key that is not known is a problem; `nil` knows them all.
  func mapping(_ known: [String]?) -> YAMLMapping? {
    guard let mapping = node.mapping else { return wrong(.mapping) }
    guard file.mayLook(at: mapping.count, line: line, position: position) else {
      return nil
    }
    var values: [(key: YAMLValue, name: String, value: YAMLValue)] = []
    for (keyNode, valueNode) in mapping {
      let key = YAMLValue(file: file, node: keyNode)
      guard let name = keyNode.scalar?.string else {
        key.note(.wrongType(expected: .text))
        continue
      }
      if let known, !known.contains(name) {
        key.note(.unknownKey(known: known, nearest: NearestName.of(name, in: known)))
        continue
      }
      let value = YAMLValue(file: file, node: valueNode, key: name)
      values.append((key, name, value))
    }
    return YAMLMapping(owner: self, entries: values)
  }

  /// The name of a column of a file.
  func heading() -> String? { text().map(IdentityText.heading) }

  /// A heading of stamps, or two in a list: of dates, and of the times of day beside them.
  func stampHeadings() -> (date: String, time: String?)? {
    guard isList else { return heading().map { ($0, nil) } }
    let headings = list() ?? []
    guard headings.count == 2 else { return wrong(.stampHeadings) }
    guard let date = headings[0].heading(), let time = headings[1].heading() else { return nil }
    return (date, time)
  }

  // MARK: Scalars

  /// Any scalar as its text; an empty one is a problem.
  func text() -> String? {
    guard let scalar = node.scalar, !isNull else { return wrong(.text) }
    guard !scalar.string.isEmpty else { return wrong(.text) }
    return scalar.string
  }

  func code<Subject>(_: Subject.Type = Subject.self) -> Code<Subject>? {
    guard let text = text() else { return nil }
    guard let code = try? Code<Subject>(text) else {
      note(.invalidCode)
      return nil
    }
    return code
  }

  /// One of the words.
  func word<Word>(_ words: [(String, Word)]) -> Word? {
    guard let text = text() else { return nil }
    if let found = words.first(where: { $0.0 == text }) { return found.1 }
    let known = words.map(\.0)
    note(.notAWord(known: known, nearest: NearestName.of(text, in: known)))
    return nil
  }

  /// Whether it is that very text; nothing is noted when it is not.
  func isText(_ text: String) -> Bool { node.scalar?.string == text }

  func yesNo() -> Bool? {
    switch node.scalar?.string {
    case "true", "True", "TRUE": true
    case "false", "False", "FALSE": false
    default: wrong(.yesNo)
    }
  }

  func wholeNumber(in range: ClosedRange<Int64>) -> Int64? {
    guard let text = node.scalar?.string, text.utf8.allSatisfy(Cell.isDigit),
      let number = Int64(text)
    else { return wrong(.wholeNumber) }
    guard range.contains(number) else {
      note(.outside(lowest: "\(range.lowerBound)", highest: "\(range.upperBound)"))
      return nil
    }
    return number
  }

  /// A share between 0 and 1 in thousandths.
  func perMille() -> Int? {
    guard let text = node.scalar?.string else { return wrong(.decimalNumber) }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty, whole.utf8.allSatisfy(Cell.isDigit),
      parts.count <= 2, parts.count == 1 || !parts[1].isEmpty,
      parts.dropFirst().allSatisfy({ $0.utf8.allSatisfy(Cell.isDigit) })
    else { return wrong(.decimalNumber) }
    let decimals = parts.count == 2 ? parts[1] : ""
    guard decimals.dropFirst(3).allSatisfy({ $0 == "0" }) else {
      note(.tooManyDecimals(allowed: 3))
      return nil
    }
    let thousandths = (decimals + "000").prefix(3)
    guard let share = Int(whole + thousandths), share <= 1000 else {
      note(.outside(lowest: "0", highest: "1"))
      return nil
    }
    return share
  }

  /// An amount in major units, such as `100000` or `12.50`.
  func money(decimals: Int) -> Money? {
    guard let text = text() else { return nil }
    do throws(Problem) {
      return Money(try NumberForm().minorUnits(Array(text.utf8).span, decimals: decimals))
    } catch {
      note(error)
      return nil
    }
  }

  func day() -> CivilDay? {
    guard let text = node.scalar?.string, let day = CivilDay(iso: text),
      WallTime.years.contains(day.year)
    else { return wrong(.day) }
    return day
  }

  /// An instant with an offset.
  func instant() -> Instant? {
    guard let text = node.scalar?.string,
      case .stamp(let stamp) = ISOStamp.read(Array(text.utf8).span),
      let second = stamp.second, let offset = stamp.offset, !stamp.isCut
    else { return wrong(.instant) }
    return Instant(Int64(stamp.day.number) * 86_400 + Int64(second) - Int64(offset))
  }

  /// Seconds after midnight, up to and with 86 400.
  func clockTime() -> Int32? {
    guard let text = node.scalar?.string else { return wrong(.clockTime) }
    let bytes = Array(text.utf8)
    var index = 0
    guard let hour = bytes.span.number(at: &index, fewest: 2, most: 2),
      bytes.span.skip(0x3A, at: &index),
      let minute = bytes.span.number(at: &index, fewest: 2, most: 2), index == bytes.count,
      let second = WallTime.second(hour: hour, minute: minute, second: 0)
    else { return wrong(.clockTime) }
    return second
  }

  /// An existing zone.
  func zone() -> Zone? {
    guard let text = text() else { return nil }
    do throws(CalendarFault) {
      return try Zone(text)
    } catch {
      switch error {
      case .noZoneDatabase: note(.noZoneDatabase)
      default: note(.unknownZone(nearest: NearestName.of(text, in: Self.commonZones)))
      }
      return nil
    }
  }

  private static let commonZones = [
    "Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura", "UTC",
  ]

  private func wrong<Value>(_ expected: Problem.ExpectedType) -> Value? {
    note(.wrongType(expected: expected))
    return nil
  }
}
