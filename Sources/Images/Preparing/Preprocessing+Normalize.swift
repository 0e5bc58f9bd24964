import CImageCodecs
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
    precondition(bytes.count == count, "\(bytes.count) bytes for \(count) values")
    normalizePixels(bytes, into: output)
  }

  /// Normalises any number of whole pixels, such as some lines of a prepared picture.
  public func normalizePixels(
    _ bytes: UnsafeBufferPointer<UInt8>, into output: MutableFloatView
  ) {
    let count = bytes.count
    precondition(count % channels == 0, "\(count) bytes are no pixels of \(channels) channels")
    precondition(output.count == count, "an output of \(output.count) for \(count) values")
    guard let source = bytes.baseAddress else { return }
    withUnsafeTemporaryAllocation(of: Float.self, capacity: channels * 2) { numbers in
      for channel in 0..<channels {
        numbers[channel] = 1 / (255 * standardDeviation[channel])
        numbers[channels + channel] = -mean[channel] / standardDeviation[channel]
      }
      guard let scales = numbers.baseAddress else { return }
      codec_normalize(source, count, scales, scales + channels, channels, output.base)
    }
  }
}
