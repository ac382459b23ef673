extension Problem {
  /// What is wrong and what to do about it, in English.
  var english: (message: String, hint: String?) {
    switch self {
    case .fieldCount(let found, let expected):
      (
        "the line has \(found) fields, the header \(expected)",
        found < expected
          ? "Look for a missing delimiter or a line break inside a cell without quotes; where empty cells at the end are not written, say `short_rows: allow` in the profile."
          : "Look for the delimiter inside a cell without quotes."
      )
    case .namelessColumn(let position):
      (
        "column \(position) has no heading, and this cell of it is not empty",
        "Give the column a heading, or look for the delimiter inside a cell without quotes."
      )
    case .openQuote:
      ("a quote is opened and not closed", "Close it, or write a quote inside a cell as \"\".")
    case .textAfterQuote:
      ("text stands after a closing quote", "Write a quote inside a cell as \"\".")
    case .invalidBytes(let encoding):
      (
        "bytes that are not text in \(encoding.name)",
        "Save the file again as UTF-8, or declare its encoding in the profile."
      )
    case .controlCharacter(let byte):
      ("the control character \(hexadecimal(byte))", "Remove it.")
    case .fieldTooLong(let limit):
      ("longer than the \(limit) bytes that a field may have", "Shorten it.")
    case .recordTooLong(let limit):
      (
        "longer than the \(limit) bytes that a line may have",
        "Look for a quote that is not closed."
      )
    case .required:
      ("a value is required and there is none", "Fill it in at the source.")
    case .unknownUnit(let nearest):
      ("no such unit", suggestion(nearest) ?? "Import its standards first, or correct the code.")
    case .unknownService(let unit, let nearest):
      (
        "no such service of \(unit)",
        suggestion(nearest) ?? "Import its standard first, or translate the name in the profile."
      )
    case .ambiguousService(let unit):
      (
        "several services of \(unit) have this name",
        "Write the code of the service, or translate the name in the profile."
      )
    case .notADate(let forms):
      (
        "not a date in the declared form",
        "Declared: \(list(forms.map(quoted))). Correct it at the source, or, where there is a profile, add its form to `dates` in the profile."
      )
    case .noSuchDate(let form):
      (
        "no such date or time",
        "It was read as \(quoted(form)). Correct date or time at the source."
      )
    case .dayAndMonthSwapped(let form):
      (
        "the date contradicts the declared form \(quoted(form))",
        "Day and month seem to stand in the other order: declare the form of the whole file."
      )
    case .yearOutside:
      ("the year is not between 1900 and 2200", "Correct the year at the source.")
    case .otherWeekday(let form):
      (
        "the date is not of the weekday that stands beside it",
        "It was read as \(quoted(form)). Correct weekday or date at the source."
      )
    case .timeWithoutDate:
      ("a time without a date in the column beside it", "Fill in the date, or empty the time.")
    case .notAnAmount(let form):
      (
        "not an amount",
        "Write it like \(form), or say in the profile how numbers are written (`numbers`) and what words mean (`money_words`)."
      )
    case .tooManyDecimals(let allowed):
      (
        allowed == 0
          ? "the currency of the unit has no decimals"
          : "more than the \(allowed) decimals of the unit's currency",
        "Check the amount at the source, and `numbers` in the profile."
      )
    case .thousandsOrDecimals(let form):
      (
        "three digits after the decimal sign may be thousands",
        "Declared: \(form). Write the amount whole, or declare `numbers` in the profile."
      )
    case .amountTooLarge:
      ("the amount is too large", "Check the amount at the source.")
    case .moneyWord:
      (
        "a word in the place of an amount, which may mean 0 or that nothing was recorded",
        "Say which in the profile: `money_words: {zero: [GRATIS], missing: [Nihil]}`."
      )
    case .notAStatus(let known, let nearest):
      ("not a status", suggestion(nearest) ?? "Known: \(list(known)).")
    case .notAWord(let known, let nearest):
      ("not one of the allowed words", suggestion(nearest) ?? "Allowed: \(list(known)).")
    case .pauseForm:
      ("not a pause", "Write reason:from/to, joined by |; leave `to` empty when not resumed.")
    case .pauseReason(let known, let nearest):
      ("no such reason for a pause", suggestion(nearest) ?? "Known: \(list(known)).")
    case .chargeForm:
      ("not a charge", "Write kind:amount:proof, joined by |, or none.")
    case .chargeKind(let known, let nearest):
      ("no such kind of charge", suggestion(nearest) ?? "Known: \(list(known)).")
    case .scientificNumber:
      (
        "a spreadsheet has cut this number short",
        "Its digits are lost: export it again with the column formatted as text."
      )
    case .spreadsheetError:
      (
        "an error of a spreadsheet stands in place of the value",
        "Correct the cell (of ####### widen the column) and export again."
      )
    case .identifierMadeDate:
      (
        "a spreadsheet has made a date of it",
        "What stood there is lost: export it again with the column formatted as text."
      )
    case .roundedIdentifier(let digits):
      (
        "a number of more than \(digits) digits, of which a spreadsheet keeps \(digits)",
        "Its last digits are lost: export it again with the column formatted as text."
      )
    case .fractionalIdentifier:
      (
        "a number with a fraction or a sign where an identifier is expected",
        "Export it again with the column formatted as text."
      )
    case .uncomputedFormula:
      (
        "a formula whose value was never computed",
        "Open the file in a spreadsheet and save it there, or export the values."
      )
    case .bareSerial:
      (
        "a number where a date is expected",
        "If it counts days as spreadsheets do, add `excel` to `dates` in the profile; else format the column as a date and export again."
      )
    case .truthValue:
      ("true or false where something else is expected", "Correct the cell at the source.")
    case .wrongKind(let expected):
      (
        expected == .time ? "no time of day" : "no amount of money",
        "Correct the cell, or its format, at the source."
      )
    case .duplicateCase:
      ("the case stands in this file already, with other values", "Keep one of the two lines.")
    case .contradictedCase(let lines):
      (
        "the file tells this case otherwise on line \(lines.joined(separator: ", "))",
        "Which one is right cannot be told, so neither was taken; keep one of them."
      )
    case .unknownCase:
      (
        "no case of this service has this number, and the file has neither status nor received_at",
        "Import the file with status and receipt first, or correct the number."
      )
    case .severalSeries:
      (
        "several cases of this service have this number, and the file does not say of which series it is",
        "Add the column received_at, so that the year or month tells them apart, or the column series."
      )
    case .seriesNotTold:
      (
        "a new case, and nothing says of which series its number is; the service has numbers_restart: by_column",
        "Fill the column series, or map it in the profile: columns: {series: HEADING}."
      )
    case .receivedOn(let known, let told):
      (
        "this case was received on \(known), here on \(told)",
        "If it is another case, its number needs a year or a series of its own; if the day was corrected, say --accept-receipt-changes."
      )
    case .rowAfterTable:
      (
        "a row stands after the line that ends the table",
        "Correct `ends_at` in the profile, or import what follows as a file of its own."
      )
    default: englishOfEntries
    }
  }

  private var englishOfEntries: (message: String, hint: String?) {
    switch self {
    case .syntax(let problem):
      ("not readable as YAML: \(problem)", nil)
    case .unknownFormat(let expected):
      ("not a file of this kind", "The file must have `format: \(expected)`.")
    case .unknownKey(let known, let nearest):
      ("no such key", suggestion(nearest) ?? "Known here: \(list(known)).")
    case .wrongType(let expected):
      ("expected \(expected.english)", nil)
    case .invalidCode:
      ("not a code", "A code has 1 to 64 bytes and no spaces.")
    case .invalidCurrency:
      ("not a currency", "Write three capital letters of ISO 4217, such as USD.")
    case .unknownReference(let subject, let nearest):
      (
        "no such \(subject.english)",
        suggestion(nearest) ?? "It must stand in this file or be known."
      )
    case .repeated(let firstLine):
      ("already given on line \(firstLine)", "Keep one of the two.")
    case .repeatedKey:
      ("the key is given twice", "Keep one of the two.")
    case .endBeforeStart(let first):
      ("ends before it starts (\(first))", nil)
    case .outside(let lowest, let highest):
      ("not between \(lowest) and \(highest)", nil)
    case .otherwiseAbove(let line):
      (
        "decree, dates or clock differ from line \(line) of the same standard",
        "Make them equal, or give the other one a version of its own."
      )
    case .notALimit:
      (
        "not a time that a standard can promise",
        "Write a whole number and its unit: menit, jam, hari kerja, hari kalender or bulan; the unit may stand in the column `limit_unit`."
      )
    case .bareDays:
      (
        "days of which nothing says whether they are working days",
        "Write `hari kerja` or `hari kalender`, or say `bare_days` in the profile."
      )
    case .badHours:
      (
        "opening hours are empty, overlap, or are not in order",
        "Write [[\"08:00\", \"12:00\"], [\"13:00\", \"15:30\"]]."
      )
    case .unknownZone(let nearest):
      ("no such time zone", suggestion(nearest) ?? "Write an IANA name such as Asia/Makassar.")
    case .noZoneDatabase:
      ("this computer has no time zone database", "Install tzdata, or set TZDIR.")
    case .isRequired(let key, let because):
      ("`\(key)` is missing" + (because.map { " and \($0) needs it" } ?? ""), nil)
    case .excludes(let one, let other):
      ("`\(one)` and `\(other)` exclude each other", "Keep one of the two.")
    case .parentCycle:
      ("the unit stands above itself", "Correct `parent`.")
    case .badPattern(let element):
      (
        "not a date form, because of “\(element)”",
        "Use yyyy yy MMMM MM M dd d EEEE HH H hh h a mm ss S z with signs between them, or iso, or excel."
      )
    case .meaningfulLiteral(let text, let element):
      (
        "“\(text)” stands for itself and would not be understood",
        "Write \(element) in its place."
      )
    case .headerLines:
      ("not the lines of a header", "Write the line, or two lines below each other: [4, 5].")
    case .tooManyEntries:
      ("the file has too many entries", "Split it, and look for aliases that repeat aliases.")
    default: ("", nil)
    }
  }

  private func suggestion(_ nearest: String?) -> String? {
    nearest.map { "Did you mean “\($0)”?" }
  }
}

extension Problem.ExpectedType {
  fileprivate var english: String {
    switch self {
    case .mapping: "keys with values"
    case .list: "a list"
    case .text: "a text"
    case .wholeNumber: "a whole number"
    case .decimalNumber: "a number"
    case .yesNo: "true or false"
    case .day: "a date YYYY-MM-DD between 1900 and 2200"
    case .instant: "an instant with an offset, such as 2025-03-04T09:15:00+08:00"
    case .stampHeadings: "the heading of a column, or two for dates and times: [Date, Time]"
    case .clockTime: "a time of day HH:MM between 00:00 and 24:00"
    }
  }
}

extension Problem.Subject {
  fileprivate var english: String {
    switch self {
    case .unit: "unit"
    case .agency: "agency"
    case .calendar: "calendar"
    case .holidayKind: "kind of holiday"
    }
  }
}

/// `0x1B`.
func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return "0x" + (byte < 16 ? "0" : "") + digits
}

/// At most twelve names, joined by commas.
func list(_ names: [String]) -> String {
  names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
}

/// The text between quotes, where commas or points in it would be taken for those of the sentence.
func quoted(_ text: String) -> String { "“\(text)”" }
