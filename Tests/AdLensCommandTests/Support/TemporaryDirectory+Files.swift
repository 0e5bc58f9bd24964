import Foundation
import TestSupport

extension TemporaryDirectory {
  /// Writes a file, with the folders above it, and returns its path.
  @discardableResult
  func file(_ name: String, containing text: String) -> String {
    file(name, bytes: Array(text.utf8))
  }

  /// Writes a file, with the folders above it, and returns its path.
  @discardableResult
  func file(_ name: String, bytes: [UInt8]) -> String {
    let url = URL(fileURLWithPath: file(name))
    try? FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    _ = FileManager.default.createFile(atPath: url.path, contents: Data(bytes))
    return url.path
  }
}
