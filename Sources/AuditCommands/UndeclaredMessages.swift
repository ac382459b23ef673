internal import AuditReport
internal import AuditService
internal import ServiceStandards

extension CommandContext {
  /// Which classes and tiers no standard names, and the line that would say what they are.
  func tellOfWords(_ result: TransactionImportResult) {
    guard case .imported = result.state else { return }
    let most = 10
    for word in result.undeclared.prefix(most) { tell(word) }
    let more = result.undeclared.count - most
    if more > 0 {
      messages.warn(
        "\(more) kelas atau jenjang lagi tidak dikenal standar layanannya",
        "\(more) more classes or tiers that the standards of their services do not name")
    }
  }

  private func tell(_ word: UndeclaredWord) {
    let text = PersonalData.masked(word.text)
    let place = "\(word.unit)/\(word.service)"
    let known = word.nearest.map(flowText) ?? "…"
    let profile = "values: {\(word.kind.column): {\(flowText(text)): \(known)}}"
    let (name, standard): (Wording, String) =
      switch word.kind {
      case .applicantClass: (Wording("kelas", "class"), "classes: [\(flowText(text))]")
      case .tier:
        (Wording("jenjang", "tier"), "cost: {tariffs: [{tier: \(flowText(text)), amount: …}]}")
      }
    messages.warn(
      "\(name.indonesian) “\(text)” (\(word.rows) baris) tidak dikenal standar \(place); ejaan lain? Dalam profil: \(profile). Berdiri sendiri? Dalam standar: \(standard)",
      "\(name.english) “\(text)” (\(word.rows) \(word.rows == 1 ? "row" : "rows")) is not named by the standards of \(place); another spelling? In the profile: \(profile). One of its own? In the standard: \(standard)"
    )
  }

  /// A text as it can stand in a flow of YAML: between quotes unless it is a plain word.
  private func flowText(_ text: String) -> String {
    let isPlain =
      text.first?.isLetter ?? false
      && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    guard !isPlain || ["true", "false", "null", "yes", "no"].contains(text.lowercased()) else {
      return text
    }
    return "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
