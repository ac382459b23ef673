internal import ServiceStandards

/// What stands around the codes of messages.
extension Texts {
  static let messageCode = Wording("Kode", "Code")
  static let messageTopic = Wording("Bagian", "Topic")
  static let exitStatuses = Wording("Status keluar", "Exit status")
  static let meaning = Wording("Arti", "Meaning")
  static let remedy = Wording("Yang harus dilakukan", "What to do")
}
