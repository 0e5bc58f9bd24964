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
    // Raw pointers, checked above and by the axes' construction: indexing arrays in these loops runs
    // at a quarter of the speed.
    image.pixels.withUnsafeBufferPointer { source in
      out.withUnsafeMutableBufferPointer { out in
        scratch.line.withUnsafeMutableBufferPointer { line in
          for y in 0..<frame.height {
            let first = (frame.sourceY + rows.first[y]) * sourceStride + frame.sourceX * 3
            let weights = rows.weights[rows.offsets[y]..<rows.offsets[y + 1]]
            sumRows(source[first...], sourceStride, weights, into: line, count)
            let to = offset + ((frame.y + y) * outWidth + frame.x) * 3
            sumColumns(line, columns, divisor, into: out[to..<to + frame.width * 3])
          }
        }
      }
    }
  }

  /// `line[index] = sum over run of weights[run] * source[run * stride + index]`.
  private static func sumRows(
    _ source: Slice<UnsafeBufferPointer<UInt8>>, _ stride: Int, _ weights: ArraySlice<Float>,
    into line: UnsafeMutableBufferPointer<Float>, _ count: Int
  ) {
    guard let start = source.base.baseAddress, let line = line.baseAddress else { return }
    var row = start + source.startIndex
    var isFirst = true
    for weight in weights {
      if isFirst {
        for index in 0..<count { line[index] = weight * Float(row[index]) }
      } else if weight == 1 {
        for index in 0..<count { line[index] += Float(row[index]) }
      } else {
        for index in 0..<count { line[index] += weight * Float(row[index]) }
      }
      isFirst = false
      row += stride
    }
  }

  /// `out[x] = round(sum over run of weights[run] * line[first[x] + run] / divisor)`.
  private static func sumColumns(
    _ line: UnsafeMutableBufferPointer<Float>, _ columns: ResizeAxis, _ divisor: Float,
    into out: Slice<UnsafeMutableBufferPointer<UInt8>>
  ) {
    guard let base = line.baseAddress, let outBase = out.base.baseAddress else { return }
    let bytes = UnsafeRawPointer(base)
    var to = outBase + out.startIndex
    columns.weights.withUnsafeBufferPointer { weights in
      for x in 0..<columns.target {
        var pixel = bytes + columns.first[x] * 12
        var sum = SIMD4<Float>.zero
        for run in columns.offsets[x]..<columns.offsets[x + 1] {
          // Four floats for three channels: the line has one more behind its end.
          sum += pixel.loadUnaligned(as: SIMD4<Float>.self) * weights[run]
          pixel += 12
        }
        let rounded = sum / divisor + 0.5
        to[0] = UInt8(rounded.x)
        to[1] = UInt8(rounded.y)
        to[2] = UInt8(rounded.z)
        to += 3
      }
    }
  }
}
