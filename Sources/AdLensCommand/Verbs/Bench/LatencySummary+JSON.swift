import AdLens

extension LatencySummary {
  /// The figures in milliseconds, as every result of `bench` has them.
  var json: JSONValue {
    func milliseconds(_ percent: Double) -> JSONValue { .number(percentile(percent) * 1000) }
    return [
      "min": .number(minimum * 1000), "mean": .number(mean * 1000),
      "sd": .number(deviation * 1000), "p50": milliseconds(50), "p90": milliseconds(90),
      "p95": milliseconds(95), "p99": milliseconds(99),
    ]
  }
}

extension JSONValue {
  /// Raw durations in milliseconds, to the nanosecond that the clock has.
  static func samples(milliseconds: [Double]) -> JSONValue {
    .array(milliseconds.map { .number(($0 * 1e6).rounded() / 1e6) })
  }

  /// Bytes as people read them, in millions.
  static func megabytes(_ bytes: Int) -> JSONValue {
    .string(fixed(Double(bytes) / 1e6, decimals: 1) + " MB")
  }
}
