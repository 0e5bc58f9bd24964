// swift-tools-version: 6.2
import PackageDescription

// Every C library comes from the system with its pkg-config name; no Swift package from outside and
// no unsafe flags, so that others can depend on the `AdLens` library.

/// Settings of every Swift target.
let settings: [SwiftSetting] = [.swiftLanguageMode(.v6)]

/// A library target in `Sources/<name>` with its tests in `Tests/<name>Tests`, of which the folders
/// `fixtures` hold files the tests read; `testing` is what only the tests import.
func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], testing: [Target.Dependency] = [],
  fixtures: [String] = []
) -> [Target] {
  [
    .target(name: name, dependencies: dependencies, swiftSettings: settings),
    .testTarget(
      name: name + "Tests",
      dependencies: [.byName(name: name), "TestSupport"] + dependencies + testing,
      exclude: fixtures, swiftSettings: settings),
  ]
}

let systemLibraries: [Target] = [
  .systemLibrary(
    name: "CTurboJPEG", pkgConfig: "libturbojpeg",
    providers: [.apt(["libturbojpeg0-dev"]), .brew(["jpeg-turbo"])]),
  .systemLibrary(
    name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
  .systemLibrary(
    name: "CWebP", pkgConfig: "libwebp", providers: [.apt(["libwebp-dev"]), .brew(["webp"])]),
  .systemLibrary(
    name: "CGIF", pkgConfig: "libgif", providers: [.apt(["libgif-dev"]), .brew(["giflib"])]),
  .systemLibrary(
    name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
  .systemLibrary(
    name: "CSQLite", pkgConfig: "sqlite3",
    providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
  .systemLibrary(
    name: "CFreeType", pkgConfig: "freetype2",
    providers: [.apt(["libfreetype-dev"]), .brew(["freetype"])]),
]

let package = Package(
  name: "AdLens",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "AdLens", targets: ["AdLens"]),
    .executable(name: "adlens", targets: ["AdLensCommand"]),
  ],
  targets: systemLibraries + [
    .target(name: "CKernels"),
    .target(name: "CDefaultModels", exclude: ["Models"]),
    .target(name: "CImageCodecs", dependencies: ["CPNG", "CGIF", "CZlib"]),
    .target(name: "CAllocationCounter", path: "Tests/CAllocationCounter"),
    .target(
      name: "TestSupport", dependencies: ["CAllocationCounter"], path: "Tests/TestSupport",
      swiftSettings: settings),
  ]
    + module("FileFormats", ["CZlib"])
    + module("Tensors")
    + module("Kernels", ["CKernels", "Tensors"])
    + module("NeuralNetworks", ["Kernels", "Tensors", "FileFormats"])
    + module("Training", ["NeuralNetworks", "Kernels", "Tensors", "FileFormats"])
    + module(
      "Images", ["CImageCodecs", "CTurboJPEG", "CWebP", "CFreeType", "Tensors", "FileFormats"],
      fixtures: ["Fixtures"])
    + module("Datasets", ["Images", "Tensors", "FileFormats"])
    + module("Synthetic", ["Datasets", "Images", "Statistics", "Tensors", "FileFormats"])
    + module("CampaignStore", ["CSQLite", "FileFormats"])
    + module("Detection", ["NeuralNetworks", "Kernels", "Tensors", "FileFormats"])
    + module("Statistics", ["Tensors"], testing: ["FileFormats"])
    + module("Ranking", ["Kernels", "Statistics", "Tensors", "FileFormats"])
    + module("Reports", ["FileFormats", "Statistics"])
    + module(
      "AdLens",
      [
        "Training", "Detection", "NeuralNetworks", "Kernels", "Tensors", "Images", "Datasets",
        "CampaignStore",
        "Ranking", "Reports", "Statistics", "Synthetic", "FileFormats", "CDefaultModels",
      ])
    + [
      .executableTarget(
        name: "AdLensCommand", dependencies: ["AdLens"], swiftSettings: settings),
      .testTarget(
        name: "AdLensCommandTests", dependencies: ["AdLensCommand", "AdLens", "TestSupport"],
        swiftSettings: settings),
    ]
)
