import CKernels
import Tensors

/// Overwrites `output` with `a + b`; it may be one of them.
public func add(
  _ a: FloatView, _ b: FloatView, into output: MutableFloatView, pool: WorkerPool
) {
  require(b, a.count, "b")
  require(output, a.count, "output")
  let kernels = Kernel.table
  pool.forEachChunk(of: a.count, size: elementChunk) { start, count in
    kernels.pointee.add_scaled(a.base + start, b.base + start, 1, output.base + start, count)
  }
}

/// Adds `scale * values` to `output`.
public func add(
  _ values: FloatView, scaledBy scale: Float = 1, addingTo output: MutableFloatView,
  pool: WorkerPool
) {
  require(output, values.count, "output")
  let kernels = Kernel.table
  pool.forEachChunk(of: values.count, size: elementChunk) { start, count in
    let to = output.base + start
    kernels.pointee.add_scaled(to, values.base + start, scale, to, count)
  }
}

/// Overwrites `output` with `scale * values`; the two may be the same.
public func scale(
  _ values: FloatView, by scale: Float, into output: MutableFloatView, pool: WorkerPool
) {
  require(output, values.count, "output")
  let kernels = Kernel.table
  pool.forEachChunk(of: values.count, size: elementChunk) { start, count in
    kernels.pointee.scale(values.base + start, scale, output.base + start, count)
  }
}

/// Overwrites `values` with `value`.
public func fill(_ values: MutableFloatView, with value: Float, pool: WorkerPool) {
  pool.forEachChunk(of: values.count, size: elementChunk) { start, count in
    values.slice(start, count).fill(value)
  }
}
