import FileFormats

/// A scale from values to positions whose ends and ticks are round numbers.
struct Axis {
  /// The value at the start.
  let lower: Double

  /// The value at the end.
  let upper: Double

  /// The position of `lower`.
  let start: Double

  /// The position of `upper`, which may be smaller (upwards in a drawing).
  let end: Double

  /// The distance of two ticks.
  let step: Double

  /// A scale that covers some values with about `tickCount` ticks.
  ///
  /// The ends are widened to ticks, but not past `limits`.
  init(
    covering values: [Double], limits: ClosedRange<Double> = -.infinity...(.infinity),
    tickCount: Int = 5, from start: Double, to end: Double
  ) {
    // A run that diverged may hold anything; the distance of the ends must stay a number.
    var least = min(max(values.min() ?? 0, -1e300), 1e300)
    var most = min(max(values.max() ?? 1, -1e300), 1e300)
    if !(most - least > 1e-9 * max(1, most.magnitude)) {
      let reach = max(0.05, 0.05 * most.magnitude)
      (least, most) = (least - reach, most + reach)
    }
    let step = Self.roundStep((most - least) / Double(tickCount))
    self.step = step
    lower = max((least / step).rounded(.down) * step, limits.lowerBound)
    upper = min((most / step).rounded(.up) * step, limits.upperBound)
    self.start = start
    self.end = end
  }

  /// Where a value stands.
  func position(_ value: Double) -> Double {
    start + (value - lower) / (upper - lower) * (end - start)
  }

  /// The values that get a tick.
  var ticks: [Double] {
    let first = (lower / step - 1e-6).rounded(.up)
    let last = (upper / step + 1e-6).rounded(.down)
    guard last >= first, last - first < 100 else { return [] }
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  /// The decimals that tell two ticks apart.
  var decimals: Int {
    var decimals = 0
    var rest = step
    while decimals < 8, (rest - rest.rounded()).magnitude > 1e-6 * rest {
      rest *= 10
      decimals += 1
    }
    return decimals
  }

  /// The smallest of 1, 2, 2.5 and 5 times a power of ten that is not below a distance.
  private static func roundStep(_ distance: Double) -> Double {
    var power = 1.0
    while power > distance { power /= 10 }
    while power * 10 <= distance { power *= 10 }
    return [1, 2, 2.5, 5, 10].map { $0 * power }.first { $0 >= distance * (1 - 1e-9) } ?? power * 10
  }
}
