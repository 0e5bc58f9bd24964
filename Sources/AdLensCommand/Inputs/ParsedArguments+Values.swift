import AdLens

// The flags that several verbs share, as the values that libraries take.

extension DecodeOptions {
  /// The options that `--strict` and `--max-pixels` ask for.
  init(_ arguments: ParsedArguments) {
    var limits = DecodeLimits()
    if let pixels = arguments.integer(Flags.maxPixels) {
      // A larger budget than the default needs longer sides, larger files and more coefficients.
      let factor = max(1, (pixels + limits.pixels - 1) / limits.pixels)
      limits.pixels = pixels
      limits.side *= factor
      limits.fileBytes *= factor
      limits.coefficientBytes *= factor
    }
    self.init(limits: limits, isStrict: arguments.isOn(Flags.strict))
  }
}

extension WorkerPool {
  /// As many threads as `--threads` says, or one for each core.
  convenience init(_ arguments: ParsedArguments) {
    self.init(threads: arguments.threads)
  }
}

extension ParsedArguments {
  /// The number that `--threads` says, or one for each core.
  var threads: Int { integer(Flags.threads) ?? Processor.coreCount }

  /// The store to log to; `nil` with `--no-log`.
  var store: String? { isOn(Flags.log) ? text(Flags.store) : nil }
}
