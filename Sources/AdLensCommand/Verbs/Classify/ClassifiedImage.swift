import AdLens

/// One picture with what the model says about it, or why it cannot be read.
struct ClassifiedImage: Sendable {
  /// The path as given.
  let path: String

  /// The row of the result.
  let row: JSONValue

  /// What is logged, unless nothing is or the picture failed.
  let prediction: Prediction?

  /// Why the picture cannot be used.
  let error: ImageError?

  /// Reads and classifies a picture; its file is hashed when the result is to be logged.
  ///
  /// - Throws: `ModelError` when the model computes no probabilities.
  init(
    path: String, by classifier: Classifier, top: Int, hashing: Bool
  ) throws(ModelError) {
    self.path = path
    let bytes: [UInt8]
    let decoded: DecodedImage
    do throws(ImageError) {
      bytes = try Self.read(path, limits: classifier.limits)
      decoded = try ImageDecoder.decode(bytes, options: classifier.decodeOptions)
    } catch {
      row = JSONValue(failure: error, path: path)
      prediction = nil
      self.error = error
      return
    }
    let result = try classifier.classify(decoded, top: top)
    let scores = JSONValue.array(
      result.top.map { ["label": .string($0.label), "confidence": .number($0.confidence)] })
    let info = decoded.info
    row = [
      "path": .string(path), "label": .string(result.label),
      "confidence": .number(result.confidence), "top": scores,
      "width": .integer(info.uprightWidth), "height": .integer(info.uprightHeight),
    ]
    prediction =
      hashing
      ? Prediction(
        creative: Creative(
          sha256: SHA256.hex(of: bytes), path: path, width: info.uprightWidth,
          height: info.uprightHeight, format: info.format.rawValue),
        label: result.label, confidence: result.confidence, extra: ["top": scores])
      : nil
    error = nil
  }

  private static func read(_ path: String, limits: DecodeLimits) throws(ImageError) -> [UInt8] {
    do throws(FileError) {
      return try FileReader.bytes(at: path, limit: limits.fileBytes)
    } catch {
      throw ImageError(error)
    }
  }
}
