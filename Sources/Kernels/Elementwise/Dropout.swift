import Tensors

/// Overwrites `output` with `input / (1 - rate)` where the element is kept, else 0; the two may be
/// the same.
///
/// Element `i` is kept with probability `1 - rate`, decided by a hash of `seed` and `i` alone, so the
/// gradient is the same call on the gradients and no mask is stored.
///
/// - Precondition: `0 <= rate < 1`.
public func dropout(
  _ input: FloatView, rate: Float, seed: UInt64, into output: MutableFloatView, pool: WorkerPool
) {
  dropout(input, rate, seed, output, accumulating: false)
}

/// Adds what `dropout(_:rate:seed:into:pool:)` would write.
public func dropout(
  _ input: FloatView, rate: Float, seed: UInt64, addingTo output: MutableFloatView,
  pool: WorkerPool
) {
  dropout(input, rate, seed, output, accumulating: true)
}

private func dropout(
  _ input: FloatView, _ rate: Float, _ seed: UInt64, _ output: MutableFloatView, accumulating: Bool
) {
  precondition(rate >= 0 && rate < 1, "rate must lie in 0..<1, got \(rate)")
  require(output, input.count, "output")
  for index in input.indices {
    let isKept = Reference.isKept(index, rate: rate, seed: seed)
    let value = isKept ? input[index] / (1 - rate) : 0
    output[index] = accumulating ? output[index] + value : value
  }
}
