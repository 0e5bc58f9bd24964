import Tensors

/// Overwrites `output` with `a + b`; it may be one of them.
public func add(
  _ a: FloatView, _ b: FloatView, into output: MutableFloatView, pool: WorkerPool
) {
  require(b, a.count, "b")
  require(output, a.count, "output")
  for index in a.indices { output[index] = a[index] + b[index] }
}

/// Adds `scale * values` to `output`.
public func add(
  _ values: FloatView, scaledBy scale: Float = 1, addingTo output: MutableFloatView,
  pool: WorkerPool
) {
  require(output, values.count, "output")
  for index in values.indices { output[index] += scale * values[index] }
}

/// Overwrites `output` with `scale * values`; the two may be the same.
public func scale(
  _ values: FloatView, by scale: Float, into output: MutableFloatView, pool: WorkerPool
) {
  require(output, values.count, "output")
  for index in values.indices { output[index] = scale * values[index] }
}

/// Overwrites `values` with `value`.
public func fill(_ values: MutableFloatView, with value: Float, pool: WorkerPool) {
  values.fill(value)
}
