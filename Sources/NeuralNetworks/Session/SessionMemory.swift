/// The memory that a session works with, in bytes.
public struct SessionMemory: Hashable, Sendable {
  /// Values, and in training their gradients; what does not live at the same time shares a place.
  public let activations: Int

  /// What they would take if nothing shared a place.
  public let activationsWithoutReuse: Int

  /// Scratch memory of the kernels.
  public let scratch: Int

  /// The network's weights and statistics, and the copies of them that the session has made ready.
  public let weights: Int
}

extension Session {
  /// The memory of the session and of the network behind it.
  public var memory: SessionMemory {
    let own = builder.activationBytes + builder.scratchBytes
    let shared = network.unversionedWeights.count + network.unversionedState.count
    return SessionMemory(
      activations: builder.activationBytes, activationsWithoutReuse: builder.separateBytes,
      scratch: builder.scratchBytes,
      weights: shared * MemoryLayout<Float>.stride + arenaBytes - own)
  }
}
