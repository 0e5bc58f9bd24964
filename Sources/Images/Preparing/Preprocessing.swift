/// How any picture becomes the input of a network: fitted to its size, then normalised.
///
/// One value, stored in the model file, used by training and prediction alike. The two steps are
/// apart so that the bytes between them can be cached and augmented:
///
/// ```swift
/// var scratch = ResizeScratch()
/// preprocessing.applyBytes(image, into: &cache, at: slot * preprocessing.count, scratch: &scratch)
/// preprocessing.normalize(cache, at: slot * preprocessing.count, into: input)
/// ```
public struct Preprocessing: Hashable, Sendable {
  /// The width of the network's input.
  public let width: Int

  /// The height of the network's input.
  public let height: Int

  /// 3 for RGB, 1 for grey.
  public let channels: Int

  /// How other aspect ratios are fitted.
  public let fit: Fit

  /// How pictures are looked at that are much longer than the input: see `adapted(to:)` and `fold(for:)`.
  public let aspect: Aspect

  /// Whether margins in which nothing can be seen are cut off first.
  public let margins: Margins

  /// What lies under transparency and beside a letterboxed picture.
  public let matte: RGBColor

  /// What is subtracted from a channel's value in 0...1.
  public let mean: [Float]

  /// What the difference is divided by.
  public let standardDeviation: [Float]

  /// Creates a preparation; by default values in 0...1 are centred on 0.5 and divided by 0.5, one
  /// number for each channel.
  public init(
    width: Int, height: Int, channels: Int = 3, fit: Fit = .letterbox,
    aspect: Aspect = .fixed,
    margins: Margins = .keep, matte: RGBColor = .white,
    mean: [Float]? = nil, standardDeviation: [Float]? = nil
  ) {
    precondition(width > 0 && height > 0, "an input of \(width)x\(height)")
    precondition(channels == 1 || channels == 3, "\(channels) channels: 1 or 3 are possible")
    self.width = width
    self.height = height
    self.channels = channels
    self.fit = fit
    self.aspect = aspect
    self.margins = margins
    self.matte = matte
    self.mean = mean ?? [Float](repeating: 0.5, count: channels)
    self.standardDeviation = standardDeviation ?? [Float](repeating: 0.5, count: channels)
    precondition(
      self.mean.count == channels && self.standardDeviation.count == channels,
      "mean and standard deviation need \(channels) numbers")
    precondition(
      self.standardDeviation.allSatisfy { $0 > 0 }, "standard deviations must be positive")
  }

  /// The number of bytes, or floats, of one prepared picture; an adapted one has no more.
  public var count: Int { width * height * channels }

  /// The size of the input.
  public var size: PictureSize { PictureSize(width: width, height: height) }

  /// The preparation for an upright picture of a size: one of its own size where the aspect is adaptive.
  public func adapted(to picture: PictureSize) -> Preprocessing {
    guard aspect == .adaptive else { return self }
    return resized(to: aspect.input(for: picture, usual: size))
  }

  /// The same for another size; the aspect is fixed for what is no square with an even side.
  public func resized(to size: PictureSize) -> Preprocessing {
    Preprocessing(
      width: size.width, height: size.height, channels: channels, fit: fit,
      aspect: size.isSquare && size.width % 2 == 0 ? aspect : .fixed, margins: margins,
      matte: matte, mean: mean, standardDeviation: standardDeviation)
  }

  /// Where an upright picture of a size, as it is fitted, goes in the input, unless that is adapted or folded.
  public func frame(width sourceWidth: Int, height sourceHeight: Int) -> FitFrame {
    FitFrame(fit, source: (sourceWidth, sourceHeight), target: (width, height))
  }

  /// What to tell the decoder, so that it may skip detail that the resize would average away.
  public var target: DecodeOptions.Target {
    DecodeOptions.Target(width: width, height: height, fit: fit, aspect: aspect)
  }
}
