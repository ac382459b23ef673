// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .strictMemorySafety(), .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
  name: "audit",
  products: [
    .library(name: "WorkingTime", targets: ["WorkingTime"]),
    .library(name: "ServiceStandards", targets: ["ServiceStandards"]),
    .executable(name: "audit", targets: ["audit"]),
  ],
  traits: [
    .trait(name: "XLSX", description: "Writes temuan.xlsx; needs libxlsxwriter-dev."),
    .trait(
      name: "SPREADSHEETS",
      description: "Reads workbooks and packed files; needs libxml2-dev and zlib1g-dev."),
    .default(enabledTraits: ["XLSX", "SPREADSHEETS"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(
      name: "Migrations", path: "Migrations",
      resources: [
        .embedInCode("0001_ledger.sql"),
        .embedInCode("0001_catalogue.sql"),
        .embedInCode("0001_transactions.sql"),
        .embedInCode("0001_catalogue_past.sql"),
        .embedInCode("0001_papers.sql"),
        .embedInCode("0001_runs.sql"),
        .embedInCode("0001_findings.sql"),
        .embedInCode("0001_waivers.sql"),
        .embedInCode("0001_complaints.sql"),
        .embedInCode("0001_nights.sql"),
        .embedInCode("0001_views.sql"),
      ],
      swiftSettings: strict),
    .target(
      name: "BundledCodes", path: "Fixtures/codes", resources: [.embedInCode("codes.yaml")],
      swiftSettings: strict),
    .target(
      name: "BundledMessages",
      resources: [.embedInCode("help.yaml"), .embedInCode("messages.yaml")], swiftSettings: strict),
    .target(name: "WorkingTime", swiftSettings: strict),
    .target(name: "ServiceStandards", dependencies: ["WorkingTime"], swiftSettings: strict),
    .target(
      name: "AuditEngine", dependencies: ["ServiceStandards", "WorkingTime"], swiftSettings: strict),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "SheetFiles",
      dependencies: [
        .target(name: "CLibXML2", condition: .when(traits: ["SPREADSHEETS"])),
        .target(name: "CZlib", condition: .when(traits: ["SPREADSHEETS"])),
      ], swiftSettings: strict),
    .target(
      name: "AuditImport",
      dependencies: [
        "ServiceStandards", "SheetFiles", "WorkingTime", .product(name: "Yams", package: "Yams"),
      ],
      resources: [.embedInCode("Formats/ladder.yaml")], swiftSettings: strict),
    .target(
      name: "AuditReport",
      dependencies: [
        "BundledMessages", "ServiceStandards", "WorkingTime",
        .product(name: "Yams", package: "Yams"),
      ], swiftSettings: strict),
    .systemLibrary(name: "CXLSX", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(
      name: "AuditSpreadsheet",
      dependencies: [
        "AuditReport", "ServiceStandards", "SheetFiles", "WorkingTime",
        .target(name: "CXLSX", condition: .when(traits: ["XLSX"])),
      ], swiftSettings: strict),
    .target(
      name: "AuditStore",
      dependencies: [
        "CSQLite", "Migrations", "ServiceStandards", "WorkingTime",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "HandoverFiles",
      dependencies: [
        "AuditImport", "AuditReport", "ServiceStandards", "WorkingTime",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "AuditService",
      dependencies: [
        "AuditEngine", "AuditImport", "AuditReport", "AuditStore", "BundledCodes",
        "HandoverFiles", "ServiceStandards", "SheetFiles", "WorkingTime",
        .target(name: "AuditSpreadsheet", condition: .when(traits: ["XLSX"])),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "AuditCommands",
      dependencies: [
        "AuditEngine", "AuditImport", "AuditReport", "AuditService", "HandoverFiles",
        "ServiceStandards", "SheetFiles", "WorkingTime",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(name: "audit", dependencies: ["AuditCommands"], swiftSettings: strict),
    .target(
      name: "Fixtures", path: "Fixtures",
      exclude: [
        "Generator", "README.md", "boston311", "broken", "calendars", "clock", "codes",
        "complaints", "csv", "deliveries", "demo", "examples", "golden", "messy", "pieces",
        "profiles",
        "standards",
      ], sources: ["Fixtures.swift"], swiftSettings: strict),
    .executableTarget(
      name: "fixture-generator", dependencies: ["WorkingTime"], path: "Fixtures/Generator",
      swiftSettings: strict),
    .executableTarget(
      name: "spreadsheet-sample",
      dependencies: [
        "AuditReport", "ServiceStandards", "WorkingTime",
        .target(name: "AuditSpreadsheet", condition: .when(traits: ["XLSX"])),
      ], path: "Benchmarks/Spreadsheet", swiftSettings: strict),
    .executableTarget(
      name: "sheet-cells",
      dependencies: ["AuditImport", "ServiceStandards", "SheetFiles", "WorkingTime"],
      path: "Benchmarks/Sheets", exclude: ["make.py", "measure.py", "profile.yaml"],
      swiftSettings: strict),
    .executableTarget(
      name: "ledger-sample", dependencies: ["AuditStore", "WorkingTime"],
      path: "Benchmarks/Ledger", swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "NaiveAudit", dependencies: ["ServiceStandards", "TestSupport", "WorkingTime"],
      path: "Tests/AuditEngineTests/Naive", swiftSettings: strict),
    .testTarget(
      name: "WorkingTimeTests", dependencies: ["Fixtures", "TestSupport", "WorkingTime"],
      swiftSettings: strict),
    .testTarget(
      name: "AuditEngineTests",
      dependencies: [
        "AuditEngine", "AuditImport", "Fixtures", "NaiveAudit", "ServiceStandards", "TestSupport",
        "WorkingTime",
      ],
      exclude: ["Naive"], swiftSettings: strict),
    .testTarget(
      name: "SheetFilesTests", dependencies: ["SheetFiles"], exclude: ["Files"],
      swiftSettings: strict),
    .testTarget(
      name: "AuditImportTests",
      dependencies: [
        "AuditImport", "Fixtures", "ServiceStandards", "SheetFiles", "TestSupport",
        "WorkingTime",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "AuditReportTests",
      dependencies: [
        "AuditEngine", "AuditReport", "ServiceStandards", "TestSupport", "WorkingTime",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "AuditSpreadsheetTests",
      dependencies: ["AuditReport", "AuditSpreadsheet", "ServiceStandards", "WorkingTime"],
      swiftSettings: strict),
    .testTarget(
      name: "ServiceStandardsTests",
      dependencies: ["ServiceStandards", "WorkingTime", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "AuditStoreTests",
      dependencies: [
        "AuditStore", "Migrations", "NaiveAudit", "ServiceStandards", "TestSupport", "WorkingTime",
      ],
      swiftSettings: strict),
    .target(
      name: "SSHKeygen", path: "Tests/HandoverFilesTests/SSHKeygen", swiftSettings: strict),
    .testTarget(
      name: "HandoverFilesTests",
      dependencies: ["AuditReport", "HandoverFiles", "SSHKeygen", "ServiceStandards"],
      exclude: ["SSHKeygen"], swiftSettings: strict),
    .testTarget(
      name: "AuditServiceTests",
      dependencies: [
        "AuditEngine", "AuditImport", "AuditReport", "AuditService", "AuditSpreadsheet",
        "AuditStore", "BundledCodes", "Fixtures", "HandoverFiles", "NaiveAudit", "SSHKeygen",
        "ServiceStandards", "SheetFiles", "TestSupport", "WorkingTime",
      ], swiftSettings: strict),
    .testTarget(
      name: "AuditCommandsTests",
      dependencies: ["AuditReport", "AuditStore", "Fixtures", "TestSupport"],
      exclude: ["Faults/power_cut.py"], swiftSettings: strict),
    .testTarget(
      name: "FixtureGeneratorTests", dependencies: ["fixture-generator"], swiftSettings: strict),
  ]
)
