import Images

/// Room for preparing one image, reused from image to image by one thread.
final class DecodeScratch {
  /// The prepared image, `[height, width, channels]`.
  var bytes: [UInt8]

  /// What the resize needs.
  var resize = ResizeScratch()

  /// Makes room for `count` bytes.
  init(count: Int) { bytes = [UInt8](repeating: 0, count: count) }
}
