/// Families of ad sizes that are laid out alike.
enum CreativeShape: Hashable, Sendable, CaseIterable {
  /// Leaderboards: 728x90, 320x50.
  case strip

  /// Billboards: 970x250.
  case band

  /// Link pictures: 1200x628.
  case wide

  /// Rectangles and squares.
  case box

  /// Half pages and stories.
  case tall

  /// Skyscrapers.
  case tower

  init(aspect: Float) {
    switch aspect {
    case 5...: self = .strip
    case 2.6...: self = .band
    case 1.35...: self = .wide
    case 0.75...: self = .box
    case 0.4...: self = .tall
    default: self = .tower
    }
  }
}
