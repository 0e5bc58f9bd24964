import Tensors

/// Hands out parts of a workspace, each from a new cache line; without a workspace it only counts.
///
/// Planning and running go through the same calls, so the count and the use cannot disagree.
struct Scratch {
  private static let line = Arena.alignment / MemoryLayout<Float>.stride

  /// Floats handed out so far, with the slack that aligns the first of them.
  private(set) var count = Self.line
  private let base: UnsafeMutablePointer<Float>?

  /// Only counts.
  init() { base = nil }

  /// Hands out parts of `workspace`.
  init(_ workspace: MutableFloatView) {
    // The workspace may start anywhere; the slack counted above covers the step to the next line.
    let address = UInt(bitPattern: workspace.base)
    let aligned = (address + UInt(Arena.alignment) - 1) / UInt(Arena.alignment)
    base = UnsafeMutablePointer(bitPattern: aligned * UInt(Arena.alignment))
  }

  /// The next `count` elements of a type no larger than a cache line, uninitialized.
  mutating func take<Element: BitwiseCopyable>(
    _ count: Int, of type: Element.Type = Float.self
  ) -> UnsafeMutablePointer<Element> {
    let floats =
      (count * MemoryLayout<Element>.stride + MemoryLayout<Float>.stride - 1)
      / MemoryLayout<Float>.stride
    let start = self.count - Self.line
    self.count += (floats + Self.line - 1) / Self.line * Self.line
    // While counting nothing is read or written through the pointer.
    let part = base.map { $0 + start } ?? Self.nowhere
    return UnsafeMutableRawPointer(part).assumingMemoryBound(to: type)
  }

  // unsafe: never dereferenced; it stands for memory that planning does not have.
  nonisolated(unsafe) private static let nowhere = UnsafeMutablePointer<Float>.allocate(capacity: 1)
}
