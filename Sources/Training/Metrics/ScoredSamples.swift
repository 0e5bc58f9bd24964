import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The logits of labeled samples, from which every metric is computed, in `Double`.
public struct ScoredSamples: Sendable {
  /// The number of classes.
  public let classes: Int

  /// One row of `classes` logits for each sample.
  public private(set) var logits: [Float] = []

  /// The true class of each sample.
  public private(set) var labels: [Int] = []

  /// Creates an empty collection with room for `capacity` samples.
  ///
  /// - Precondition: there is at least one class.
  public init(classes: Int, capacity: Int = 0) {
    precondition(classes > 0, "metrics need at least one class, got \(classes)")
    self.classes = classes
    logits.reserveCapacity(capacity * classes)
    labels.reserveCapacity(capacity)
  }

  /// The number of samples.
  public var count: Int { labels.count }

  /// Appends one sample: its `classes` logits and its true class.
  public mutating func append(logits row: some Collection<Float>, label: Int) {
    precondition(row.count == classes, "\(row.count) logits for \(classes) classes")
    precondition((0..<classes).contains(label), "label \(label) outside 0..<\(classes)")
    logits.append(contentsOf: row)
    labels.append(label)
  }

  /// Appends one sample: its `classes` logits and its true class.
  public mutating func append(logits row: FloatView, label: Int) {
    append(logits: UnsafeBufferPointer(start: row.base, count: row.count), label: label)
  }

  /// Forgets every sample and keeps the memory.
  public mutating func removeAll() {
    logits.removeAll(keepingCapacity: true)
    labels.removeAll(keepingCapacity: true)
  }

  /// The logits of one sample.
  public func row(_ sample: Int) -> ArraySlice<Float> {
    logits[sample * classes..<(sample + 1) * classes]
  }

  /// The class with the highest logit; among equals the first.
  public func prediction(_ sample: Int) -> Int {
    let start = sample * classes
    var best = 0
    for index in 1..<max(classes, 1) where logits[start + index] > logits[start + best] {
      best = index
    }
    return best
  }

  /// How many classes rank above the true one: 0 when the prediction is right.
  ///
  /// Among equal logits the earlier class ranks higher; a logit that is not a number ranks above
  /// everything.
  public func rank(_ sample: Int) -> Int {
    let start = sample * classes
    let label = labels[sample]
    let value = logits[start + label]
    guard !value.isNaN else { return classes - 1 }
    var above = 0
    for index in 0..<classes where index != label {
      let other = logits[start + index]
      if other > value || other.isNaN || (other == value && index < label) { above += 1 }
    }
    return above
  }

  /// The softmax of one sample's logits divided by the temperature.
  public func probabilities(_ sample: Int, temperature: Double = 1) -> [Double] {
    let scaled = row(sample).map { Double($0) / temperature }
    let highest = scaled.max() ?? 0
    let powers = scaled.map { exp($0 - highest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  /// The probability of the predicted class.
  public func confidence(_ sample: Int, temperature: Double = 1) -> Double {
    let start = sample * classes
    let highest = Double(logits[start + prediction(sample)])
    var sum = 0.0
    for index in start..<start + classes {
      sum += exp((Double(logits[index]) - highest) / temperature)
    }
    return 1 / sum
  }

  /// The negative log-likelihood of one sample: `log Σ exp(logit / t) - logit[label] / t`.
  public func loss(_ sample: Int, temperature: Double = 1) -> Double {
    let start = sample * classes
    var highest = -Double.infinity
    for index in start..<start + classes { highest = max(highest, Double(logits[index])) }
    var sum = 0.0
    for index in start..<start + classes {
      sum += exp((Double(logits[index]) - highest) / temperature)
    }
    let label = Double(logits[start + labels[sample]])
    return log(sum) + (highest - label) / temperature
  }

  /// The mean negative log-likelihood, or `nil` without samples.
  public func meanLoss(temperature: Double = 1) -> Double? {
    guard count > 0 else { return nil }
    var sum = 0.0
    for sample in 0..<count { sum += loss(sample, temperature: temperature) }
    return sum / Double(count)
  }

  /// The share of samples whose true class is among the `k` highest, or `nil` without samples.
  public func accuracy(top k: Int) -> Double? {
    guard count > 0 else { return nil }
    var right = 0
    for sample in 0..<count where rank(sample) < k { right += 1 }
    return Double(right) / Double(count)
  }
}
