/// What this machine can do at most, and what the kernels make of it.
public struct MachineReport: Hashable, Sendable {
  /// The limits with a number of threads.
  public struct Limit: Hashable, Sendable {
    /// Threads at work.
    public let threads: Int
    /// Billions of floating-point operations a second in registers: multiply-adds, two each.
    public let gflops: Double
    /// Billions of bytes a second read from memory.
    public let gigabytesPerSecond: Double
    /// Billions of bytes a second read from blocks that stay in the second-level caches.
    public let cacheGigabytesPerSecond: Double
  }

  /// The name of the processor.
  public let processor: String
  /// The processors that are switched on.
  public let cores: Int
  /// The instruction set in use.
  public let instructionSet: InstructionSet
  /// One per number of threads.
  public let limits: [Limit]
  /// One per piece of work and number of threads.
  public let rows: [KernelRow]
}
