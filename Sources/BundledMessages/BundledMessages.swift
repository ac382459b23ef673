/// The words of messages. A target of its own, so that the bytes are compiled once and not with each change of a
/// module that reads them.
package enum BundledMessages {
  /// The bytes of `messages.yaml`.
  package static let text = PackageResources.messages_yaml
  /// The bytes of `help.yaml`.
  package static let help = PackageResources.help_yaml
}
