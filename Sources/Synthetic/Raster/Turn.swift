#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Sines and cosines, for files that need nothing else of the C library.
enum Turn {
  static func cosine(_ angle: Float) -> Float { cos(angle) }
  static func sine(_ angle: Float) -> Float { sin(angle) }
  static func power(_ base: Float, _ exponent: Float) -> Float { pow(base, exponent) }
}
