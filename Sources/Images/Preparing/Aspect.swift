/// Whether a network looks at every picture in an input of one size.
///
/// A long picture that is letterboxed into a square leaves most of it empty: of a 728x90 banner, 320 by 40 of 320
/// by 320 pixels are left. A network that takes any size sees it twice as large in 640 by 96, which is also less
/// to compute.
public enum Aspect: String, Hashable, Sendable, CaseIterable {
  /// One input for all.
  case fixed

  /// An input of their own for pictures at least twice as long as wide, the others get the usual one.
  case adaptive

  /// What the sides of adapted inputs are multiples of: the coarsest stride of the detectors.
  public static let step = 32

  /// The input for a picture.
  ///
  /// An adapted one is twice as long as the usual one, as thin as the picture allows but no thicker than a half
  /// of the usual one, so that it has no more pixels; it is used where it shows the picture larger.
  ///
  /// - Parameters:
  ///   - picture: the size of the upright picture.
  ///   - usual: the input for pictures that are not long.
  public func input(for picture: PictureSize, usual: PictureSize) -> PictureSize {
    let isWide = picture.width >= picture.height
    let (long, short) =
      isWide ? (picture.width, picture.height) : (picture.height, picture.width)
    let side = min(usual.width, usual.height)
    guard self == .adaptive, usual.width == usual.height, long >= 2 * short else { return usual }
    let length = 2 * side
    // Rounded up: the picture fits along its whole length unless it is thicker than the most.
    let needed = (length * short + long - 1) / long
    let most = side / 2 / Self.step * Self.step
    let breadth = min(max(1, (needed + Self.step - 1) / Self.step) * Self.step, most)
    // A scale is `length / long` or `breadth / short`, whichever is less; the usual one `side / long`.
    guard length % Self.step == 0, breadth * long > side * short else { return usual }
    return isWide
      ? PictureSize(width: length, height: breadth) : PictureSize(width: breadth, height: length)
  }
}
