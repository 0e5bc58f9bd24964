/// The tiles in which a long picture is looked at, so that a network sees more of it than a thin strip.
///
/// A picture is long when its aspect differs from the input's by half or more: a 728x90 banner, a 1080x1920 page.
/// Its tiles lie in one row along it, as wide as the picture is thin, with the input's aspect; for pictures more
/// than four times as long they grow up to twice as long, since squares of 90 pixels would cut most words of a
/// 728x90 banner. Neighbours share a fifth of their length or more.
public struct TilePlan: Hashable, Sendable {
  /// The tiles from the left or the top; none for a picture that is not long.
  public let tiles: [PixelRectangle]

  /// Whether the tiles lie side by side, not one below the other.
  public let isAcross: Bool

  /// The least elongation of a long picture.
  private static let leastElongation = 1.5

  /// The share of a tile that it has in common with the next, at least.
  private static let shared = 0.2

  /// The most tiles, which grow longer instead: a picture of one row must not become thousands.
  private static let most = 24

  /// No tiles.
  public static let none = TilePlan()

  private init() {
    tiles = []
    isAcross = true
  }

  /// Plans the tiles of a picture for the input of a network.
  public init(picture: (width: Int, height: Int), input: (width: Int, height: Int)) {
    let aspect = Double(picture.width) / Double(picture.height)
    let elongation = aspect * Double(input.height) / Double(input.width)
    isAcross = elongation >= 1
    let total = isAcross ? picture.width : picture.height
    let times = isAcross ? elongation : 1 / elongation
    guard times >= Self.leastElongation else {
      tiles = []
      return
    }
    let step = 1 - Self.shared
    // In units of the length that has the input's aspect.
    let length = max(min(max(times / 4, 1), 2), times / (1 + Double(Self.most - 1) * step))
    let count = max(2, Int(((times - length) / (length * step)).rounded(.up)) + 1)
    let pixels = min(total, max(1, Int((Double(total) * length / times).rounded())))
    let last = total - pixels
    let isAcross = isAcross
    tiles = (0..<count).map { index in
      let start = (last * index + (count - 1) / 2) / (count - 1)
      return isAcross
        ? PixelRectangle(x: start, y: 0, width: pixels, height: picture.height)
        : PixelRectangle(x: 0, y: start, width: picture.width, height: pixels)
    }
  }
}
