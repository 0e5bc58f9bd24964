import CWebP

/// The calls to libwebp, on one still picture.
enum WebPFrame {
  /// The header of a still picture.
  static func features(
    _ bytes: [UInt8], isCut: Bool
  ) throws(ImageError) -> WebPBitstreamFeatures {
    var features = WebPBitstreamFeatures()
    let status = bytes.withUnsafeBufferPointer { file in
      WebPGetFeatures(file.baseAddress, file.count, &features)
    }
    guard status == VP8_STATUS_OK else {
      throw status == VP8_STATUS_NOT_ENOUGH_DATA || isCut
        ? ImageError(.truncated, "the WebP ends before its image data")
        : ImageError(.corrupt, "the WebP has no valid header")
    }
    return features
  }

  /// The pixels of a still picture whose header gave this size; rows missing at the end stay zero
  /// and are noted in `info`.
  ///
  /// The library writes into memory of ours and keeps neither pointer.
  static func decode(
    _ bytes: [UInt8], _ width: Int, _ height: Int, _ channels: Int, _ info: inout ImageInfo
  ) throws(ImageError) -> [UInt8] {
    var pixels = [UInt8](repeating: 0, count: width * height * channels)
    var rows: Int32 = 0
    let status = bytes.withUnsafeBufferPointer { file in
      pixels.withUnsafeMutableBufferPointer { out in
        let decoder = WebPINewRGB(
          channels == 4 ? MODE_RGBA : MODE_RGB, out.baseAddress, out.count,
          Int32(width * channels))
        defer { WebPIDelete(decoder) }
        // The incremental interface: it hands out the rows that a cut file still has.
        let status = WebPIUpdate(decoder, file.baseAddress, file.count)
        _ = WebPIDecGetRGB(decoder, &rows, nil, nil, nil)
        return status
      }
    }
    switch status {
    case VP8_STATUS_OK:
      break
    case VP8_STATUS_SUSPENDED, VP8_STATUS_NOT_ENOUGH_DATA:
      guard rows > 0 else {
        throw ImageError(.truncated, "the WebP ends before its first rows")
      }
      info.isPartial = true
      info.warnings.append("the image data ends after \(rows) of \(height) rows")
    case VP8_STATUS_OUT_OF_MEMORY:
      throw ImageError(.tooLarge, "the WebP takes more memory than there is")
    default:
      throw info.isPartial
        ? ImageError(.truncated, "the WebP ends before its first rows")
        : ImageError(.corrupt, "the WebP is corrupt: its image data cannot be decoded")
    }
    return pixels
  }
}
