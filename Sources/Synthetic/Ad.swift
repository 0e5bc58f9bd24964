import Images

/// One drawn ad with everything known about it.
public struct Ad: Sendable {
  /// Its number within the set.
  public let index: Int

  /// The upright picture before it is encoded.
  public let image: Image

  /// The elements, in the order they were drawn.
  public let boxes: [ElementBox]

  /// What leads it, by what is visible.
  public let formatClass: FormatClass

  /// The trade it is for.
  public let category: Category

  /// The invented brand.
  public let brand: String

  /// The name of its template.
  public let layout: String

  /// The language's code.
  public let language: String

  /// The families of the fonts in it.
  public let fonts: [String]

  /// What can be seen, as numbers.
  public let attributes: AdAttributes

  /// How it is to be stored.
  public let encoding: AdEncoding
}
