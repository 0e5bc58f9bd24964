/// What repeated runs of one piece of work took on this machine.
public struct BenchmarkResult: Sendable {
  /// A part of the work.
  public struct Part: Hashable, Sendable {
    /// What it is, as in `decode`.
    public let name: String

    /// Its mean time in seconds.
    public let seconds: Double
  }

  /// The durations of all repetitions in seconds, in the order of time.
  public let seconds: [Double]

  /// The repetitions before them, which were not measured.
  public let warmUps: Int

  /// The parts of a repetition, in order; their times add up to the mean.
  public let parts: [Part]

  /// The peak of multiply-adds with the same threads in GFLOP/s, measured before the repetitions.
  public let peakGigaflops: Double

  /// The peak of one thread, which follows the clock: the median of short measurements before,
  /// between and after the repetitions.
  public let corePeakGigaflops: Double

  /// The share of the time of the repetitions that threads waited for a core, 0 to 1.
  public let waiting: Double

  /// The memory of the session that ran.
  public let memory: SessionMemory

  /// The images of a second with an image on each thread, where that was measured too.
  public var throughput: Double?

  /// The durations in figures.
  public var summary: LatencySummary { LatencySummary(seconds) }
}
