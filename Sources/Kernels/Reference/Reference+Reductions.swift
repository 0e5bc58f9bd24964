import Tensors

extension Reference {
  /// Adds the sum over all positions of `[positions, channels]` to `sums`.
  public static func channelSums(
    _ input: FloatView, channels: Int, addingTo sums: MutableFloatView
  ) {
    var totals = sums.array.map(Double.init)
    for index in input.indices { totals[index % channels] += Double(input[index]) }
    for c in sums.indices { sums[c] = Float(totals[c]) }
  }

  /// See `globalAverage`.
  public static func globalAverage(
    _ input: FloatView, batch: Int, pixels: Int, channels: Int, into output: MutableFloatView
  ) {
    for n in 0..<batch {
      for c in 0..<channels {
        var sum = 0.0
        for p in 0..<pixels { sum += Double(input[(n * pixels + p) * channels + c]) }
        output[n * channels + c] = Float(sum / Double(pixels))
      }
    }
  }
}
