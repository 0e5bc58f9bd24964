import CImageCodecs

/// PNG files through libpng, behind one C call.
enum PNGDecoder {
  /// What the chunks say, within the limits.
  static func info(_ bytes: [UInt8], limits: DecodeLimits) throws(ImageError) -> ImageInfo {
    try info(PNGStructure(bytes), bytes, limits)
  }

  /// The pixels as RGB, or RGBA when any may be transparent.
  static func decode(_ bytes: [UInt8], options: DecodeOptions) throws(ImageError) -> DecodedImage {
    let structure = PNGStructure(bytes)
    var info = try info(structure, bytes, options.limits)
    guard structure.hasImageData else {
      throw structure.hasEnd
        ? ImageError(.corrupt, "the PNG has no image data")
        : ImageError(.truncated, "the PNG ends before its image data")
    }
    let hasAlpha = structure.header?.hasAlpha == true || structure.hasTransparency
    let channels = hasAlpha ? 4 : 3
    var pixels = [UInt8](repeating: 0, count: info.width * info.height * channels)
    var messages = codec_messages()
    let status = read(bytes, structure, info, channels, into: &pixels, &messages)
    info.warnings += messages.warningTexts
    switch status {
    case CODEC_OK:
      break
    case CODEC_PARTIAL:
      info.isPartial = true
      info.warnings.append(messages.errorText)
    case CODEC_TRUNCATED:
      throw ImageError(.truncated, "the PNG ends before its first row: \(messages.errorText)")
    default:
      throw ImageError(.corrupt, "the PNG is corrupt: \(messages.errorText)")
    }
    if options.isStrict { try info.refuseIfPartial() }
    return DecodedImage(
      info: info, width: info.width, height: info.height, channels: channels, pixels: pixels)
  }

  private static func info(
    _ structure: PNGStructure, _ bytes: [UInt8], _ limits: DecodeLimits
  ) throws(ImageError) -> ImageInfo {
    guard let header = structure.header else {
      throw structure.isCut || bytes.count <= 8
        ? ImageError(.truncated, "the PNG ends before its header")
        : ImageError(.corrupt, "the PNG has no header")
    }
    try limits.check(width: header.width, height: header.height)
    var info = ImageInfo(
      format: .png, width: header.width, height: header.height, mode: header.mode)
    info.frames = structure.frames
    info.isPartial = !structure.hasEnd
    if let exif = structure.exif { info.note(EXIF.read(bytes, tiff: exif)) }
    return info
  }

  /// Fills `pixels`, of `info.width * info.height * channels` zeroes.
  private static func read(
    _ bytes: [UInt8], _ structure: PNGStructure, _ info: ImageInfo, _ channels: Int,
    into pixels: inout [UInt8], _ messages: inout codec_messages
  ) -> codec_status {
    bytes.withUnsafeBufferPointer { file in
      pixels.withUnsafeMutableBufferPointer { out in
        var job = codec_png_job(
          bytes: file.baseAddress, count: file.count, width: UInt32(info.width),
          height: UInt32(info.height), channels: UInt32(channels),
          read_size: structure.isCut ? 16 : 8192, pixels: out.baseAddress)
        return codec_status(UInt32(bitPattern: codec_png_read(&job, &messages)))
      }
    }
  }
}
