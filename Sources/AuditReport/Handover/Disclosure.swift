internal import ServiceStandards

/// What a reader may see of what people typed and of single cases: the one gate, through which it goes when a
/// report is put together. What is behind it neither masks nor hides such texts for itself.
package struct Disclosure: Hashable, Sendable {
  package let privacy: PrivacyProfile

  package init(_ privacy: PrivacyProfile) { self.privacy = privacy }

  /// For those who work with the database.
  package static let inside = Disclosure(.inspectorate)

  /// A text that people typed, or the number of a case: with population and telephone numbers masked for other
  /// eyes than the office's own, and nothing of it for the public.
  package func typed(_ text: String?) -> String? {
    switch privacy {
    case .internal: text
    case .inspectorate: text.map(PersonalData.masked)
    case .public: nil
    }
  }

  /// The same, empty where there is nothing to see.
  package func typed(_ text: String) -> String { typed(Optional(text)) ?? "" }

  /// A text of an office that everybody may read, such as a decree or a letter, with the numbers and addresses of
  /// people masked for the public.
  package func official(_ text: String) -> String {
    privacy == .public ? PersonalData.masked(text) : text
  }

  func official(_ wording: Wording) -> Wording {
    Wording(official(wording.indonesian), official(wording.english))
  }
}

extension FindingSheet {
  /// As a reader may see it. The public gets neither texts nor a single case, nor a code that accuses somebody; its counts are hidden among those of
  /// all findings, see `PublicFigures`.
  package func disclosed(by disclosure: Disclosure) -> FindingSheet {
    var sheet = self
    sheet.cause = disclosure.typed(cause)
    sheet.effect = disclosure.typed(effect)
    sheet.recommendation = disclosure.typed(recommendation)
    sheet.response = disclosure.typed(response)
    sheet.responsible = disclosure.typed(responsible)
    sheet.disclosure = disclosure
    sheet.unitName = disclosure.official(unitName)
    sheet.service.name = disclosure.official(service.name)
    if disclosure.privacy == .public {
      sheet.figures.worst = nil
      sheet.codes = codes.withoutAccusations
    }
    return sheet
  }
}

extension FindingDossier {
  /// As a reader may see it.
  func disclosed(by disclosure: Disclosure) -> FindingDossier {
    var dossier = self
    dossier.sheet = sheet.disclosed(by: disclosure)
    for index in evidence.indices {
      dossier.evidence[index].name = disclosure.typed(evidence[index].name)
    }
    for (index, entry) in history.enumerated() {
      dossier.history[index].role = disclosure.typed(entry.role)
      dossier.history[index].text = disclosure.typed(entry.text)
      dossier.history[index].reason = disclosure.typed(entry.reason)
      dossier.history[index].files = entry.files.map { disclosure.typed($0) }
    }
    return dossier
  }
}

extension WaiverSheet {
  /// As a reader may see it.
  package func disclosed(by disclosure: Disclosure) -> WaiverSheet {
    var sheet = self
    sheet.caseNumber = disclosure.typed(caseNumber)
    sheet.reason = disclosure.typed(reason)
    sheet.requestedBy = disclosure.typed(requestedBy)
    sheet.approvedBy = disclosure.typed(approvedBy)
    return sheet
  }
}

extension ReportLetter {
  /// As a reader may see it. The public is told the names of neither auditors nor receivers.
  func disclosed(by disclosure: Disclosure) -> ReportLetter {
    var letter = self
    letter.number = number.map(disclosure.official)
    letter.assignment = assignment.map(disclosure.official)
    if disclosure.privacy == .public { (letter.team, letter.distribution) = ([], []) }
    return letter
  }
}

extension HandoverBasis {
  /// As a reader may see it: decrees may name people.
  func disclosed(by disclosure: Disclosure) -> HandoverBasis {
    var basis = self
    for index in standards.indices {
      basis.standards[index].service.name = disclosure.official(standards[index].service.name)
      basis.standards[index].version = disclosure.official(standards[index].version)
      basis.standards[index].decree = standards[index].decree.map(disclosure.official)
    }
    for index in calendars.indices {
      basis.calendars[index].source = calendars[index].source.map(disclosure.official)
    }
    return basis
  }
}
