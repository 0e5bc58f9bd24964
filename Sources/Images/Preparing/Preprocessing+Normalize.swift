import Tensors

extension Preprocessing {
  /// What a byte of each channel is multiplied by: `1 / (255 * standardDeviation)`.
  public var scales: [Float] { standardDeviation.map { 1 / (255 * $0) } }

  /// What is then added: `-mean / standardDeviation`.
  public var offsets: [Float] { zip(mean, standardDeviation).map { -$0 / $1 } }

  /// Normalises prepared bytes, `output = (byte / 255 - mean) / standardDeviation`, both
  /// `[height, width, channels]`.
  public func normalize(_ bytes: [UInt8], at offset: Int = 0, into output: MutableFloatView) {
    precondition(offset >= 0 && offset <= bytes.count - count, "\(count) bytes from \(offset)")
    bytes.withUnsafeBufferPointer {
      normalize(UnsafeBufferPointer(rebasing: $0[offset..<offset + count]), into: output)
    }
  }

  /// Normalises prepared bytes that lie anywhere, such as in a cache.
  public func normalize(_ bytes: UnsafeBufferPointer<UInt8>, into output: MutableFloatView) {
    precondition(output.count == count, "an output of \(output.count) for \(count) values")
    precondition(bytes.count == count, "\(bytes.count) bytes for \(count) values")
    guard let source = bytes.baseAddress else { return }
    if channels == 1 {
      let (scale, offset) = (1 / (255 * standardDeviation[0]), -mean[0] / standardDeviation[0])
      for index in 0..<count { output.base[index] = Float(source[index]) * scale + offset }
    } else {
      normalizeColor(source, into: output.base)
    }
  }

  /// Four pixels at a time: twelve values, whose channels repeat as three runs of four.
  private func normalizeColor(
    _ source: UnsafePointer<UInt8>, into output: UnsafeMutablePointer<Float>
  ) {
    let (scale, offset) = (scales, offsets)
    let s = (0..<3).map { run in SIMD4((0..<4).map { scale[(run * 4 + $0) % 3] }) }
    let o = (0..<3).map { run in SIMD4((0..<4).map { offset[(run * 4 + $0) % 3] }) }
    let (s0, s1, s2, o0, o1, o2) = (s[0], s[1], s[2], o[0], o[1], o[2])
    let target = UnsafeMutableRawPointer(output)
    var index = 0
    while index &+ 12 <= count {
      let values = UnsafeRawPointer(source + index)
      for (run, scale, offset) in [(0, s0, o0), (1, s1, o1), (2, s2, o2)] {
        let four = values.loadUnaligned(fromByteOffset: run &* 4, as: SIMD4<UInt8>.self)
        target.storeBytes(
          of: SIMD4<Float>(four) * scale + offset, toByteOffset: (index &+ run &* 4) &* 4,
          as: SIMD4<Float>.self)
      }
      index &+= 12
    }
    while index < count {
      output[index] = Float(source[index]) * scale[index % 3] + offset[index % 3]
      index &+= 1
    }
  }
}
