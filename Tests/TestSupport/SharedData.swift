#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where the development data lies: `ADLENS_TEST_DATA`, or `../shared/data` beside the checkout.
///
/// Tests that need it carry `.enabled(if: SharedData.isPresent, SharedData.reason)`, so that a fresh
/// clone passes without it and says what it left out.
public enum SharedData {
  /// The comment a skipped test shows.
  public static let reason = "the shared development data is not beside this checkout"

  /// The data folder, or `nil` when it is absent.
  public static let directory: String? = {
    let environment = ProcessInfo.processInfo.environment["ADLENS_TEST_DATA"]
    let path = environment ?? packageDirectory + "/../shared/data"
    return FileManager.default.fileExists(atPath: path + "/mnist") ? path : nil
  }()

  /// Whether the data folder is there.
  public static var isPresent: Bool { directory != nil }

  /// The root of the package, from where this file stands.
  public static let packageDirectory: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    return parts.joined(separator: "/")
  }()

  /// The path of a file or folder of the data, which must be present.
  public static func path(_ relative: String) -> String {
    precondition(isPresent, reason)
    return (directory ?? "") + "/" + relative
  }
}
