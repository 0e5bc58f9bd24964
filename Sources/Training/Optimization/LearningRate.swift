#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The learning rate of every step of a run: a pure function, so nothing of it is ever saved.
public struct LearningRate: Hashable, Sendable {
  /// The highest rate.
  public let peak: Double

  /// The course between the first and the last step.
  public let schedule: Schedule

  /// Steps during which the rate climbs in a straight line to where the schedule begins.
  ///
  /// A one-cycle schedule has its own climb, which then takes this many steps.
  public let warmUpSteps: Int

  /// Steps of the whole run.
  public let totalSteps: Int

  /// Creates the rates of a run.
  ///
  /// - Precondition: `peak` is positive and finite, and no step count is negative.
  public init(peak: Double, schedule: Schedule, warmUpSteps: Int = 0, totalSteps: Int) {
    precondition(peak > 0 && peak.isFinite, "the peak rate must be positive, got \(peak)")
    precondition(
      warmUpSteps >= 0 && totalSteps >= 0,
      "steps must not be negative, got \(warmUpSteps) of \(totalSteps)")
    self.peak = peak
    self.schedule = schedule
    self.warmUpSteps = warmUpSteps
    self.totalSteps = totalSteps
  }

  /// The rate of one step, counted from 0.
  ///
  /// Steps past the end keep the last step's rate.
  public func rate(at step: Int) -> Double {
    let step = min(max(step, 0), max(totalSteps - 1, 0))
    if case .oneCycle(let rise, let start, let end) = schedule {
      return oneCycle(at: step, rise: rise, start: start, end: end)
    }
    guard step >= warmUpSteps else {
      return peak * Double(step + 1) / Double(warmUpSteps + 1)
    }
    let passed = Double(step - warmUpSteps) / Double(max(totalSteps - warmUpSteps, 1))
    switch schedule {
    case .constant, .oneCycle:
      return peak
    case .step(let fraction, let factor):
      // A hair is added so that a third of 30 steps is 10, not 9.999….
      return peak * pow(factor, (passed / fraction + 1e-9).rounded(.down))
    case .cosine(let final):
      return cosine(from: peak, to: final * peak, at: passed)
    }
  }

  /// The first step after the climb whose rate is at most half the peak; `nil` where the rate never
  /// falls so far.
  public var halvingStep: Int? {
    var peakStep = Double(warmUpSteps)
    if case .oneCycle(let rise, _, _) = schedule { peakStep = climb(rise: rise) }
    // From the peak on no rate is above the one before.
    var low = max(0, Int(peakStep.rounded(.up)))
    var high = totalSteps
    while low < high {
      let middle = (low + high) / 2
      if rate(at: middle) <= peak / 2 { high = middle } else { low = middle + 1 }
    }
    return low < totalSteps ? low : nil
  }

  /// The step at which a one-cycle schedule reaches the peak.
  private func climb(rise: Double) -> Double {
    warmUpSteps > 0 ? Double(warmUpSteps) : rise * Double(totalSteps) - 1
  }

  private func oneCycle(at step: Int, rise: Double, start: Double, end: Double) -> Double {
    let initial = peak / start
    let climb = climb(rise: rise)
    let last = Double(totalSteps - 1)
    if Double(step) <= climb {
      return cosine(from: initial, to: peak, at: climb > 0 ? Double(step) / climb : 1)
    }
    return cosine(
      from: peak, to: initial / end, at: (Double(step) - climb) / max(last - climb, 1))
  }

  /// Half a cosine from `first` at 0 to `last` at 1.
  private func cosine(from first: Double, to last: Double, at part: Double) -> Double {
    last + (first - last) * (1 + cos(.pi * part)) / 2
  }
}
