/// Values of a sample and what describes them.
///
/// ```swift
/// let costs = Samples([0.42, 0.38, 0.51, 0.44])
/// costs.mean                 // 0.4375
/// costs.standardDeviation    // 0.0544
/// costs.quantile(0.9)        // 0.489
/// ```
public struct Samples: Hashable, Sendable {
  /// The values in ascending order.
  public let sorted: [Double]

  /// The arithmetic mean; NaN of nothing.
  public let mean: Double

  /// The mean square distance from the mean with `count - 1` as divisor, in the unit squared; NaN of
  /// fewer than two values.
  public let variance: Double

  /// Describes values.
  ///
  /// Sums are compensated (Neumaier, 1974) and the variance is taken around the mean, so that values
  /// far from zero lose nothing.
  ///
  /// - Precondition: every value is finite.
  public init(_ values: [Double]) {
    precondition(values.allSatisfy(\.isFinite), "the values of a sample must be finite")
    sorted = values.sorted()
    let count = Double(values.count)
    let mean = compensatedSum(values) / count
    self.mean = mean
    let squares = compensatedSum(values.map { ($0 - mean) * ($0 - mean) })
    let drift = compensatedSum(values.map { $0 - mean })
    variance = values.count < 2 ? .nan : (squares - drift * drift / count) / (count - 1)
  }

  /// How many values there are.
  public var count: Int { sorted.count }

  /// The square root of the variance, in the unit of the values.
  public var standardDeviation: Double { variance.squareRoot() }

  /// The middle value, or the mean of the two middle ones; NaN of nothing.
  public var median: Double {
    sorted.isEmpty ? .nan : (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }

  /// The value below which a share of the sample lies, interpolated linearly between neighbours (type
  /// 7 of Hyndman and Fan, 1996; what NumPy and spreadsheets do); NaN of nothing.
  ///
  /// - Precondition: 0 ≤ `share` ≤ 1.
  public func quantile(_ share: Double) -> Double {
    precondition((0...1).contains(share), "got a share of \(share)")
    guard count > 1 else { return sorted.first ?? .nan }
    let place = share * Double(count - 1)
    let index = min(Int(place), count - 2)
    let rest = place - Double(index)
    return sorted[index] + rest * (sorted[index + 1] - sorted[index])
  }
}

/// The sum with the rounding errors carried along (Neumaier, 1974).
func compensatedSum(_ values: [Double]) -> Double {
  var (sum, lost) = (0.0, 0.0)
  for value in values {
    let next = sum + value
    lost += sum.magnitude >= value.magnitude ? (sum - next) + value : (value - next) + sum
    sum = next
  }
  return sum + lost
}
