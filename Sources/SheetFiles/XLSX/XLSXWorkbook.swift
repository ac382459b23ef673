#if SPREADSHEETS
  /// What stands in the workbook part: the sheets in their order, and what holds for all (ECMA-376 part 1, 18.2).
  struct XLSXWorkbook: XMLReader {
    struct Sheet {
      var info: SheetInfo
      /// Of its relationship.
      var id: String
    }

    private(set) var sheets: [Sheet] = []
    /// Dates count from 1904 on.
    private(set) var is1904 = false
    /// The writer did not compute: a formula's 0 is no value then.
    private(set) var isUncomputed = false

    mutating func start(_ tag: XMLTag) throws(SheetFault) {
      switch tag.name {
      case "sheet":
        guard sheets.count < TranscriptWriter.mostSheets else {
          throw .limit(.sheets(TranscriptWriter.mostSheets))
        }
        let state: SheetInfo.State =
          tag["state"].map {
            $0 == "veryHidden" ? .veryHidden : $0 == "hidden" ? .hidden : .visible
          }
          ?? .visible
        sheets.append(
          Sheet(
            info: SheetInfo(name: tag["name"]?.string ?? "", state: state),
            id: tag["id"]?.string ?? ""))
      case "workbookPr": is1904 = tag["date1904"]?.isTrue ?? false
      case "calcPr": isUncomputed = tag["fullCalcOnLoad"]?.isTrue ?? false
      default: break
      }
    }

    mutating func end(_ name: XMLName) throws(SheetFault) {}
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetFault) {}

    static var handlers: XMLHandlers {
      unsafe XMLHandlers(
        start: { unsafe XMLPush.start($0, $1, $6, $8, as: XLSXWorkbook.self) },
        end: { context, name, _, _ in unsafe XMLPush.end(context, name, as: XLSXWorkbook.self) },
        text: { unsafe XMLPush.text($0, $1, $2, as: XLSXWorkbook.self) })
    }
  }
#endif
