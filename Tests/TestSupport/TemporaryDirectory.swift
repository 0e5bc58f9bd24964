#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A fresh folder for one test, removed with everything in it when the value goes away.
public final class TemporaryDirectory: Sendable {
  /// Where it is.
  public let path: String

  /// Creates the folder.
  public init() {
    let base = FileManager.default.temporaryDirectory.path
    path = base + "/adlens-test-\(UUID().uuidString)"
    guard mkdir(path, 0o700) == 0 else { preconditionFailure("cannot create \(path)") }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a name inside.
  public func file(_ name: String) -> String { path + "/" + name }
}
