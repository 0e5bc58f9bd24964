/// How a strip, twice as long as a square and half as thick, lies in the square: its two halves one below the
/// other, or side by side.
public struct Fold: Hashable, Sendable {
  /// The side of the square, an even number.
  public let side: Int

  /// Whether the strip is wide, so that its right half lies below its left one; else its lower half lies right of
  /// its upper one.
  public let isWide: Bool

  /// The size of the strip.
  public var strip: PictureSize {
    isWide
      ? PictureSize(width: 2 * side, height: side / 2)
      : PictureSize(width: side / 2, height: 2 * side)
  }

  /// Calls `body` with every row that strip and square have in common: where it begins in either, and its length,
  /// in numbers.
  ///
  /// - Parameter channels: the numbers of a pixel.
  public func forEachRow(
    channels: Int, _ body: (_ strip: Int, _ square: Int, _ count: Int) -> Void
  ) {
    let half = side / 2
    for part in 0..<2 {
      for y in 0..<(isWide ? half : side) {
        let strip = isWide ? y * 2 * side + part * side : (part * side + y) * half
        let square = isWide ? (part * half + y) * side : y * side + part * half
        body(strip * channels, square * channels, (isWide ? side : half) * channels)
      }
    }
  }

  /// A map of the square, `[side, side]`, as one of the strip; its own side may be any even number.
  ///
  /// - Precondition: `map` has an even number of rows and as many columns.
  public static func unfolded(_ map: [Float], isWide: Bool) -> (map: [Float], size: PictureSize) {
    let side = Int(Double(map.count).squareRoot())
    precondition(side % 2 == 0 && side * side == map.count, "a map of \(map.count) values")
    let fold = Fold(side: side, isWide: isWide)
    var result = [Float](repeating: 0, count: map.count)
    fold.forEachRow(channels: 1) { strip, square, count in
      result.replaceSubrange(strip..<strip + count, with: map[square..<square + count])
    }
    return (result, fold.strip)
  }
}

extension Preprocessing {
  /// How the strip of a long picture is folded into the input; `nil` for a picture that is shown whole.
  public func fold(for picture: PictureSize) -> Fold? {
    guard aspect == .folded else { return nil }
    let strip = aspect.input(for: picture, usual: size)
    return strip == size ? nil : Fold(side: width, isWide: strip.width > strip.height)
  }

  /// The preparation of a strip before it is folded.
  public func strip(_ fold: Fold) -> Preprocessing { resized(to: fold.strip) }

  /// Fits a long picture into its strip and folds that.
  func applyFolded(
    _ image: Image, _ fold: Fold, into bytes: inout [UInt8], at offset: Int,
    scratch: inout ResizeScratch
  ) {
    // Moved out and back so that the strip may use the rest of the scratch.
    var strip: [UInt8] = []
    swap(&strip, &scratch.strip)
    if strip.count < count { strip = [UInt8](repeating: 0, count: count) }
    self.strip(fold).applyBytes(image, into: &strip, scratch: &scratch)
    strip.withUnsafeBufferPointer { strip in
      bytes.withUnsafeMutableBufferPointer { bytes in
        fold.forEachRow(channels: channels) { from, to, count in
          for index in 0..<count { bytes[offset + to + index] = strip[from + index] }
        }
      }
    }
    swap(&strip, &scratch.strip)
  }
}
