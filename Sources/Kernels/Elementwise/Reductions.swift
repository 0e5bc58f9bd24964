import CKernels
import Tensors

// Sums are taken over a number of chunks that depends on the count alone, and the chunks are added up in
// order, so that one and two threads give the same bits.

/// Elements of a chunk: at least `elementChunk`, at most 64 chunks.
private let mostChunks = 64

private func chunkedSum(
  _ values: FloatView, _ pool: WorkerPool,
  _ sum: (_ start: UnsafePointer<Float>, _ count: Int) -> Double
) -> Double {
  let size = max(elementChunk, (values.count + mostChunks - 1) / mostChunks)
  let chunks = (values.count + size - 1) / size
  return withUnsafeTemporaryAllocation(of: Double.self, capacity: mostChunks) { partial in
    pool.run(tasks: chunks) { chunk in
      let start = chunk * size
      partial[chunk] = sum(values.base + start, min(size, values.count - start))
    }
    var total = 0.0
    for chunk in 0..<chunks { total += partial[chunk] }
    return total
  }
}

/// The sum of all elements, in an order fixed by the count alone.
public func sum(_ values: FloatView, pool: WorkerPool) -> Double {
  let kernels = Kernel.table
  return chunkedSum(values, pool) { kernels.pointee.sum($0, $1) }
}

/// The sum of the squares of all elements, in an order fixed by the count alone.
public func squaredNorm(_ values: FloatView, pool: WorkerPool) -> Double {
  let kernels = Kernel.table
  return chunkedSum(values, pool) { kernels.pointee.squares($0, $1) }
}

/// Whether every element is finite.
public func isFinite(_ values: FloatView, pool: WorkerPool) -> Bool {
  let kernels = Kernel.table
  return chunkedSum(values, pool) { kernels.pointee.is_finite($0, $1) ? 0 : 1 } == 0
}

/// Overwrites `sums` (`[channels]`) with the sum over all positions of `input`
/// (`[positions, channels]`), or, when `accumulating`, adds to it.
public func channelSums(
  _ input: FloatView, channels: Int, into sums: MutableFloatView, accumulating: Bool = false,
  workspace: MutableFloatView, pool: WorkerPool
) {
  require(sums, channels, "sums")
  precondition(input.count % channels == 0, "\(input.count) floats in rows of \(channels)")
  let positions = input.count / channels
  require(
    workspace: workspace, channelSumsWorkspaceCount(positions: positions, channels: channels))
  let kernels = Kernel.table
  let chunks = ChannelChunks(positions: positions, channels: channels)
  pool.run(tasks: chunks.count) { chunk in
    let partial = workspace.base + chunk * channels
    partial.initialize(repeating: 0, count: channels)
    kernels.pointee.channel_sums(
      input.base + chunks.first(chunk) * channels, chunks.rows(chunk), channels, partial)
  }
  for c in 0..<channels {
    var total = accumulating ? Double(sums[c]) : 0
    for chunk in 0..<chunks.count { total += Double(workspace[chunk * channels + c]) }
    sums[c] = Float(total)
  }
}

/// The floats of workspace that `channelSums` needs.
public func channelSumsWorkspaceCount(positions: Int, channels: Int) -> Int {
  ChannelChunks(positions: positions, channels: channels).count * channels
}
