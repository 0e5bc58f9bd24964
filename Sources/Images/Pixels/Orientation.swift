/// How a stored picture is turned to stand upright: the EXIF orientations 1 to 8.
public enum Orientation: Int, Hashable, Sendable, CaseIterable {
  /// As stored.
  case upright = 1
  /// Mirrored left to right.
  case mirrored = 2
  /// Turned by 180 degrees.
  case turnedHalf = 3
  /// Mirrored top to bottom.
  case flipped = 4
  /// Rows and columns exchanged.
  case transposed = 5
  /// Shown by turning a quarter clockwise.
  case turnedRight = 6
  /// Rows and columns exchanged along the other diagonal.
  case transversed = 7
  /// Shown by turning a quarter anticlockwise.
  case turnedLeft = 8

  /// Whether width and height change places.
  public var swapsSides: Bool { rawValue >= 5 }
}

extension Orientation {
  /// The turn that undoes this one.
  public var inverse: Orientation {
    switch self {
    case .turnedRight: .turnedLeft
    case .turnedLeft: .turnedRight
    default: self
    }
  }
}
