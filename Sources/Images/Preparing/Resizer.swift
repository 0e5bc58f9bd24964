/// Resizing in two linear passes: rows into one row of sums, then its columns.
///
/// Legend: `y`, `x` output pixel; `row`, `column` source pixel; three interleaved channels.
enum Resizer {
  /// Resizes the part of `image` that `frame` names into its place in `out`, an RGB picture of
  /// `outWidth` columns that starts at `outOffset`.
  ///
  /// Sums are made in Float32 in the order of the source pixels, the same on every machine; values are
  /// rounded to nearest, halves up. Where the ratio of the sides is whole the sums are exact, and
  /// otherwise within 0.01 of the exact value.
  static func resize(
    _ image: Image, _ frame: FitFrame, into out: inout [UInt8], at outOffset: Int, outWidth: Int,
    scratch: inout ResizeScratch
  ) {
    scratch.columns.prepare(source: frame.sourceWidth, target: frame.width)
    scratch.rows.prepare(source: frame.sourceHeight, target: frame.height)
    scratch.prepareLine(width: frame.sourceWidth)
    let count = frame.sourceWidth * 3
    let scale = 1 / (scratch.rows.divisor * scratch.columns.divisor)
    for y in 0..<frame.height {
      let runStart = scratch.rows.offsets[y]
      let runEnd = scratch.rows.offsets[y + 1]
      for index in 0..<count { scratch.line[index] = 0 }
      for run in runStart..<runEnd {
        let row = frame.sourceY + scratch.rows.first[y] + run - runStart
        let weight = scratch.rows.weights[run]
        let start = (row * image.width + frame.sourceX) * 3
        for index in 0..<count {
          scratch.line[index] += weight * Float(image.pixels[start + index])
        }
      }
      var to = outOffset + ((frame.y + y) * outWidth + frame.x) * 3
      for x in 0..<frame.width {
        let start = scratch.columns.offsets[x]
        let end = scratch.columns.offsets[x + 1]
        for channel in 0..<3 {
          var sum: Float = 0
          for run in start..<end {
            let column = scratch.columns.first[x] + run - start
            sum += scratch.columns.weights[run] * scratch.line[column * 3 + channel]
          }
          out[to + channel] = UInt8(sum * scale + 0.5)
        }
        to += 3
      }
    }
  }
}
