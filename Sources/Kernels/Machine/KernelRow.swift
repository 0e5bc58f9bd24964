/// What one named piece of work reached on this machine.
public struct KernelRow: Hashable, Sendable {
  /// What was run, as in `sgemm 1024x1024x1024`.
  public let name: String
  /// The threads that worked on it.
  public let threads: Int
  /// Billions of floating-point operations a second, at the median.
  public let gflops: Double
  /// That, as a fraction of the peak measured in the same run; work that is not arithmetic has none.
  public let peakFraction: Double?
  /// The median time of one run.
  public let milliseconds: Double
}
