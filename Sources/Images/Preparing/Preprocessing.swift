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

  /// Whether long pictures get an input of their own, with the same number of channels: see `adapted(to:)`.
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

  /// The preparation for an upright picture of a size, with a fixed aspect.
  public func adapted(to picture: PictureSize) -> Preprocessing {
    let size = aspect.input(for: picture, usual: size)
    return Preprocessing(
      width: size.width, height: size.height, channels: channels, fit: fit, margins: margins,
      matte: matte, mean: mean, standardDeviation: standardDeviation)
  }

  /// Where an upright picture of a size, as it is fitted, goes in the input.
  public func frame(width sourceWidth: Int, height sourceHeight: Int) -> FitFrame {
    FitFrame(fit, source: (sourceWidth, sourceHeight), target: (width, height))
  }

  /// What to tell the decoder, so that it may skip detail that the resize would average away.
  public var target: DecodeOptions.Target {
    DecodeOptions.Target(width: width, height: height, fit: fit, aspect: aspect)
  }
}
