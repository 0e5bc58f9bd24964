import Tensors

/// The sum of all elements, in an order fixed by the count alone.
public func sum(_ values: FloatView, pool: WorkerPool) -> Double {
  var total = 0.0
  for index in values.indices { total += Double(values[index]) }
  return total
}

/// The sum of the squares of all elements, in an order fixed by the count alone.
public func squaredNorm(_ values: FloatView, pool: WorkerPool) -> Double {
  var total = 0.0
  for index in values.indices { total += Double(values[index]) * Double(values[index]) }
  return total
}

/// Whether every element is finite.
public func isFinite(_ values: FloatView, pool: WorkerPool) -> Bool {
  for index in values.indices where !values[index].isFinite { return false }
  return true
}

/// Overwrites `sums` (`[channels]`) with the sum over all positions of `input`
/// (`[positions, channels]`), or, when `accumulating`, adds to it.
public func channelSums(
  _ input: FloatView, channels: Int, into sums: MutableFloatView, accumulating: Bool = false,
  workspace: MutableFloatView, pool: WorkerPool
) {
  require(sums, channels, "sums")
  if !accumulating { sums.fill(0) }
  Reference.channelSums(input, channels: channels, addingTo: sums)
}

/// The floats of workspace that `channelSums` needs.
public func channelSumsWorkspaceCount(positions: Int, channels: Int) -> Int { 0 }
