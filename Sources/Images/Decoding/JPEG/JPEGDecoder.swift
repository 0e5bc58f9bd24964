import CTurboJPEG

/// JPEG files through libjpeg-turbo's TurboJPEG interface.
enum JPEGDecoder {
  /// What the segments say, within the limits.
  static func info(_ bytes: [UInt8], limits: DecodeLimits) throws(ImageError) -> ImageInfo {
    try info(JPEGStructure(bytes), bytes, limits)
  }

  /// The pixels as RGB, at a fraction of the size when the target allows.
  static func decode(_ bytes: [UInt8], options: DecodeOptions) throws(ImageError) -> DecodedImage {
    let structure = JPEGStructure(bytes)
    var info = try info(structure, bytes, options.limits)
    guard structure.hasScanData else {
      throw ImageError(.truncated, "the JPEG ends before its image data")
    }
    let divisor = JPEGScale.divisor(for: info, target: options.target)
    let width = (info.width + divisor - 1) / divisor
    let height = (info.height + divisor - 1) / divisor
    let isCMYK = structure.components.count == 4
    let channels = isCMYK ? 4 : 3
    let format = isCMYK ? TJPF_CMYK : TJPF_RGB
    var complaint: JPEGComplaint?
    var pixels = [UInt8](unsafeUninitializedCapacity: width * height * channels) { pixels, count in
      complaint = decompress(bytes, into: pixels, width, height, format)
      count = complaint == nil ? pixels.count : 0
    }
    if complaint?.isFatal == false {
      // Not all rows may have been written, which then are black.
      pixels = [UInt8](repeating: 0, count: width * height * channels)
      complaint = pixels.withUnsafeMutableBufferPointer {
        decompress(bytes, into: $0, width, height, format)
      }
    }
    var hidesMissingData = false
    if let complaint, complaint.mayHideMissingData, !info.isPartial,
      let filled = JPEGMissingData.filled(bytes, structure)
    {
      var others = [UInt8](repeating: 0, count: pixels.count)
      _ = others.withUnsafeMutableBufferPointer {
        decompress(filled, into: $0, width, height, format)
      }
      hidesMissingData = others != pixels
    }
    try JPEGComplaint.note(
      complaint, structure, in: &info, isStrict: options.isStrict,
      hidesMissingData: hidesMissingData)
    if isCMYK { CMYK.convertToRGB(&pixels, isInverted: structure.hasAdobeMarker) }
    return DecodedImage(info: info, width: width, height: height, channels: 3, pixels: pixels)
  }

  private static func info(
    _ structure: JPEGStructure, _ bytes: [UInt8], _ limits: DecodeLimits
  ) throws(ImageError) -> ImageInfo {
    try JPEGChecks.check(structure, limits)
    let mode =
      switch structure.components.count {
      case 1: "L"
      case 3: "RGB"
      default: "CMYK"
      }
    var info = ImageInfo(
      format: .jpeg, width: structure.width, height: structure.height, mode: mode)
    info.isPartial = !structure.hasEnd
    if let exif = structure.exif { info.note(EXIF.read(bytes, tiff: exif)) }
    return info
  }

  /// Decodes into `pixels` and returns what went wrong.
  ///
  /// Only the pointers are unsafe here: the library writes `width * height` pixels of the asked
  /// format and keeps none of them.
  private static func decompress(
    _ bytes: [UInt8], into pixels: UnsafeMutableBufferPointer<UInt8>, _ width: Int, _ height: Int,
    _ format: TJPF
  ) -> JPEGComplaint? {
    guard let handle = tjInitDecompress() else { return JPEGComplaint(nil, isFatal: true) }
    defer { tjDestroy(handle) }
    var storedWidth: Int32 = 0
    var storedHeight: Int32 = 0
    var subsampling: Int32 = 0
    var colorspace: Int32 = 0
    return bytes.withUnsafeBufferPointer { file in
      // Fails for sampling factors it has no name for, which decode all the same: only a missing
      // size is fatal.
      _ = tjDecompressHeader3(
        handle, file.baseAddress, UInt(file.count), &storedWidth, &storedHeight, &subsampling,
        &colorspace)
      guard storedWidth > 0, storedHeight > 0 else {
        return JPEGComplaint(tjGetErrorStr2(handle), isFatal: true)
      }
      let result = tjDecompress2(
        handle, file.baseAddress, UInt(file.count), pixels.baseAddress, Int32(width), 0,
        Int32(height), Int32(format.rawValue), TJFLAG_LIMITSCANS)
      guard result != 0 else { return nil }
      let isFatal = tjGetErrorCode(handle) == Int32(TJERR_FATAL.rawValue)
      return JPEGComplaint(tjGetErrorStr2(handle), isFatal: isFatal)
    }
  }
}
