package import WorkingTime

/// What is wrong with one value, line or entry of a file. Each has a stable code, and a message and
/// a hint in both languages.
package enum Problem: Error, Hashable, Sendable {
  // Shape of a line.
  case fieldCount(found: Int, expected: Int)
  /// A value in a column without a heading.
  case namelessColumn(position: Int)
  case openQuote
  case textAfterQuote
  case invalidBytes(TextEncoding)
  case controlCharacter(UInt8)
  case fieldTooLong(limit: Int)
  case recordTooLong(limit: Int)

  // Values.
  case required
  case unknownUnit(nearest: String?)
  case unknownService(unit: String, nearest: String?)
  /// Several services of the unit have that name.
  case ambiguousService(unit: String)
  /// Not in any of the declared forms.
  case notADate(forms: [String])
  /// In a declared form, but the calendar has no such day or the clock no such time.
  case noSuchDate(form: String)
  /// Day and month stand in the other order than declared.
  case dayAndMonthSwapped(form: String)
  case yearOutside
  /// The date is not of the weekday that it names.
  case otherWeekday(form: String)
  /// A time in the column of times, and no date beside it.
  case timeWithoutDate
  case notAnAmount(form: String)
  case tooManyDecimals(allowed: Int)
  /// Three digits after the decimal sign look like thousands.
  case thousandsOrDecimals(form: String)
  case amountTooLarge
  /// A word where an amount is expected, which may mean 0 or nothing known.
  case moneyWord
  case notAStatus(known: [String], nearest: String?)
  case notAWord(known: [String], nearest: String?)
  case pauseForm
  case pauseReason(known: [String], nearest: String?)
  case chargeForm
  case chargeKind(known: [String], nearest: String?)
  /// A number in scientific notation.
  case scientificNumber
  /// `#REF!`, `########` and the like.
  case spreadsheetError
  /// An identifier that a spreadsheet took for a date.
  case identifierMadeDate
  /// A number of more digits than a spreadsheet keeps, in the place of an identifier.
  case roundedIdentifier(digits: Int)
  /// A number with a fraction or a sign in the place of an identifier.
  case fractionalIdentifier
  /// A formula whose value was never computed.
  case uncomputedFormula
  /// A number in a column of stamps that holds no serial numbers.
  case bareSerial
  /// True or false in the place of something else.
  case truthValue
  /// A cell of a workbook that is no such thing.
  case wrongKind(ExpectedCell)
  case duplicateCase
  /// The file tells one case on several lines, each time otherwise; those of the others that are known.
  case contradictedCase(lines: [String])
  /// The file lacks what a new case needs, and no case has this number.
  case unknownCase
  /// The case with this number was received on another day.
  case receivedOn(CivilDay, told: CivilDay)
  /// Several cases have the number, and the file does not say which one is meant.
  case severalSeries
  /// The service says that a column tells the series of each case.
  case seriesNotTold
  /// A row after the line with which the table is over.
  case rowAfterTable

  // Entries of a YAML file, or of a CSV file beside one.
  case syntax(String)
  case unknownFormat(expected: String)
  case unknownKey(known: [String], nearest: String?)
  case wrongType(expected: ExpectedType)
  case invalidCode
  case invalidCurrency
  case unknownReference(Subject, nearest: String?)
  case repeated(firstLine: Int)
  case repeatedKey
  /// A row of a table says otherwise what the rows of one standard have in common.
  case otherwiseAbove(firstLine: Int)
  /// No time that a standard can promise.
  case notALimit
  /// Days of which nobody says whether they are working days.
  case bareDays
  case endBeforeStart(first: String)
  case outside(lowest: String, highest: String)
  case badHours
  case unknownZone(nearest: String?)
  case noZoneDatabase
  case isRequired(key: String, because: String?)
  case excludes(String, String)
  case parentCycle
  case badPattern(element: String)
  /// A text in a date form that stands for itself although it has a meaning.
  case meaningfulLiteral(String, element: String)
  /// Not the lines of a header.
  case headerLines
  case tooManyEntries

  /// What a value of a YAML file should have been.
  package enum ExpectedType: Hashable, Sendable {
    case mapping, list, text, wholeNumber, decimalNumber, yesNo, day, instant, clockTime
    case stampHeadings
  }

  /// What a name refers to.
  package enum Subject: Hashable, Sendable {
    case unit, agency, calendar, holidayKind
  }

  /// What a cell of a workbook should have been.
  package enum ExpectedCell: Hashable, Sendable {
    case time, amount
  }

  package var code: DiagnosticCode {
    switch self {
    case .fieldCount, .namelessColumn, .rowAfterTable: .fields
    case .openQuote, .textAfterQuote: .quote
    case .invalidBytes, .controlCharacter: .encoding
    case .fieldTooLong, .recordTooLong: .length
    case .required, .isRequired: .required
    case .unknownUnit: .unit
    case .unknownService, .ambiguousService: .service
    case .notADate, .noSuchDate, .dayAndMonthSwapped, .yearOutside, .otherWeekday, .timeWithoutDate:
      .date
    case .notAnAmount, .tooManyDecimals, .thousandsOrDecimals, .amountTooLarge, .moneyWord: .number
    case .notAStatus: .status
    case .notAWord: .word
    case .pauseForm, .pauseReason: .pause
    case .chargeForm, .chargeKind: .charge
    case .scientificNumber, .spreadsheetError, .identifierMadeDate, .roundedIdentifier,
      .fractionalIdentifier, .uncomputedFormula, .truthValue:
      .excel
    case .bareSerial, .wrongKind(.time): .date
    case .wrongKind(.amount): .number
    case .unknownCase: .unknownCase
    case .receivedOn: .receipt
    case .severalSeries, .seriesNotTold: .series
    case .duplicateCase, .contradictedCase, .repeated, .repeatedKey, .otherwiseAbove: .duplicate
    case .syntax: .yaml
    case .unknownFormat: .format
    case .unknownKey: .key
    case .wrongType: .type
    case .invalidCode, .invalidCurrency: .identifier
    case .unknownReference, .parentCycle: .reference
    case .endBeforeStart, .outside: .range
    case .badHours: .hours
    case .notALimit, .bareDays: .limit
    case .unknownZone, .noZoneDatabase: .zone
    case .excludes: .conflict
    case .badPattern, .meaningfulLiteral, .headerLines: .pattern
    case .tooManyEntries: .size
    }
  }
}
