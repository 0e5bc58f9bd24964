import Images

/// Ads to the bytes of their files.
public enum AdEncoder {
  /// Encodes an ad as its encoding says.
  public static func encode(_ ad: Ad) throws(ImageEncodingError) -> [UInt8] {
    let encoding = ad.encoding
    var image = ad.image
    if encoding.earlierQuality > 0 {
      let early = try JPEGEncoder.encode(image, quality: encoding.earlierQuality)
      if let decoded = try? ImageDecoder.decode(early) { image = decoded.upright() }
    }
    switch encoding.kind {
    case .jpeg:
      let stored = image.turned(encoding.orientation.inverse)
      let bytes = try JPEGEncoder.encode(
        stored, quality: encoding.quality, subsampling: encoding.subsampling,
        isProgressive: encoding.isProgressive)
      return bytes.withOrientation(encoding.orientation)
    case .jpegGrey:
      let stored = image.turned(encoding.orientation.inverse)
      let bytes = try JPEGEncoder.encodeGrey(stored, quality: encoding.quality)
      return bytes.withOrientation(encoding.orientation)
    case .jpegCMYK: return try JPEGEncoder.encodeCMYK(image, quality: encoding.quality)
    case .png: return try PNGEncoder.encode(image, compression: 1)
    case .pngPalette: return try PNGEncoder.encodePalette(image, compression: 1)
    case .pngGrey: return try PNGEncoder.encodeGrey(image, compression: 1)
    case .png16: return try PNGEncoder.encode16(image, compression: 1)
    }
  }
}

extension [UInt8] {
  /// The bytes of a JPEG with an EXIF block that says how to turn it.
  fileprivate func withOrientation(_ orientation: Orientation) -> [UInt8] {
    orientation == .upright ? self : JPEGEncoder.adding(orientation, to: self)
  }
}
