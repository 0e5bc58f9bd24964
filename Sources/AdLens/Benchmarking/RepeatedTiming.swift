/// Repeats a piece of work and takes its times, and in between the peak of one thread, which tells how
/// fast the clock was meanwhile.
struct RepeatedTiming {
  /// The repetitions that are measured, at least one.
  let repetitions: Int

  /// The repetitions before them.
  let warmUps: Int

  /// The threads.
  let pool: WorkerPool

  /// The work in seconds after which the peak is measured again.
  private static let peakInterval = 0.1

  /// Runs `body` with the numbers of the repetitions; it returns the times at which its parts began,
  /// and the time of its end.
  func run<Failure: Error>(
    parts: [String], memory: SessionMemory,
    _ body: (_ step: Int) throws(Failure) -> [ContinuousClock.Instant]
  ) throws(Failure) -> BenchmarkResult {
    precondition(repetitions > 0, "a benchmark needs at least one repetition")
    for step in 0..<warmUps { _ = try body(step) }
    var seconds: [Double] = []
    seconds.reserveCapacity(repetitions)
    var sums = [Double](repeating: 0, count: parts.count)
    let peak = MachineProbe(seconds: 0.1).peak(pool)
    var corePeaks = [MachineProbe.corePeak()]
    var sincePeak = 0.0
    let core = CoreWaiting()
    for step in warmUps..<warmUps + repetitions {
      let marks = try body(step)
      precondition(marks.count == parts.count + 1, "one time for each part, and the end")
      for part in parts.indices { sums[part] += (marks[part + 1] - marks[part]) / .seconds(1) }
      let duration = (marks[parts.count] - marks[0]) / .seconds(1)
      seconds.append(duration)
      sincePeak += duration
      if sincePeak >= Self.peakInterval {
        corePeaks.append(MachineProbe.corePeak())
        sincePeak = 0
      }
    }
    let waiting = core.share
    // At least three, so that one that was disturbed does not move the median.
    repeat { corePeaks.append(MachineProbe.corePeak()) } while corePeaks.count < 3
    return BenchmarkResult(
      seconds: seconds, warmUps: warmUps,
      parts: zip(parts, sums).map { .init(name: $0, seconds: $1 / Double(repetitions)) },
      peakGigaflops: max(peak, corePeaks.max() ?? 0),
      corePeakGigaflops: LatencySummary(corePeaks).percentile(50), waiting: waiting,
      memory: memory)
  }
}
