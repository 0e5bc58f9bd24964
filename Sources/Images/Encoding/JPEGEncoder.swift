import CTurboJPEG

/// Pictures to JPEG files.
public enum JPEGEncoder {
  /// How much colour detail is kept.
  public enum Subsampling: Hashable, Sendable, CaseIterable {
    /// All of it, 4:4:4.
    case none
    /// Half of it across, 4:2:2.
    case halfWidth
    /// Half of it across and down, 4:2:0.
    case half

    fileprivate var code: TJSAMP {
      switch self {
      case .none: TJSAMP_444
      case .halfWidth: TJSAMP_422
      case .half: TJSAMP_420
      }
    }
  }

  /// The bytes of a baseline or progressive YCbCr JPEG of `quality` 1 to 100.
  public static func encode(
    _ image: Image, quality: Int = 90, subsampling: Subsampling = .half, isProgressive: Bool = false
  ) throws(ImageEncodingError) -> [UInt8] {
    try compress(
      image.pixels, image, quality: quality, pixels: TJPF_RGB, subsampling: subsampling.code,
      isProgressive: isProgressive)
  }

  /// Compresses `bytes`, pixels of `format` that are as many as those of `image`.
  static func compress(
    _ bytes: [UInt8], _ image: Image, quality: Int, pixels format: TJPF, subsampling: TJSAMP,
    isProgressive: Bool = false
  ) throws(ImageEncodingError) -> [UInt8] {
    precondition((1...100).contains(quality), "a quality of \(quality), not 1 to 100")
    guard let handle = tjInitCompress() else { throw ImageEncodingError(reason: "out of memory") }
    defer { tjDestroy(handle) }
    var result: UnsafeMutablePointer<UInt8>?
    var count: UInt = 0
    // The pointers are the library's; it copies rows and returns memory that is released below.
    let status = bytes.withUnsafeBufferPointer { source in
      tjCompress2(
        handle, source.baseAddress, Int32(image.width), 0, Int32(image.height),
        Int32(format.rawValue), &result, &count, Int32(subsampling.rawValue), Int32(quality),
        isProgressive ? TJFLAG_PROGRESSIVE : 0)
    }
    defer { tjFree(result) }
    guard status == 0, let result else {
      throw ImageEncodingError(reason: String(cString: tjGetErrorStr2(handle)))
    }
    return Array(UnsafeBufferPointer(start: result, count: Int(count)))
  }
}
