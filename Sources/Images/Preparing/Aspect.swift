/// How a network looks at pictures that are much longer than its input.
///
/// A long picture that is letterboxed into a square leaves most of it empty: of a 728x90 banner, 320 by 40 of 320
/// by 320 pixels are left. Both ways out show it twice as large and compute no more.
public enum Aspect: String, Hashable, Sendable, CaseIterable {
  /// As at any other.
  case fixed

  /// In an input of its own, for networks that find things at places and take any size: see `input(for:usual:)`.
  case adaptive

  /// As a strip that is cut into overlapping bands, which lie in the input one below the other, for networks that
  /// answer for the whole picture: see `Fold`.
  case folded

  /// What the sides of adapted inputs are multiples of: the coarsest stride of the detectors.
  public static let step = 32

  /// The input for a picture, or the strip that is folded into one (`Fold.strip`).
  ///
  /// An adapted input is twice as long as the usual one for pictures at least twice as long as wide, as thin as the
  /// picture allows, but no thicker than a half of the usual one, so that it has no more pixels. Either is used where
  /// it shows the picture larger.
  ///
  /// - Parameters:
  ///   - picture: the size of the upright picture.
  ///   - usual: the input for pictures that are not long.
  public func input(for picture: PictureSize, usual: PictureSize) -> PictureSize {
    let isWide = picture.width >= picture.height
    let (long, short) =
      isWide ? (picture.width, picture.height) : (picture.height, picture.width)
    guard self != .fixed, usual.isSquare, long >= 2 * short else { return usual }
    let side = usual.width
    if self == .folded { return Fold(of: picture, side: side)?.strip ?? usual }
    let length = 2 * side
    guard length % Self.step == 0 else { return usual }
    // Rounded up: the picture fits along its whole length unless it is thicker than the most.
    let needed = (length * short + long - 1) / long
    let most = side / 2 / Self.step * Self.step
    let breadth = min(max(1, (needed + Self.step - 1) / Self.step) * Self.step, most)
    // A scale is `length / long` or `breadth / short`, whichever is less; the usual one `side / long`.
    guard breadth * long > side * short else { return usual }
    return isWide
      ? PictureSize(width: length, height: breadth) : PictureSize(width: breadth, height: length)
  }
}
