import CWebP

/// WebP files through libwebp: still pictures, and the first frame of animations.
enum WebPDecoder {
  /// What the chunks say, within the limits.
  static func info(_ bytes: [UInt8], limits: DecodeLimits) throws(ImageError) -> ImageInfo {
    try info(WebPStructure(bytes), bytes, limits)
  }

  /// The pixels as RGB, or RGBA when any may be transparent.
  static func decode(_ bytes: [UInt8], options: DecodeOptions) throws(ImageError) -> DecodedImage {
    let structure = WebPStructure(bytes)
    var info = try info(structure, bytes, options.limits)
    let image: DecodedImage
    if let frame = structure.firstFrame {
      image = try decode(frame, bytes, &info, options.limits)
    } else {
      let channels = info.mode == "RGBA" ? 4 : 3
      let pixels = try WebPFrame.decode(bytes, info.width, info.height, channels, &info)
      image = DecodedImage(
        info: info, width: info.width, height: info.height, channels: channels, pixels: pixels)
    }
    if options.isStrict { try image.info.refuseIfPartial() }
    return image
  }

  private static func info(
    _ structure: WebPStructure, _ bytes: [UInt8], _ limits: DecodeLimits
  ) throws(ImageError) -> ImageInfo {
    var info: ImageInfo
    if let canvas = structure.canvas, structure.frames > 1 || structure.firstFrame != nil {
      info = ImageInfo(
        format: .webp, width: canvas.width, height: canvas.height,
        mode: structure.hasAlpha ? "RGBA" : "RGB")
    } else {
      let features = try WebPFrame.features(bytes, isCut: structure.isCut)
      info = ImageInfo(
        format: .webp, width: Int(features.width), height: Int(features.height),
        mode: features.has_alpha != 0 ? "RGBA" : "RGB")
    }
    try limits.check(width: info.width, height: info.height)
    info.frames = structure.frames
    info.isPartial = structure.isCut
    if let exif = structure.exif {
      // Some writers keep the JPEG segment's own signature in front.
      let skipped = bytes.has("Exif\0\0", at: exif.lowerBound) ? min(6, exif.count) : 0
      info.note(EXIF.read(bytes, tiff: exif.dropFirst(skipped)))
    }
    return info
  }

  /// The first frame on its canvas; what it does not cover is transparent.
  private static func decode(
    _ frame: WebPStructure.Frame, _ bytes: [UInt8], _ info: inout ImageInfo, _ limits: DecodeLimits
  ) throws(ImageError) -> DecodedImage {
    guard frame.x + frame.width <= info.width, frame.y + frame.height <= info.height else {
      throw ImageError(.corrupt, "the first frame of the WebP lies outside its canvas")
    }
    let still = frame.still(bytes)
    let features = try WebPFrame.features(still, isCut: info.isPartial)
    guard features.width == frame.width, features.height == frame.height else {
      throw ImageError(.corrupt, "the first frame of the WebP is not of the size it declares")
    }
    let isCovered = frame.width == info.width && frame.height == info.height
    let channels = isCovered && features.has_alpha == 0 ? 3 : 4
    let pixels = try WebPFrame.decode(still, frame.width, frame.height, channels, &info)
    guard !isCovered else {
      return DecodedImage(
        info: info, width: info.width, height: info.height, channels: channels, pixels: pixels)
    }
    var canvas = [UInt8](repeating: 0, count: info.width * info.height * 4)
    for y in 0..<frame.height {
      let from = y * frame.width * 4
      let to = ((frame.y + y) * info.width + frame.x) * 4
      canvas.replaceSubrange(
        to..<to + frame.width * 4, with: pixels[from..<from + frame.width * 4])
    }
    return DecodedImage(
      info: info, width: info.width, height: info.height, channels: 4, pixels: canvas)
  }
}
