/// A width and a height in pixels, written `128` for a square and `96x128` otherwise.
public struct PictureSize: Hashable, Sendable {
  /// Pixels from left to right.
  public let width: Int

  /// Pixels from top to bottom.
  public let height: Int

  /// A size of its own width and height.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// A square.
  public init(side: Int) { self.init(width: side, height: side) }

  /// Whether both sides are the same.
  public var isSquare: Bool { width == height }

  /// Reads `128` or `96x128`; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false)
    let sides = parts.compactMap { Int($0) }
    guard sides.count == parts.count, let width = sides.first, sides.count <= 2 else { return nil }
    self.init(width: width, height: sides.last ?? width)
  }
}

extension PictureSize: ExpressibleByIntegerLiteral {
  /// A square, as in `let size: PictureSize = 128`.
  public init(integerLiteral side: Int) { self.init(side: side) }
}

extension PictureSize: CustomStringConvertible {
  /// The size as `init(_:)` reads it.
  public var description: String { isSquare ? "\(width)" : "\(width)x\(height)" }
}
