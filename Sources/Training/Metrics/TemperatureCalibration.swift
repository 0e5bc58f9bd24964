#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Fits the one number that makes confidences honest (Guo et al., 2017).
public enum TemperatureCalibration {
  /// The temperatures that are believed.
  ///
  /// One outside says that the samples cannot tell, not that it should be used: a validation set that
  /// is predicted perfectly asks for zero, which would make every confidence one.
  public static let range = 0.05...20.0

  /// The temperature that minimises the mean negative log-likelihood of `samples`, or 1 when they
  /// cannot tell.
  ///
  /// With `b = 1/t` the likelihood is convex in `b`; its derivative, the mean of
  /// `E[logit] - logit[label]` under the softmax of `b · logit`, rises from left to right and is
  /// bisected until `b` is known to twelve digits.
  public static func temperature(of samples: ScoredSamples) -> Double {
    guard samples.count > 0, samples.logits.allSatisfy(\.isFinite) else { return 1 }
    var low = 1 / range.upperBound
    var high = 1 / range.lowerBound
    guard derivative(of: samples, at: low) < 0, derivative(of: samples, at: high) > 0 else {
      return 1
    }
    while high - low > 1e-12 * high {
      let middle = (low + high) / 2
      guard middle > low && middle < high else { break }
      if derivative(of: samples, at: middle) < 0 { low = middle } else { high = middle }
    }
    return 2 / (low + high)
  }

  /// The derivative of the summed negative log-likelihood by the inverse temperature.
  private static func derivative(of samples: ScoredSamples, at inverse: Double) -> Double {
    var total = 0.0
    samples.logits.withUnsafeBufferPointer { logits in
      for sample in 0..<samples.count {
        let start = sample * samples.classes
        let row = start..<start + samples.classes
        var highest = -Double.infinity
        for index in row { highest = max(highest, Double(logits[index])) }
        var sum = 0.0
        var weighted = 0.0
        for index in row {
          let value = Double(logits[index])
          let power = exp(inverse * (value - highest))
          sum += power
          weighted += power * value
        }
        total += weighted / sum - Double(logits[start + samples.labels[sample]])
      }
    }
    return total
  }
}
