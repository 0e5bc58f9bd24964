import Synthetic

/// The fonts of this machine, looked up once.
enum Fonts {
  /// The comment that skipped tests show.
  static let reason = "no font is installed"

  static let catalog = try? FontCatalog()
  static var arePresent: Bool { catalog != nil }
}
