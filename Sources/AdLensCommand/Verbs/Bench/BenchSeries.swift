import AdLens

/// Durations, and how the machine was meanwhile.
struct BenchSeries {
  /// The durations in the order of time.
  let milliseconds: [Double]

  /// The peak of multiply-adds of one thread in the same run, in GFLOP/s.
  let corePeak: Double

  /// The share of the time that threads waited for a core.
  let waiting: Double

  /// The durations as the multiply-adds that the machine could have done meanwhile, so that a slower
  /// clock does not look like slower code.
  private var normalized: [Double] { milliseconds.map { $0 * corePeak } }

  /// How this series compares with an earlier one, as one of `comparisons`.
  func compared(with earlier: BenchSeries, comparisons: Int = 1) -> BenchComparison {
    let ratio = MedianRatio(
      of: normalized, to: earlier.normalized, confidence: 1 - 0.05 / Double(comparisons))
    return BenchComparison(ratio: ratio, waiting: waiting, earlierWaiting: earlier.waiting)
  }
}

/// A ratio of medians, and what it says when waiting is allowed for.
struct BenchComparison {
  /// The ratio, with its interval.
  let ratio: MedianRatio

  /// The share of the time that this run waited for a core.
  let waiting: Double

  /// That of the baseline.
  let earlierWaiting: Double

  /// What it says.
  var verdict: MedianRatio.Verdict {
    ratio.verdict(waitingOfCurrent: waiting, ofBaseline: earlierWaiting)
  }

  /// The comparison in a document.
  var json: JSONValue {
    [
      "ratio": .number(ratio.ratio), "lower": .number(ratio.lower), "upper": .number(ratio.upper),
      "confidence": .number(ratio.confidence), "tolerance": .number(ratio.tolerance),
      "verdict": .string(verdict.rawValue),
    ]
  }

  /// One line for people.
  func sentence(against path: String) -> String {
    let level = fixed(ratio.confidence * 100, decimals: ratio.confidence == 0.95 ? 0 : 2)
    return
      "\(fixed(ratio.ratio, decimals: 3)) times the median time of \(path), \(level) % interval "
      + "\(fixed(ratio.lower, decimals: 3)) to \(fixed(ratio.upper, decimals: 3)): \(verdict.rawValue)"
  }

  /// Tells what a script must notice: slower, or no answer; returns the exit code.
  ///
  /// - Parameter subject: what was measured, as the start of a sentence.
  func report(_ subject: String, against path: String, on console: Console) -> ExitCode {
    let times = "\(fixed(ratio.ratio, decimals: 3)) times its median time"
    switch verdict {
    case .faster, .same: return .done
    case .slower:
      console.error("\(subject) is slower than in \(path): \(times), after allowing for the clock")
      return .partial
    case .undecided:
      console.warning(
        "\(subject) has no verdict against \(path): \(times), but other programs kept this run "
          + "waiting for \(Words.percent(waiting)) of its time and that one for "
          + "\(Words.percent(earlierWaiting)); measure both again on a quiet machine")
      return .done
    }
  }
}
