/// The moments that a record of a case can hold.
package enum StampName: String, CaseIterable, Hashable, Sendable {
  case received, complete, paid, finished
  case handedOver = "handed_over"
  case promised
  case pauseStart = "pause_start"
  case pauseEnd = "pause_end"
  case imported
}
