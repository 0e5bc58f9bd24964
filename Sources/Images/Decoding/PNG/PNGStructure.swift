/// The chunks of a PNG file, walked before libpng sees it: the header, what libpng is told to skip,
/// and whether the file reaches its end.
struct PNGStructure {
  /// The header chunk; `nil` when the file does not start with one.
  struct Header {
    var width: Int
    var height: Int
    var bitDepth: UInt8
    var colorType: UInt8
  }

  var header: Header?

  /// Whether a transparent colour or palette alphas stand before the image data.
  var hasTransparency = false

  /// Where the EXIF block lies.
  var exif: Range<Int>?

  /// The number of frames an animation announces, otherwise 1.
  var frames = 1

  /// Whether there is an image data chunk.
  var hasImageData = false

  /// Whether the end chunk is there in full.
  var hasEnd = false

  /// Whether the file stops inside a chunk.
  var isCut = false

  /// Walks the chunks of a file that starts with PNG's signature.
  init(_ bytes: [UInt8]) {
    var position = 8
    while !hasEnd {
      guard let length = bytes.big32(position) else {
        isCut = position < bytes.count
        return
      }
      let content = position + 8..<position + 8 + length
      guard content.upperBound + 4 <= bytes.count else {
        isCut = true
        hasImageData = hasImageData || bytes.has("IDAT", at: position + 4)
        return
      }
      read(bytes, tag: position + 4, content)
      position = content.upperBound + 4
    }
  }

  private mutating func read(_ bytes: [UInt8], tag: Int, _ content: Range<Int>) {
    if bytes.has("IHDR", at: tag), header == nil {
      readHeader(bytes, content)
    } else if bytes.has("tRNS", at: tag) {
      if !hasImageData { hasTransparency = true }
    } else if bytes.has("eXIf", at: tag) {
      exif = exif ?? content
    } else if bytes.has("acTL", at: tag) {
      frames = max(1, bytes.big32(content.lowerBound) ?? 1)
    } else if bytes.has("IDAT", at: tag) {
      hasImageData = true
    } else if bytes.has("IEND", at: tag) {
      hasEnd = true
    }
  }

  private mutating func readHeader(_ bytes: [UInt8], _ content: Range<Int>) {
    guard content.count == 13, let width = bytes.big32(content.lowerBound),
      let height = bytes.big32(content.lowerBound + 4)
    else { return }
    header = Header(
      width: width, height: height, bitDepth: bytes[content.lowerBound + 8],
      colorType: bytes[content.lowerBound + 9])
  }
}

extension PNGStructure.Header {
  /// Whether pixels carry their own alpha.
  var hasAlpha: Bool { colorType & 4 != 0 }

  /// Pillow's name for the way pixels are stored.
  var mode: String {
    switch (colorType, bitDepth) {
    case (0, 1): "1"
    case (0, 16): "I;16"
    case (0, _): "L"
    case (3, _): "P"
    case (4, 8): "LA"
    case (4, _), (6, _): "RGBA"
    default: "RGB"
    }
  }
}
