extension Problem {
  /// Tells apart the problems of one code: those of one form are told together, whatever their values.
  var form: Int {
    switch self {
    case .fieldCount(let found, let expected): found < expected ? 0 : 1
    case .rowAfterTable: 2
    // Of each column by itself.
    case .namelessColumn(let position): 2 + position
    case .textAfterQuote, .controlCharacter, .recordTooLong, .noSuchDate, .tooManyDecimals,
      .ambiguousService, .pauseReason, .chargeKind, .spreadsheetError, .repeated:
      1
    case .bareDays: 1
    case .otherwiseAbove: 3
    case .dayAndMonthSwapped, .thousandsOrDecimals, .repeatedKey: 2
    case .yearOutside, .amountTooLarge: 3
    case .otherWeekday, .moneyWord: 4
    case .timeWithoutDate: 5
    case .bareSerial: 6
    case .wrongKind: 12
    case .identifierMadeDate: 7
    case .roundedIdentifier: 8
    case .fractionalIdentifier: 9
    case .uncomputedFormula: 10
    case .truthValue: 11
    default: 0
    }
  }
}
