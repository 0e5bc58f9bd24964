import FileFormats
import Images

/// Decodes files to the pixels a network takes, still as bytes.
struct PreparedDecoder: Sendable {
  /// What is done to an image.
  let preprocessing: Preprocessing

  /// What a file may ask for.
  let limits: DecodeLimits

  /// Decodes a file's bytes, refusing damaged ones, into `scratch.bytes`, of which an adapted input may leave
  /// a part; returns the size of the upright image.
  func decode(
    _ bytes: [UInt8], into scratch: DecodeScratch
  ) throws(ImageError) -> PictureSize {
    let decoded = try picture(bytes)
    prepare(decoded, preprocessing.adapted(to: decoded.info.uprightSize), into: scratch)
    return decoded.info.uprightSize
  }

  /// Decodes a file that is known to have decoded before.
  ///
  /// - Parameter size: the size of the input that it got, if it has one of its own.
  /// - Throws: `DatasetError.changed` when it no longer does, or would get an input of another size.
  func decode(
    file: String, size: PictureSize? = nil, into scratch: DecodeScratch
  ) throws(DatasetError) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.bytes(at: file, limit: limits.fileBytes)
    } catch {
      throw .changed(path: file, reason: "can no longer be read (\(error.reason))")
    }
    let decoded: DecodedImage
    do throws(ImageError) {
      decoded = try picture(bytes)
    } catch {
      throw .changed(path: file, reason: "no longer decodes (\(error.message))")
    }
    let own = preprocessing.adapted(to: decoded.info.uprightSize)
    guard size == nil || size == own.size else {
      throw .changed(path: file, reason: "has another shape")
    }
    prepare(decoded, own, into: scratch)
  }

  private func picture(_ bytes: [UInt8]) throws(ImageError) -> DecodedImage {
    try ImageDecoder.decode(
      bytes,
      options: DecodeOptions(limits: limits, isStrict: true, target: preprocessing.target))
  }

  private func prepare(
    _ decoded: DecodedImage, _ own: Preprocessing, into scratch: DecodeScratch
  ) {
    own.applyBytes(
      preprocessing.picture(of: decoded), into: &scratch.bytes, scratch: &scratch.resize)
  }

  /// Fits an image into `scratch.bytes`.
  func prepare(_ image: Image, into scratch: DecodeScratch) {
    preprocessing.applyBytes(image, into: &scratch.bytes, scratch: &scratch.resize)
  }
}
