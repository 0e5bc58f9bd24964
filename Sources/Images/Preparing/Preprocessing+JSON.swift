import FileFormats

extension Preprocessing {
  /// The value as a model file keeps it.
  public var jsonValue: JSONValue {
    [
      "width": .integer(width), "height": .integer(height), "channels": .integer(channels),
      "fit": .string(fit.rawValue), "aspect": .string(aspect.rawValue),
      "margins": .string(margins.rawValue),
      "matte": .string(matte.hex),
      "mean": .array(mean.map { JSONValue($0) }),
      "standard_deviation": .array(standardDeviation.map { JSONValue($0) }),
    ]
  }

  /// The longest side that is read.
  private static let storedSide = 16_384

  /// The most pixels that are read: 200 MB of floats in three channels, of which the layers of a
  /// network take several times as much.
  private static let storedPixels = 1 << 24

  /// Reads what `jsonValue` wrote.
  ///
  /// - Throws: `PreprocessingError` when a field is missing or not valid, or when width and height
  ///   make more pixels than a network could be run on.
  public init(_ value: JSONValue) throws(PreprocessingError) {
    func integer(_ key: String, _ range: ClosedRange<Int>) throws(PreprocessingError) -> Int {
      guard let number = value[key]?.intValue, range.contains(number) else {
        throw PreprocessingError(field: key)
      }
      return number
    }
    let channels = try integer("channels", 1...3)
    func numbers(_ key: String) throws(PreprocessingError) -> [Float] {
      let numbers = (try? value.numbers(key))?.map { Float($0) } ?? []
      guard numbers.count == channels, numbers.allSatisfy(\.isFinite) else {
        throw PreprocessingError(field: key)
      }
      return numbers
    }
    guard channels != 2 else { throw PreprocessingError(field: "channels") }
    guard let fit = value["fit"]?.stringValue.flatMap(Fit.init(rawValue:)) else {
      throw PreprocessingError(field: "fit")
    }
    // Files from before there was a choice do not have these two.
    let shaped = value["aspect"] ?? .string(Aspect.fixed.rawValue)
    guard let aspect = shaped.stringValue.flatMap(Aspect.init(rawValue:)) else {
      throw PreprocessingError(field: "aspect")
    }
    let named = value["margins"] ?? .string(Margins.keep.rawValue)
    guard let margins = named.stringValue.flatMap(Margins.init(rawValue:)) else {
      throw PreprocessingError(field: "margins")
    }
    guard let matte = value["matte"]?.stringValue.flatMap({ RGBColor(hex: $0) }) else {
      throw PreprocessingError(field: "matte")
    }
    let deviation = try numbers("standard_deviation")
    guard deviation.allSatisfy({ $0 > 0 }) else {
      throw PreprocessingError(field: "standard_deviation")
    }
    let width = try integer("width", 1...Self.storedSide)
    let height = try integer("height", 1...Self.storedSide)
    guard width * height <= Self.storedPixels else {
      throw PreprocessingError(
        field: "width",
        reason: "times height is \(grouped(width * height)) pixels, more than the limit of "
          + grouped(Self.storedPixels))
    }
    guard aspect == .fixed || fit == .letterbox && width == height && width % 2 == 0 else {
      throw PreprocessingError(
        field: "aspect", reason: "is \(aspect), which needs an even square and a letterbox")
    }
    self.init(
      width: width, height: height, channels: channels, fit: fit, aspect: aspect, margins: margins,
      matte: matte, mean: try numbers("mean"),
      standardDeviation: deviation)
  }
}
