/// The size of an ad in pixels.
public struct AdSize: Hashable, Sendable, CustomStringConvertible {
  /// Pixels across.
  public let width: Int

  /// Pixels down.
  public let height: Int

  init(_ width: Int, _ height: Int) {
    self.width = width
    self.height = height
  }

  /// The usual sizes, in `WIDTHxHEIGHT`.
  public var description: String { "\(width)x\(height)" }

  /// The sizes of normal runs; the story of 1080x1920 is drawn at half its size.
  public static let normal = [
    AdSize(300, 250), AdSize(728, 90), AdSize(160, 600), AdSize(300, 600), AdSize(320, 50),
    AdSize(970, 250), AdSize(320, 480), AdSize(1080, 1080), AdSize(1200, 628), AdSize(540, 960),
  ]

  /// The sizes of held-out runs, which normal runs never use.
  public static let heldOut = [AdSize(336, 280), AdSize(468, 60)]
}
