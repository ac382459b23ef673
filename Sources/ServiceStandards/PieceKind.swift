/// What the rows of a file stand for that tells no cases but pieces of them, several rows for one case.
public enum PieceKind: String, CaseIterable, Hashable, Sendable {
  case payments, papers, pauses

  /// So many of them, for people.
  package func counted(_ count: Int) -> Wording {
    switch self {
    case .payments:
      Wording("\(count) pembayaran", count == 1 ? "1 payment" : "\(count) payments")
    case .papers: Wording("\(count) dokumen", count == 1 ? "1 paper" : "\(count) papers")
    case .pauses: Wording("\(count) jeda", count == 1 ? "1 pause" : "\(count) pauses")
    }
  }
}
