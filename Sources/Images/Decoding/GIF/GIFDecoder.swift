import CImageCodecs

/// The first frame of GIF files through giflib, behind one C call.
enum GIFDecoder {
  /// What the blocks say, within the limits.
  static func info(_ bytes: [UInt8], limits: DecodeLimits) throws(ImageError) -> ImageInfo {
    try info(GIFStructure(bytes), limits).info
  }

  /// The pixels as RGB, or RGBA when any may be transparent.
  static func decode(_ bytes: [UInt8], options: DecodeOptions) throws(ImageError) -> DecodedImage {
    let structure = GIFStructure(bytes)
    var (info, frame) = try info(structure, options.limits)
    let transparent = structure.transparentIndex
    var indices = [UInt8](
      repeating: transparent.map { UInt8(truncatingIfNeeded: $0) } ?? 0,
      count: frame.width * frame.height)
    let palette = try read(bytes, frame, into: &indices, &info)
    if options.isStrict { try info.refuseIfPartial() }
    let isCovered = frame.width == info.width && frame.height == info.height
    let channels = isCovered && transparent == nil ? 3 : 4
    var pixels = [UInt8](repeating: 0, count: info.width * info.height * channels)
    for y in 0..<frame.height {
      var to = ((frame.y + y) * info.width + frame.x) * channels
      for x in 0..<frame.width {
        let index = Int(indices[y * frame.width + x])
        pixels[to] = palette[index * 3]
        pixels[to + 1] = palette[index * 3 + 1]
        pixels[to + 2] = palette[index * 3 + 2]
        if channels == 4 { pixels[to + 3] = index == transparent ? 0 : 255 }
        to += channels
      }
    }
    return DecodedImage(
      info: info, width: info.width, height: info.height, channels: channels, pixels: pixels)
  }

  private static func info(
    _ structure: GIFStructure, _ limits: DecodeLimits
  ) throws(ImageError) -> (info: ImageInfo, frame: GIFStructure.Frame) {
    guard let frame = structure.firstFrame else {
      throw structure.hasEnd || structure.hasUnknownBlock
        ? ImageError(.corrupt, "the GIF has no frame")
        : ImageError(.truncated, "the GIF ends before its first frame")
    }
    guard frame.width > 0, frame.height > 0 else {
      throw ImageError(.corrupt, "the first frame is \(frame.width)x\(frame.height) pixels")
    }
    try limits.check(width: structure.width, height: structure.height)
    var info = ImageInfo(
      format: .gif, width: structure.width, height: structure.height, mode: "P")
    info.frames = structure.frames
    info.isPartial = !structure.hasEnd && !structure.hasUnknownBlock
    if structure.hasUnknownBlock { info.warnings.append("a block of no known kind was left out") }
    return (info, frame)
  }

  /// Fills `indices` and returns 256 RGB colours.
  private static func read(
    _ bytes: [UInt8], _ frame: GIFStructure.Frame, into indices: inout [UInt8],
    _ info: inout ImageInfo
  ) throws(ImageError) -> [UInt8] {
    var palette = [UInt8](repeating: 0, count: 768)
    var count: UInt32 = 0
    var messages = codec_messages()
    let status = bytes.withUnsafeBufferPointer { file in
      indices.withUnsafeMutableBufferPointer { out in
        var job = codec_gif_job(
          bytes: file.baseAddress, count: file.count, width: UInt32(frame.width),
          height: UInt32(frame.height), indices: out.baseAddress)
        return codec_status(UInt32(bitPattern: codec_gif_read(&job, &palette, &count, &messages)))
      }
    }
    switch status {
    case CODEC_OK:
      break
    case CODEC_PARTIAL:
      info.isPartial = true
      info.warnings.append("the image data ends early: \(messages.errorText)")
    case CODEC_TRUNCATED:
      throw ImageError(.truncated, "the GIF ends before its first row: \(messages.errorText)")
    default:
      throw ImageError(.corrupt, "the GIF is corrupt: \(messages.errorText)")
    }
    if count == 0 {
      info.warnings.append("without a colour table; its indices are shown as greys")
      for index in 0..<768 { palette[index] = UInt8(truncatingIfNeeded: index / 3) }
    }
    return palette
  }
}
