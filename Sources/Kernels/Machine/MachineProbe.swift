import CKernels
import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Measures the limits of this machine and the kernels against them.
public struct MachineProbe: Sendable {
  /// How long each figure is sampled, in seconds.
  public let seconds: Double

  /// Creates a probe.
  public init(seconds: Double = 0.3) {
    self.seconds = seconds
  }

  /// Measures everything with each number of threads: limits are the best of all runs, work has the
  /// median of its own; `progress` is called before every figure.
  public func report(
    threads: [Int], work: [KernelWork] = KernelWork.all, progress: (String) -> Void = { _ in }
  ) -> MachineReport {
    var limits: [MachineReport.Limit] = []
    var rows: [KernelRow] = []
    for count in threads {
      let pool = count == 1 ? WorkerPool.serial : WorkerPool(threads: count)
      let threads = "\(count) thread\(count == 1 ? "" : "s")"
      progress("peak, \(threads)")
      let limit = MachineReport.Limit(
        threads: count, gflops: peak(pool), gigabytesPerSecond: bandwidth(pool),
        cacheGigabytesPerSecond: cacheBandwidth(pool))
      limits.append(limit)
      for work in work {
        progress("\(work.name), \(threads)")
        rows.append(measure(work, pool, peak: limit.gflops))
      }
    }
    return MachineReport(
      processor: Processor.name, cores: Processor.coreCount, instructionSet: .current,
      limits: limits, rows: rows)
  }

  /// The fastest that multiply-adds in registers run, in GFLOP/s: the best run of each thread, added
  /// up for as many threads as there are cores.
  ///
  /// On a busy machine the threads rarely have all cores to themselves at one time; each of them has
  /// its own good moments, which need not be the same.
  public func peak(_ pool: WorkerPool) -> Double {
    let kernels = Kernel.table
    let rounds = 100_000
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: pool.threads) { best in
      best.initialize(repeating: 0)
      _ = samples {
        // Whole tasks per thread, of which none waits for another; each writes its own place.
        pool.run(tasks: pool.threads) { task in
          let begin = Self.now()
          let operations = kernels.pointee.spin(rounds)
          best[task] = max(best[task], operations / (Self.now() - begin))
        }
      }
      return Self.sum(ofBest: best, cores: Processor.coreCount) * 1e-9
    }
  }

  /// The sum of the largest speeds, one for each core: threads beyond the cores take turns, and the best
  /// run of each would count a core twice.
  static func sum(ofBest speeds: some Sequence<Double>, cores: Int) -> Double {
    speeds.sorted(by: >).prefix(cores).reduce(0, +)
  }

  /// The peak of one thread in a few milliseconds, for use between other measurements.
  ///
  /// It follows the clock. A neighbour that takes one of the cores for a while does not change it, as
  /// long as one of its short runs is left alone; the peak of several threads would halve.
  public static func corePeak() -> Double {
    MachineProbe(seconds: 0.005).peak(.serial)
  }

  /// How fast a block far larger than the caches is read, in GB/s.
  public func bandwidth(_ pool: WorkerPool) -> Double {
    readingSpeed(floats: 1 << 24, pieces: 64, rounds: 1, pool)
  }

  /// How fast a block of half the second-level cache is read again and again by each thread, in GB/s.
  public func cacheBandwidth(_ pool: WorkerPool) -> Double {
    let floats = Processor.secondLevelCacheBytes / 2 / MemoryLayout<Float>.stride
    return readingSpeed(floats: floats, pieces: 1, rounds: 64, pool)
  }

  /// Reads `floats` for each thread, in pieces of which any thread takes the next, `rounds` times.
  private func readingSpeed(
    floats: Int, pieces: Int, rounds: Int, _ pool: WorkerPool
  ) -> Double {
    let kernels = Kernel.table
    let size = floats / pieces
    let arena = Arena(count: size * pieces * pool.threads)
    let view = arena.view
    let times = samples {
      pool.run(tasks: pool.threads * pieces) { task in
        for _ in 0..<rounds {
          precondition(kernels.pointee.is_finite(view.base + task * size, size))
        }
      }
    }
    return Double(view.count * MemoryLayout<Float>.stride * rounds) / (times.min() ?? .infinity)
      * 1e-9
  }

  /// Runs one piece of work repeatedly; `peak` is that of multiply-adds with the same pool.
  public func measure(_ work: KernelWork, _ pool: WorkerPool, peak: Double) -> KernelRow {
    let body = work.prepare(pool)
    let before = Self.corePeak()
    let core = CoreWaiting()
    let times = samples(atMost: Self.largestCount, body)
    let waiting = core.share
    return KernelRow(
      work, threads: pool.threads, samples: times.map { $0 * 1e3 }, peak: peak,
      corePeak: max(before, Self.corePeak()), waiting: waiting)
  }

  /// The times of repeated runs in seconds, in their order, after one run that does not count.
  private func samples(atMost limit: Int = .max, _ body: () -> Void) -> [Double] {
    body()
    var times: [Double] = []
    let start = Self.now()
    repeat {
      let begin = Self.now()
      body()
      times.append(Self.now() - begin)
    } while times.count < Self.smallestCount
      || times.count < limit && Self.now() - start < seconds
    return times
  }

  /// The fewest runs of a figure, however long they take.
  private static let smallestCount = 10

  /// The most runs of a piece of work, however short they are.
  public static let largestCount = 10_000

  /// Seconds on a clock that nobody sets.
  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
