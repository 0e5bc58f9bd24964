/// How a picture of one aspect ratio is brought into a frame of another.
public enum Fit: String, Hashable, Sendable, CaseIterable {
  /// All of the picture, centred, the rest filled with the matte.
  case letterbox
  /// The centre of the picture, filling the frame.
  case crop
  /// All of the picture, each side scaled on its own.
  case stretch
}
