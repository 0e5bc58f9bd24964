/// How to decode a file.
public struct DecodeOptions: Hashable, Sendable {
  /// The size a picture will be brought to, so that a decoder may skip detail nobody will see.
  ///
  /// A JPEG is then decoded at 1/2, 1/4 or 1/8, the smallest of them that still gives at least twice
  /// the pixels of the resized picture on each side. The rule depends on sizes alone, so training
  /// and prediction see the same pixels.
  public struct Target: Hashable, Sendable {
    /// The width of the upright result.
    public var width: Int

    /// The height of the upright result.
    public var height: Int

    /// How the picture is fitted into it.
    public var fit: Fit

    /// Whether the result has other sides for long pictures.
    public var aspect: Aspect

    /// Creates a target.
    public init(width: Int, height: Int, fit: Fit, aspect: Aspect = .fixed) {
      self.width = width
      self.height = height
      self.fit = fit
      self.aspect = aspect
    }

    /// The size of the result for an upright picture.
    func size(for picture: PictureSize) -> PictureSize {
      aspect.input(for: picture, usual: PictureSize(width: width, height: height))
    }
  }

  /// What a file may ask for.
  public var limits = DecodeLimits()

  /// Refuse pictures with missing or damaged image data, which are otherwise flagged.
  public var isStrict = false

  /// The coming size, when only that is needed; `nil` decodes every stored pixel.
  public var target: Target?

  /// Creates the default options: default limits, lenient, full size.
  public init(limits: DecodeLimits = DecodeLimits(), isStrict: Bool = false, target: Target? = nil)
  {
    self.limits = limits
    self.isStrict = isStrict
    self.target = target
  }
}
