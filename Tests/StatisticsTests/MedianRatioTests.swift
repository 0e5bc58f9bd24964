import Tensors
import Testing

@testable import Statistics

@Suite struct MedianRatioTests {
  /// `count` durations around `median`, each resembling the one before by `likeness`, with outliers
  /// like those of a busy machine.
  private func durations(
    _ count: Int, median: Double = 10, noise: Double, likeness: Double = 0, seed: UInt64
  ) -> [Double] {
    var generator = RandomGenerator(seed: seed, stream: 7)
    var state = 0.0
    return (0..<count + 20).map { _ in
      let fresh = Double(generator.normal())
      state = likeness * state + (1 - likeness * likeness).squareRoot() * fresh
      let isOutlier = generator.integer(below: 20) == 0
      return median * (1 + noise * (isOutlier ? 5 * abs(state) : state))
    }.suffix(count)
  }

  @Test func `identical series do not differ`() {
    let series = durations(100, noise: 0.05, seed: 1)
    let change = MedianRatio(of: series, to: series)
    #expect(change.ratio == 1)
    #expect(change.lower < 1 && change.upper > 1)
    #expect(change.verdict == .same)
    let constant = MedianRatio(
      of: [2, 2, 2, 2, 2, 2, 2, 2, 2, 2], to: [Double](repeating: 2, count: 20))
    #expect(constant.lower == 1 && constant.upper == 1 && constant.verdict == .same)
  }

  @Test func `five per cent more is a regression when the noise is small, and less is a gain`() {
    let baseline = durations(100, noise: 0.02, seed: 1)
    let slow = durations(100, median: 10.5, noise: 0.02, seed: 2)
    let slower = MedianRatio(of: slow, to: baseline)
    #expect(slower.verdict == .slower)
    #expect(slower.lower > 1 && slower.lower < slower.ratio && slower.ratio < slower.upper)
    #expect(abs(slower.ratio - 1.05) <= 0.01)
    #expect(MedianRatio(of: baseline, to: slow).verdict == .faster)
  }

  @Test func `five per cent more drown in large noise`() {
    let baseline = durations(30, noise: 0.3, seed: 1)
    let slow = durations(30, median: 10.5, noise: 0.3, seed: 2)
    #expect(MedianRatio(of: slow, to: baseline).verdict == .same)
  }

  @Test func `a sure difference below the tolerance is none`() {
    let baseline = durations(200, noise: 0.001, seed: 1)
    let slow = durations(200, median: 10.1, noise: 0.001, seed: 2)
    let change = MedianRatio(of: slow, to: baseline)
    #expect(change.lower > 1)
    #expect(change.verdict == .same)
    #expect(MedianRatio(of: slow, to: baseline, tolerance: 0.005).verdict == .slower)
  }

  @Test func `a difference that waiting may explain is undecided`() {
    let baseline = durations(100, noise: 0.02, seed: 1)
    let slow = durations(100, median: 10.5, noise: 0.02, seed: 2)
    let slower = MedianRatio(of: slow, to: baseline)
    #expect(slower.verdict(waitingOfCurrent: 0, ofBaseline: 0.5) == .slower)
    #expect(slower.verdict(waitingOfCurrent: 0.01, ofBaseline: 0) == .slower)
    #expect(slower.verdict(waitingOfCurrent: 0.06, ofBaseline: 0) == .undecided)
    let faster = MedianRatio(of: baseline, to: slow)
    #expect(faster.verdict(waitingOfCurrent: 0.5, ofBaseline: 0.01) == .faster)
    #expect(faster.verdict(waitingOfCurrent: 0, ofBaseline: 0.06) == .undecided)
    let same = MedianRatio(of: baseline, to: baseline)
    #expect(same.verdict(waitingOfCurrent: 0.9, ofBaseline: 0.9) == .same)
  }

  /// Of 200 draws of equal distributions fewer than 5 % are called slower, although the tolerance lets
  /// everything pass; alike neighbours do not change that.
  @Test(arguments: [
    (count: 10, likeness: 0), (count: 60, likeness: 0), (count: 100, likeness: 0.5),
  ])
  func `false alarms are rare`(count: Int, likeness: Double) {
    let alarms = (0..<200).filter { draw in
      let seed = UInt64(2 * draw)
      return MedianRatio(
        of: durations(count, noise: 0.1, likeness: likeness, seed: seed),
        to: durations(count, noise: 0.1, likeness: likeness, seed: seed + 1),
        tolerance: 0, resamples: 400, seed: seed
      ).verdict == .slower
    }
    #expect(alarms.count < 10, "\(alarms.count) of 200")
  }

  @Test func `alike neighbours widen the interval`() {
    let series = durations(200, noise: 0.1, likeness: 0.9, seed: 3)
    var generator = RandomGenerator(seed: 4)
    let shuffled = series.shuffled(using: &generator)
    #expect(BlockBootstrap(series).blockLength >= 10)
    #expect(BlockBootstrap(shuffled).blockLength <= 4)
    let (runs, loose) = (
      MedianRatio(of: series, to: series), MedianRatio(of: shuffled, to: shuffled)
    )
    #expect(runs.ratio == loose.ratio)
    #expect(runs.upper - runs.lower > 1.3 * (loose.upper - loose.lower))
  }

  @Test func `a higher confidence widens the interval, and the seed decides it`() {
    let (a, b) = (durations(40, noise: 0.1, seed: 1), durations(40, noise: 0.1, seed: 2))
    let usual = MedianRatio(of: a, to: b)
    #expect(usual == MedianRatio(of: a, to: b))
    #expect(usual != MedianRatio(of: a, to: b, seed: 1))
    let careful = MedianRatio(of: a, to: b, confidence: 0.999)
    #expect(careful.lower < usual.lower && careful.upper > usual.upper)
  }

  @Test func `a higher confidence takes more resamples, so that some lie beyond each end`() {
    let series = durations(10, noise: 0.1, seed: 1)
    #expect(MedianRatio(of: series, to: series).resamples == 10_000)
    let careful = MedianRatio(of: series, to: series, confidence: 1 - 0.05 / 56)
    #expect((112_000...112_001).contains(careful.resamples))
    #expect(MedianRatio(of: series, to: series, resamples: 200).resamples == 200)
  }

  @Test func `the median of resamples of an even count lies between two samples`() {
    let bootstrap = BlockBootstrap([4, 1, 3, 2])
    #expect(bootstrap.median == 2.5)
    var generator = RandomGenerator(seed: 1)
    let medians = Set(bootstrap.medians(count: 500, using: &generator))
    #expect(medians.isSubset(of: [1, 1.5, 2, 2.5, 3, 3.5, 4]))
    #expect(medians.count == 7)
  }

  @Test func `too few or impossible durations are a mistake of the caller`() async {
    await #expect(processExitsWith: .failure) {
      _ = MedianRatio(
        of: [Double](repeating: 1, count: 9), to: [Double](repeating: 1, count: 20))
    }
    await #expect(processExitsWith: .failure) {
      _ = MedianRatio(
        of: [Double](repeating: 0, count: 20), to: [Double](repeating: 1, count: 20))
    }
  }
}
