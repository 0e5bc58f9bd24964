import Foundation

/// A folder that is removed with the last reference to it.
final class TemporaryDirectory: Sendable {
  /// Where it is.
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("adlens-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, with the folders above it, and returns its path.
  @discardableResult
  func file(_ name: String, containing text: String) -> String {
    file(name, bytes: Array(text.utf8))
  }

  /// Writes a file, with the folders above it, and returns its path.
  @discardableResult
  func file(_ name: String, bytes: [UInt8]) -> String {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try? FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    _ = FileManager.default.createFile(atPath: url.path, contents: Data(bytes))
    return url.path
  }

  /// The path of a name in the folder.
  func callAsFunction(_ name: String) -> String { path + "/" + name }
}
