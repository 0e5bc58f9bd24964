/// Confidence against accuracy in equal-width bins, and the expected calibration error (Guo et al.,
/// 2017): the mean over samples of |accuracy - mean confidence| of the sample's bin.
public struct Reliability: Hashable, Sendable {
  /// The samples whose confidence lies in `(lower, upper]`.
  public struct Bin: Hashable, Sendable {
    /// The bound of the confidence below, exclusive.
    public let lower: Double

    /// The bound of the confidence above, inclusive.
    public let upper: Double

    /// The number of samples.
    public let count: Int

    /// The share of them that is predicted right; 0 for an empty bin.
    public let accuracy: Double

    /// Their mean confidence; 0 for an empty bin.
    public let confidence: Double
  }

  /// The number of bins that everybody reports.
  public static let usualBinCount = 15

  /// The bins, by rising confidence.
  public let bins: [Bin]

  /// The expected calibration error; 0 without samples.
  public let expectedError: Double

  /// Sorts the predictions of `samples` into bins.
  public init(
    _ samples: ScoredSamples, temperature: Double = 1, binCount: Int = Self.usualBinCount
  ) {
    var counts = Array(repeating: 0, count: binCount)
    var rights = counts
    var sums = Array(repeating: 0.0, count: binCount)
    for sample in 0..<samples.count {
      let prediction = samples.prediction(sample)
      let confidence = samples.confidence(sample, temperature: temperature)
      // (lower, upper]: 0.2 of 5 bins falls into the first. Not a number falls into the last.
      let bin =
        confidence.isFinite
        ? min(max(Int((confidence * Double(binCount)).rounded(.up)) - 1, 0), binCount - 1)
        : binCount - 1
      counts[bin] += 1
      sums[bin] += confidence
      if prediction == samples.labels[sample] { rights[bin] += 1 }
    }
    var bins: [Bin] = []
    var error = 0.0
    for bin in 0..<binCount {
      let count = Double(max(counts[bin], 1))
      bins.append(
        Bin(
          lower: Double(bin) / Double(binCount), upper: Double(bin + 1) / Double(binCount),
          count: counts[bin], accuracy: Double(rights[bin]) / count, confidence: sums[bin] / count))
      error += (Double(rights[bin]) - sums[bin]).magnitude
    }
    self.bins = bins
    expectedError = samples.count == 0 ? 0 : error / Double(samples.count)
  }
}
