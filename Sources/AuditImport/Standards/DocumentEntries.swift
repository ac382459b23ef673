internal import ServiceStandards

/// The requirement list of a standard.
enum DocumentEntries {
  static func read(_ value: YAMLValue) -> [RequiredDocument] {
    // A paper is recognised by code, name or alias whatever its capitals and spacing, so each of
    // these may stand for one paper only.
    var names = FirstPlaces<String>()
    return value.list()?.compactMap { value in
      guard let document = document(value) else { return nil }
      var own: Set<String> = []
      for name in [document.code.text, document.name] + document.aliases {
        guard own.insert(PaperName.folded(name)).inserted else { continue }
        guard names.claim(PaperName.folded(name), at: value) else { return nil }
      }
      return document
    } ?? []
  }

  private static func document(_ value: YAMLValue) -> RequiredDocument? {
    let keys = ["code", "name", "aliases", "classes", "mandatory", "any_of", "condition"]
    guard let entry = value.mapping(keys) else { return nil }
    let code = entry.required("code")?.code(RequiredDocument.self)
    let name = entry.required("name")?.text()
    let aliases = entry.list("aliases").compactMap { $0.text() }
    let classes = Set(entry.list("classes").compactMap { $0.text() })
    let isMandatory = entry["mandatory"]?.yesNo() ?? true
    let group = entry["any_of"]?.text()
    let condition = entry["condition"]?.text()
    guard let code, let name else { return nil }
    return RequiredDocument(
      code: code, name: name, aliases: aliases, classes: classes, isMandatory: isMandatory,
      alternatives: group, condition: condition)
  }
}
