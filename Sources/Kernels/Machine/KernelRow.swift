/// What one named piece of work reached on this machine.
public struct KernelRow: Hashable, Sendable {
  /// What was run, as in `sgemm 1024x1024x1024`.
  public let name: String
  /// The threads that worked on it.
  public let threads: Int
  /// The times of all runs in milliseconds, in the order of the runs.
  public let samples: [Double]
  /// Floating-point operations of one run.
  public let operations: Double
  /// Bytes that one run moves at least: every operand read once, every result written once.
  public let bytes: Double
  /// Whether it is bound by arithmetic, so that a fraction of the peak means something.
  public let isArithmetic: Bool
  /// The peak of multiply-adds with as many threads, in GFLOP/s, measured at the start of the report.
  public let peak: Double
  /// The peak of one thread right before or after, the larger one: how fast the clock was.
  public let corePeak: Double
  /// The share of the time that the threads waited for a core, 0 to 1.
  public let waiting: Double

  /// The median time of one run.
  public let milliseconds: Double

  /// Billions of floating-point operations a second, at the median.
  public var gflops: Double { operations / milliseconds * 1e-6 }

  /// Billions of bytes a second, at the median.
  public var gigabytesPerSecond: Double { bytes / milliseconds * 1e-6 }

  /// The GFLOP/s as a fraction of the peak; work that is not arithmetic has none.
  public var peakFraction: Double? { isArithmetic ? gflops / peak : nil }

  /// The row of some runs.
  init(
    _ work: KernelWork, threads: Int, samples: [Double], peak: Double, corePeak: Double,
    waiting: Double
  ) {
    name = work.name
    self.threads = threads
    self.samples = samples
    operations = work.operations
    bytes = work.bytes
    isArithmetic = work.isArithmetic
    self.peak = peak
    self.corePeak = corePeak
    self.waiting = waiting
    milliseconds = samples.sorted()[samples.count / 2]
  }
}
