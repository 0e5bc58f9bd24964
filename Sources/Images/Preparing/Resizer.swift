import CImageCodecs

/// Resizing in two linear passes: source rows into one row of sums, then the columns of that row.
///
/// Legend: `y`, `x` output pixel; `row`, `column` source pixel; three interleaved channels.
enum Resizer {
  /// Resizes the part of `image` that `frame` names into its place in `out`, an RGB picture of
  /// `outWidth` columns that starts at `offset`.
  ///
  /// Sums are made in Float32 in the order of the source pixels, without fused operations: the same
  /// bits on every machine. They are rounded to nearest, halves up. Where both ratios are whole numbers
  /// with a product of at most 32,768 the result is exact. Otherwise the value that is rounded is within
  /// `(rows + columns + 8) * 255 / 2^24` of the exact one, where so many source rows and columns lie
  /// under an output pixel: 0.01 as long as an axis shrinks to no less than a 300th.
  static func resize(
    _ image: Image, _ frame: FitFrame, into out: inout [UInt8], at offset: Int, outWidth: Int,
    scratch: inout ResizeScratch
  ) {
    let last = offset + ((frame.y + frame.height - 1) * outWidth + frame.x + frame.width) * 3
    precondition(
      offset >= 0 && frame.x + frame.width <= outWidth && last <= out.count,
      "a frame that ends at byte \(last) of \(out.count)")
    scratch.prepare(frame)
    let rows = scratch.rows
    let columns = scratch.columns
    let divisor = rows.divisor * columns.divisor
    let sourceStride = image.width * 3
    let count = frame.sourceWidth * 3
    // Raw pointers, checked above and by the axes' construction, for the loops in C.
    image.pixels.withUnsafeBufferPointer { source in
      out.withUnsafeMutableBufferPointer { out in
        scratch.line.withUnsafeMutableBufferPointer { line in
          guard let source = source.baseAddress, let out = out.baseAddress,
            let line = line.baseAddress
          else { return }
          for y in 0..<frame.height {
            let first = (frame.sourceY + rows.first[y]) * sourceStride + frame.sourceX * 3
            rows.weights.withUnsafeBufferPointer { weights in
              let run = weights[rows.offsets[y]..<rows.offsets[y + 1]]
              guard let weights = weights.baseAddress else { return }
              codec_sum_rows(
                source + first, sourceStride, weights + run.startIndex, run.count, line, count)
            }
            let to = offset + ((frame.y + y) * outWidth + frame.x) * 3
            codec_sum_columns(
              line, columns.first, columns.offsets, columns.weights, columns.target, divisor,
              out + to)
          }
        }
      }
    }
  }
}
