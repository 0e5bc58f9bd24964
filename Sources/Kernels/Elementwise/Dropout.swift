import CKernels
import Tensors

/// Overwrites `output` with `input * (1 / (1 - rate))` where the element is kept, else 0; the two may be
/// the same.
///
/// Element `i` is kept with probability `1 - rate`, decided by a hash of `seed` and `i` alone, so the
/// gradient is the same call on the gradients and no mask is stored.
///
/// - Precondition: `0 <= rate < 1`.
public func dropout(
  _ input: FloatView, rate: Float, seed: UInt64, into output: MutableFloatView, pool: WorkerPool
) {
  dropout(input, rate, seed, output, accumulating: false, pool)
}

/// Adds what `dropout(_:rate:seed:into:pool:)` would write.
public func dropout(
  _ input: FloatView, rate: Float, seed: UInt64, addingTo output: MutableFloatView,
  pool: WorkerPool
) {
  dropout(input, rate, seed, output, accumulating: true, pool)
}

private func dropout(
  _ input: FloatView, _ rate: Float, _ seed: UInt64, _ output: MutableFloatView,
  accumulating: Bool, _ pool: WorkerPool
) {
  precondition(rate >= 0 && rate < 1, "rate must lie in 0..<1, got \(rate)")
  require(output, input.count, "output")
  let kernels = Kernel.table
  pool.forEachChunk(of: input.count, size: elementChunk) { start, count in
    kernels.pointee.dropout(
      input.base + start, output.base + start, start, count, rate, seed, accumulating)
  }
}
