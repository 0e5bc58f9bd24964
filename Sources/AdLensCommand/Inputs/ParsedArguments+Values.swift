import AdLens

// The flags that several verbs share, as the values that libraries take.

extension DecodeOptions {
  /// The options that `--strict` and `--max-pixels` ask for.
  init(_ arguments: ParsedArguments) {
    let limits = arguments.integer(Flags.maxPixels).map(DecodeLimits.init(pixels:))
    self.init(limits: limits ?? DecodeLimits(), isStrict: arguments.isOn(Flags.strict))
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
