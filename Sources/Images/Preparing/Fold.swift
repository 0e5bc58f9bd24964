/// How a strip, longer than a square and thinner, lies in the square: cut into bands as long as the square's side,
/// one below the other, or side by side.
///
/// Neighbouring bands share a piece as long as they are thick, so that whatever is no longer than that is whole in
/// one of them.
public struct Fold: Hashable, Sendable {
  /// The side of the square.
  public let side: Int

  /// How many bands there are.
  public let bands: Int

  /// Whether the strip is wide, so that the next band lies below the one before it; else it lies right of it.
  public let isWide: Bool

  /// How many bands are tried; with more, even the thinnest picture is not seen larger.
  private static let mostBands = 8

  /// A fold of its own number of bands.
  init(side: Int, bands: Int, isWide: Bool) {
    self.side = side
    self.bands = bands
    self.isWide = isWide
  }

  /// The fold that shows a picture largest in a square; `nil` for one that is less than twice as long as wide, or
  /// that the square shows as large.
  public init?(of picture: PictureSize, side: Int) {
    isWide = picture.width >= picture.height
    self.side = side
    let (long, short) =
      isWide ? (picture.width, picture.height) : (picture.height, picture.width)
    guard long >= 2 * short else { return nil }
    var largest = Double(side) / Double(long)
    var best = 1
    for bands in 2...Self.mostBands where side >= 2 * bands {
      let fold = Fold(side: side, bands: bands, isWide: isWide)
      let scale = min(
        Double(fold.length) / Double(long), Double(fold.thickness) / Double(short))
      if scale > largest { (largest, best) = (scale, bands) }
    }
    guard best > 1 else { return nil }
    bands = best
  }

  /// Pixels that a band is thick, and neighbours share.
  public var thickness: Int { side / bands }

  /// From where one band begins to where the next one does.
  private var step: Int { side - thickness }

  /// Pixels that the strip is long.
  private var length: Int { side + (bands - 1) * step }

  /// The size of the strip; it has no more pixels than the square.
  public var strip: PictureSize {
    isWide
      ? PictureSize(width: length, height: thickness)
      : PictureSize(width: thickness, height: length)
  }

  /// Whether the bands leave a part of the square empty, behind the last one.
  public var leavesRest: Bool { bands * thickness < side }

  /// Calls `body` with every row that strip and square have in common: where it begins in either, and its length,
  /// in numbers.
  ///
  /// - Parameter channels: the numbers of a pixel.
  public func forEachRow(
    channels: Int, _ body: (_ strip: Int, _ square: Int, _ count: Int) -> Void
  ) {
    for band in 0..<bands {
      for y in 0..<(isWide ? thickness : side) {
        let strip = isWide ? y * length + band * step : (band * step + y) * thickness
        let square = isWide ? (band * thickness + y) * side : y * side + band * thickness
        body(strip * channels, square * channels, (isWide ? side : thickness) * channels)
      }
    }
  }

  /// A map of the square, `[mapSide, mapSide]`, as one of the strip, with the larger value where bands share a place.
  ///
  /// - Precondition: `map` has as many rows as columns.
  public func unfolded(_ map: [Float]) -> (map: [Float], size: PictureSize) {
    let mapSide = Int(Double(map.count).squareRoot())
    precondition(mapSide > 0 && mapSide * mapSide == map.count, "a map of \(map.count) values")
    // Twice as fine as the map, since its cells need not end where bands do.
    let scale = Double(2 * mapSide) / Double(side)
    let long = max(1, Int((Double(length) * scale).rounded()))
    let thick = max(1, Int((Double(thickness) * scale).rounded()))
    let size =
      isWide
      ? PictureSize(width: long, height: thick) : PictureSize(width: thick, height: long)
    var result = [Float](repeating: -.infinity, count: long * thick)
    for across in 0..<thick {
      let acrossPixel = (Double(across) + 0.5) * Double(thickness) / Double(thick)
      for along in 0..<long {
        let alongPixel = (Double(along) + 0.5) * Double(length) / Double(long)
        let cell = isWide ? across * long + along : along * thick + across
        for band in 0..<bands {
          let inBand = alongPixel - Double(band * step)
          guard inBand >= 0, inBand < Double(side) else { continue }
          let inSquare = acrossPixel + Double(band * thickness)
          let (x, y) = isWide ? (inBand, inSquare) : (inSquare, inBand)
          let column = Int(x * Double(mapSide) / Double(side))
          let row = Int(y * Double(mapSide) / Double(side))
          result[cell] = max(result[cell], map[row * mapSide + column])
        }
      }
    }
    return (result, size)
  }
}

extension Preprocessing {
  /// How the strip of a long picture is folded into the input; `nil` for a picture that is shown whole.
  public func fold(for picture: PictureSize) -> Fold? {
    aspect == .folded && size.isSquare ? Fold(of: picture, side: width) : nil
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
    if fold.leavesRest { fillMatte(in: &bytes, at: offset) }
    strip.withUnsafeBufferPointer { strip in
      bytes.withUnsafeMutableBufferPointer { bytes in
        fold.forEachRow(channels: channels) { from, to, count in
          for index in 0..<count { bytes[offset + to + index] = strip[from + index] }
        }
      }
    }
    swap(&strip, &scratch.strip)
  }

  /// Fills the whole input with the matte.
  private func fillMatte(in bytes: inout [UInt8], at offset: Int) {
    let colors =
      channels == 1
      ? [luma(matte.red, matte.green, matte.blue)] : [matte.red, matte.green, matte.blue]
    for index in 0..<count { bytes[offset + index] = colors[index % channels] }
  }
}
