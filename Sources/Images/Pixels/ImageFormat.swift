/// The file formats that are decoded.
public enum ImageFormat: String, Hashable, Sendable, CaseIterable {
  /// JPEG, baseline or progressive.
  case jpeg
  /// Portable Network Graphics.
  case png
  /// WebP, lossy or lossless.
  case webp
  /// Graphics Interchange Format, the first frame.
  case gif
}
