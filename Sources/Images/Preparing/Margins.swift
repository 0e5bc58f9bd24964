/// What becomes of rows and columns at a picture's border in which nothing can be seen.
public enum Margins: String, Hashable, Sendable, CaseIterable {
  /// They are cut off, so that a cut-out fills the frame however large its canvas is.
  case trim
  /// They are laid over the matte like the rest.
  case keep
}
