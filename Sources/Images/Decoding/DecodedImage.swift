import FileFormats

/// The pixels of a file as it stores them: before the EXIF turn and with their transparency.
public struct DecodedImage: Sendable {
  /// What the file says of itself; sizes in it are the stored ones.
  public let info: ImageInfo

  /// The width of `pixels`: the stored one, or less when decoded for a smaller target.
  public let width: Int

  /// The height of `pixels`.
  public let height: Int

  /// 3 for RGB, 4 for RGBA.
  public let channels: Int

  /// The pixels, `[height, width, channels]`; alpha is not premultiplied.
  public let pixels: [UInt8]

  init(info: ImageInfo, width: Int, height: Int, channels: Int, pixels: [UInt8]) {
    precondition(
      pixels.count == width * height * channels,
      "\(pixels.count) bytes for \(width)x\(height)x\(channels)")
    self.info = info
    self.width = width
    self.height = height
    self.channels = channels
    self.pixels = pixels
  }

  /// The picture as it is meant to be seen: laid over the matte and turned upright.
  public func upright(matte: RGBColor = .white) -> Image {
    let opaque = channels == 3 ? pixels : overlay(matte)
    return Image(width: width, height: height, pixels: opaque).turned(info.orientation)
  }

  /// The SHA-256 of the pixels as 8-bit RGBA, opaque ones with alpha 255, in hexadecimal.
  public var rgbaSHA256: String {
    var hash = SHA256()
    if channels == 4 {
      hash.update(pixels)
    } else {
      var row = [UInt8](repeating: 255, count: width * 4)
      for y in 0..<height {
        let start = y * width * 3
        for x in 0..<width {
          row[x * 4] = pixels[start + x * 3]
          row[x * 4 + 1] = pixels[start + x * 3 + 1]
          row[x * 4 + 2] = pixels[start + x * 3 + 2]
        }
        hash.update(row)
      }
    }
    return hexadecimal(hash.finalized())
  }

  /// `value = (color * alpha + matte * (255 - alpha)) / 255`, rounded to nearest.
  private func overlay(_ matte: RGBColor) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: width * height * 3) { out, count in
      pixels.withUnsafeBufferPointer { source in
        for index in 0..<width * height {
          let alpha = Int(source[index * 4 + 3])
          out[index * 3] = Self.mix(source[index * 4], matte.red, alpha)
          out[index * 3 + 1] = Self.mix(source[index * 4 + 1], matte.green, alpha)
          out[index * 3 + 2] = Self.mix(source[index * 4 + 2], matte.blue, alpha)
        }
      }
      count = width * height * 3
    }
  }

  @inline(__always) private static func mix(_ color: UInt8, _ matte: UInt8, _ alpha: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: dividedBy255(Int(color) * alpha + Int(matte) * (255 - alpha)))
  }
}

extension DecodedImage: CustomStringConvertible {
  /// The format, the size and the channels; pixels are not text.
  public var description: String {
    "\(info.format.rawValue) decoded to \(width)x\(height)x\(channels)"
  }
}
