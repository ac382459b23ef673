/// The mapping of codes that holds until an office imports its own.
package enum BundledCodes {
  /// The name of the file that it was made from.
  package static let name = "codes.yaml"

  /// The bytes of that file.
  package static let text = PackageResources.codes_yaml
}
