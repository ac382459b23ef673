// swift-tools-version: 6.2
import PackageDescription

// The yardsticks in C and the clock's own figures, a package of their own so that the product does not
// wait for them.
let package = Package(
  name: "audit-benchmarks",
  dependencies: [.package(name: "audit", path: "..")],
  targets: [
    .executableTarget(name: "scan", linkerSettings: [.linkedLibrary("sqlite3")]),
    .executableTarget(name: "insert", linkerSettings: [.linkedLibrary("sqlite3")]),
    .executableTarget(name: "measure"),
    .executableTarget(
      name: "clock", dependencies: [.product(name: "WorkingTime", package: "audit")]),
  ]
)
