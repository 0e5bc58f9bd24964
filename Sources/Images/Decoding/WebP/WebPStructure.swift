/// The chunks of a WebP file, walked before libwebp sees it: the canvas of an animation and its first
/// frame, the EXIF block, and whether the file is as long as it says.
struct WebPStructure {
  /// A frame of an animation.
  struct Frame {
    var x: Int
    var y: Int
    var width: Int
    var height: Int
    /// Where its image chunks lie.
    var chunks: Range<Int>
  }

  /// The canvas an extended header declares.
  var canvas: (width: Int, height: Int)?

  /// Whether an extended header says that some pixels are transparent.
  var hasAlpha = false

  /// The first frame of an animation; `nil` for a still picture.
  var firstFrame: Frame?

  /// The number of frames, 1 for a still picture.
  var frames = 1

  /// Where the EXIF block lies.
  var exif: Range<Int>?

  /// Whether the file is shorter than its header says.
  var isCut: Bool

  /// Walks the chunks of a file that starts with WebP's signature.
  init(_ bytes: [UInt8]) {
    let end = 8 + (bytes.little32(4) ?? 0)
    isCut = bytes.count < end
    var animationFrames = 0
    var position = 12
    while position < end, let length = bytes.little32(position + 4) {
      let content = position + 8..<position + 8 + length
      if content.upperBound > bytes.count { isCut = true }
      if bytes.has("VP8X", at: position) {
        readExtended(bytes, content)
      } else if bytes.has("ANMF", at: position) {
        animationFrames += 1
        if firstFrame == nil { readFrame(bytes, content) }
      } else if bytes.has("EXIF", at: position) {
        exif = exif ?? content
      }
      position = content.upperBound + length % 2
    }
    frames = max(1, animationFrames)
  }

  private mutating func readExtended(_ bytes: [UInt8], _ content: Range<Int>) {
    guard content.lowerBound < bytes.count, let width = bytes.little24(content.lowerBound + 4),
      let height = bytes.little24(content.lowerBound + 7)
    else { return }
    hasAlpha = bytes[content.lowerBound] & 0x10 != 0
    canvas = (width + 1, height + 1)
  }

  private mutating func readFrame(_ bytes: [UInt8], _ content: Range<Int>) {
    let start = content.lowerBound
    guard content.count >= 16, let x = bytes.little24(start), let y = bytes.little24(start + 3),
      let width = bytes.little24(start + 6), let height = bytes.little24(start + 9)
    else { return }
    firstFrame = Frame(
      x: x * 2, y: y * 2, width: width + 1, height: height + 1,
      chunks: min(start + 16, bytes.count)..<min(content.upperBound, bytes.count))
  }
}

extension WebPStructure.Frame {
  /// The frame as a file of its own, which libwebp reads without its animation library.
  func still(_ bytes: [UInt8]) -> [UInt8] {
    var body = Array("WEBP".utf8)
    if bytes.has("ALPH", at: chunks.lowerBound) {
      // A picture with a separate alpha chunk needs the extended header to announce it.
      body += Array("VP8X".utf8) + Self.little(10, bytes: 4) + [0x10, 0, 0, 0]
      body += Self.little(width - 1, bytes: 3) + Self.little(height - 1, bytes: 3)
    }
    body += bytes[chunks]
    return Array("RIFF".utf8) + Self.little(body.count, bytes: 4) + body
  }

  private static func little(_ value: Int, bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}
