import Tensors

extension Preprocessing {
  /// What a byte of each channel is multiplied by: `1 / (255 * standardDeviation)`.
  public var scales: [Float] { standardDeviation.map { 1 / (255 * $0) } }

  /// What is then added: `-mean / standardDeviation`.
  public var offsets: [Float] { zip(mean, standardDeviation).map { -$0 / $1 } }

  /// Normalises prepared bytes, `output = byte * scale + offset` by channel, both
  /// `[height, width, channels]`; nearly `(byte / 255 - mean) / standardDeviation`.
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
    let target = output.base
    for channel in 0..<(isUniform ? 1 : channels) {
      let scale = 1 / (255 * standardDeviation[channel])
      let offset = -mean[channel] / standardDeviation[channel]
      if isUniform {
        // A loop of its own: with a constant step it becomes vector code.
        for index in 0..<count { target[index] = Float(source[index]) * scale + offset }
      } else {
        for index in stride(from: channel, to: count, by: channels) {
          target[index] = Float(source[index]) * scale + offset
        }
      }
    }
  }

  /// Whether all channels are treated alike.
  private var isUniform: Bool {
    mean.allSatisfy { $0 == mean[0] } && standardDeviation.allSatisfy { $0 == standardDeviation[0] }
  }
}
