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
  ) throws(ImageError) -> (width: Int, height: Int) {
    let options = DecodeOptions(limits: limits, isStrict: true, target: preprocessing.target)
    let decoded = try ImageDecoder.decode(bytes, options: options)
    preprocessing.adapted(to: decoded.info.uprightSize).applyBytes(
      preprocessing.picture(of: decoded), into: &scratch.bytes, scratch: &scratch.resize)
    return (decoded.info.uprightWidth, decoded.info.uprightHeight)
  }

  /// Decodes a file that is known to have decoded before.
  ///
  /// - Throws: `DatasetError.changed` when it no longer does.
  func decode(file: String, into scratch: DecodeScratch) throws(DatasetError) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.bytes(at: file, limit: limits.fileBytes)
    } catch {
      throw .changed(path: file, reason: "can no longer be read (\(error.reason))")
    }
    do throws(ImageError) {
      _ = try decode(bytes, into: scratch)
    } catch {
      throw .changed(path: file, reason: "no longer decodes (\(error.message))")
    }
  }

  /// Fits an image into `scratch.bytes`.
  func prepare(_ image: Image, into scratch: DecodeScratch) {
    preprocessing.applyBytes(image, into: &scratch.bytes, scratch: &scratch.resize)
  }
}
