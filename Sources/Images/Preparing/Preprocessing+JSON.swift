import FileFormats

extension Preprocessing {
  /// The value as a model file keeps it.
  public var jsonValue: JSONValue {
    [
      "width": .integer(width), "height": .integer(height), "channels": .integer(channels),
      "fit": .string(fit.rawValue), "matte": .string(matte.hex),
      "mean": .array(mean.map { JSONValue($0) }),
      "standard_deviation": .array(standardDeviation.map { JSONValue($0) }),
    ]
  }

  /// Reads what `jsonValue` wrote.
  ///
  /// - Throws: `PreprocessingError` when a field is missing or not valid.
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
    guard let matte = value["matte"]?.stringValue.flatMap({ RGBColor(hex: $0) }) else {
      throw PreprocessingError(field: "matte")
    }
    let deviation = try numbers("standard_deviation")
    guard deviation.allSatisfy({ $0 > 0 }) else {
      throw PreprocessingError(field: "standard_deviation")
    }
    self.init(
      width: try integer("width", 1...16_384), height: try integer("height", 1...16_384),
      channels: channels, fit: fit, matte: matte, mean: try numbers("mean"),
      standardDeviation: deviation)
  }
}
