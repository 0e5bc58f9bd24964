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

  /// Measures everything with each number of threads; `progress` is called before every figure.
  public func report(
    threads: [Int], work: [KernelWork] = KernelWork.all, progress: (String) -> Void = { _ in }
  ) -> MachineReport {
    var limits: [MachineReport.Limit] = []
    var rows: [KernelRow] = []
    for count in threads {
      let pool = count == 1 ? WorkerPool.serial : WorkerPool(threads: count)
      progress("peak, \(count) threads")
      let limit = MachineReport.Limit(
        threads: count, gflops: peak(pool), gigabytesPerSecond: bandwidth(pool))
      limits.append(limit)
      for work in work {
        progress("\(work.name), \(count) threads")
        rows.append(measure(work, pool, peak: limit.gflops))
      }
    }
    return MachineReport(
      processor: Processor.name, cores: Processor.coreCount, instructionSet: .current,
      limits: limits, rows: rows)
  }

  /// The fastest that multiply-adds in registers run, in GFLOP/s.
  public func peak(_ pool: WorkerPool) -> Double {
    let kernels = Kernel.table
    let rounds = 100_000
    var operations = 0.0
    let times = samples {
      // Whole tasks per thread, of which none waits for another.
      pool.run(tasks: pool.threads) { task in
        let count = kernels.pointee.spin(rounds)
        if task == 0 { operations = count }
      }
    }
    return operations * Double(pool.threads) / (times.first ?? .infinity) * 1e-9
  }

  /// How fast a block far larger than the caches is read, in GB/s.
  public func bandwidth(_ pool: WorkerPool) -> Double {
    let kernels = Kernel.table
    let part = 1 << 24
    let arena = Arena(count: part * pool.threads)
    let view = arena.view
    let times = samples {
      pool.run(tasks: pool.threads * 64) { task in
        let size = part / 64
        precondition(kernels.pointee.is_finite(view.base + task * size, size))
      }
    }
    return Double(view.count * MemoryLayout<Float>.stride) / median(times) * 1e-9
  }

  /// Runs one piece of work repeatedly.
  public func measure(_ work: KernelWork, _ pool: WorkerPool, peak: Double) -> KernelRow {
    let time = median(samples(work.prepare(pool)))
    let gflops = work.operations / time * 1e-9
    return KernelRow(
      name: work.name, threads: pool.threads, gflops: gflops,
      peakFraction: work.isArithmetic ? gflops / peak : nil, milliseconds: time * 1e3)
  }

  /// The times of repeated runs in seconds, ascending, after one run that does not count.
  private func samples(_ body: () -> Void) -> [Double] {
    body()
    var times: [Double] = []
    let start = Self.now()
    repeat {
      let begin = Self.now()
      body()
      times.append(Self.now() - begin)
    } while Self.now() - start < seconds || times.count < 3
    return times.sorted()
  }

  private func median(_ times: [Double]) -> Double { times[times.count / 2] }

  /// Seconds on a clock that nobody sets.
  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
