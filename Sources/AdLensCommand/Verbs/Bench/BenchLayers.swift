import AdLens

/// `adlens bench --layers`: where the time of a forward pass goes.
struct BenchLayers {
  private let invocation: Invocation
  private let subject: BenchSubject

  init(_ invocation: Invocation, _ subject: BenchSubject) {
    self.invocation = invocation
    self.subject = subject
  }

  /// Measures and writes one row for each layer.
  func run() throws -> ExitCode {
    let timings = try subject.benchmark().layers()
    let peak = MachineProbe(seconds: 0.1).peak(subject.pool)
    let total = timings.reduce(0) { $0 + $1.seconds }
    var writer = RowWriter(
      invocation,
      columns: [
        Column("Layer", "name"), Column("Kind", "kind"), Column("Output", "output", .right),
        Column("Kernel", "kernel"), .number("ms", "ms", decimals: 3),
        .percent("Share", "share"), .number("GFLOP/s", "gflops", decimals: 1),
        .percent("Of peak", "peak_fraction"),
      ])
    if writer.format == .json {
      writer.head = subject.description
      writer.head["batch"] = .integer(subject.batch)
      writer.head["total_ms"] = .number(total * 1000)
      writer.head["fma_peak_gflops"] = .number(peak)
    }
    for timing in timings {
      writer.append([
        "name": .string(timing.node.name), "kind": .string(timing.node.kind),
        "output": .string(timing.node.output.description), "kernel": .string(timing.node.kernel),
        "ms": .number(timing.seconds * 1000),
        "share": .number(total > 0 ? timing.seconds / total : 0),
        "gflops": .number(timing.gigaflops),
        "peak_fraction": timing.gigaflops > 0 ? .number(timing.gigaflops / peak) : .null,
      ])
    }
    var summary = PairTable()
    summary.add("Machine", BenchSubject.machine(subject.description))
    try writer.finish(
      summary: "\nAll layers together take \(fixed(total * 1000, decimals: 3)) ms.\n"
        + "The peak of multiply-adds here is \(fixed(peak, decimals: 1)) GFLOP/s.\n"
        + summary.text)
    return .done
  }
}
