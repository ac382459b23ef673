package import AuditImport
package import AuditReport

/// Why the settings of a command cannot be used.
package enum SettingsFault: Fault, Hashable {
  /// A configuration file that cannot be read or holds what it must not.
  case file(ImportFault)
  /// A setting with a value that it cannot have.
  case value(String, of: String, place: String)

  package var exitStatus: ExitStatus { .configuration }

  package var message: Message {
    switch self {
    case .file(let fault): Message("E_CONFIG", "file", ["fault": fault.message])
    case .value(let value, let key, let place):
      Message("E_CONFIG", "value", ["place": place, "value": value, "key": key])
    }
  }
}
