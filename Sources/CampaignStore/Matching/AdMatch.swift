/// How an ad of an export was joined to an image.
public struct AdMatch: Hashable, Sendable {
  /// The ways, the surest first.
  public enum Method: String, CaseIterable, Hashable, Sendable {
    /// A table that the user wrote says so.
    case map
    /// The export names the file.
    case file
    /// The platform's number of the ad is part of the file's name.
    case id
    /// The names are the same but for capitals, blanks and signs.
    case name
    /// The names are alike.
    case fuzzy
  }

  /// The way.
  public let method: Method

  /// How alike the names are, 0 to 1; 1 for all but fuzzy matches.
  public let score: Double

  /// The index of the image.
  public let image: Int

  init(_ method: Method, image: Int, score: Double = 1) {
    (self.method, self.image, self.score) = (method, image, score)
  }
}
