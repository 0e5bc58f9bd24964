#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// 64 bits that stay nearly the same when a picture is resized, recompressed or slightly recoloured.
///
/// The picture is made grey and 32 x 32, its 8 x 8 lowest frequencies are taken (a cosine transform of
/// type II), and each bit says whether a frequency is above their median (Zauner, "Implementation and benchmarking of perceptual
/// image hash functions", 2010, section 3.2.1). Up to about ten bits differ between copies of a picture.
public struct PerceptualHash: Hashable, Sendable {
  /// The bits, the lowest frequencies first, from the highest bit down.
  public let bits: UInt64

  private static let side = 32
  private static let kept = 8

  /// Computes the hash of a picture.
  public init(_ image: Image) {
    let (side, kept) = (Self.side, Self.kept)
    let small = image.resized(width: side, height: side).pixels
    let grey = (0..<side * side).map { p in
      Double(luma(small[3 * p], small[3 * p + 1], small[3 * p + 2]))
    }
    // Rows first, [side, kept], then columns, [kept, kept].
    var rows = [Double](repeating: 0, count: side * kept)
    for y in 0..<side {
      for k in 0..<kept {
        rows[y * kept + k] = (0..<side).reduce(0.0) {
          $0 + grey[y * side + $1] * Self.cosines[k * side + $1]
        }
      }
    }
    var frequencies = [Double](repeating: 0, count: kept * kept)
    for l in 0..<kept {
      for k in 0..<kept {
        frequencies[l * kept + k] = (0..<side).reduce(0.0) {
          $0 + rows[$1 * kept + k] * Self.cosines[l * side + $1]
        }
      }
    }
    let sorted = frequencies.sorted()
    let median = (sorted[kept * kept / 2 - 1] + sorted[kept * kept / 2]) / 2
    bits = frequencies.reduce(0) { $0 << 1 | ($1 > median ? 1 : 0) }
  }

  /// How many bits differ, 0 to 64.
  public func distance(to other: PerceptualHash) -> Int { (bits ^ other.bits).nonzeroBitCount }

  /// `cos(π k (2 x + 1) / 2 side)`, `[kept, side]`.
  private static let cosines: [Double] = (0..<kept).flatMap { k in
    (0..<side).map { x in cos(Double.pi * Double(k * (2 * x + 1)) / Double(2 * side)) }
  }
}

extension PerceptualHash: CustomStringConvertible {
  /// Sixteen hexadecimal digits.
  public var description: String {
    let digits = String(bits, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
