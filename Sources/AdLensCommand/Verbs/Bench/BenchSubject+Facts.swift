import AdLens

extension BenchSubject {
  /// What every result says about the machine and the program; the load is that at the first use,
  /// before anything is measured.
  static let machine: JSONObject = [
    "cpu": .string(Processor.name), "cores": .integer(Processor.coreCount),
    "isa": .string(InstructionSet.current.rawValue), "version": .string(Version.current),
    "build": .string(Version.build), "load": Processor.load.map(JSONValue.number) ?? .null,
  ]

  /// The keys that two results must have in common to be compared, beside what was done.
  static let machineKeys = ["cpu", "isa", "build"]

  /// The memory of a session in a document.
  static func json(_ memory: SessionMemory) -> JSONValue {
    [
      "activation_bytes": .integer(memory.activations),
      "activation_bytes_without_reuse": .integer(memory.activationsWithoutReuse),
      "scratch_bytes": .integer(memory.scratch), "weight_bytes": .integer(memory.weights),
    ]
  }

  /// The memory in a result, for people.
  static func memoryFacts(_ object: JSONObject) -> [(name: String, value: JSONValue)] {
    let memory = object["memory"]
    func megabytes(_ key: String) -> JSONValue {
      memory?[key]?.intValue.map(JSONValue.megabytes) ?? .null
    }
    return [
      ("activations, reused by lifetime", megabytes("activation_bytes")),
      ("activations without reuse", megabytes("activation_bytes_without_reuse")),
      ("scratch", megabytes("scratch_bytes")), ("weights", megabytes("weight_bytes")),
      ("peak of the process", object["peak_rss_bytes"]?.intValue.map(JSONValue.megabytes) ?? .null),
    ]
  }

  /// The machine in a result, for people.
  static func machineFacts(_ object: JSONObject) -> [(name: String, value: JSONValue)] {
    let peak = object["fma_peak_gflops"]?.doubleValue.map {
      JSONValue.string(fixed($0, decimals: 1) + " GFLOP/s")
    }
    let share = object["peak_fraction"]?.doubleValue.map {
      JSONValue.string(Words.percent($0))
    }
    return ["cpu", "cores", "isa", "threads", "build"].map { ($0, object[$0] ?? .null) } + [
      ("load in the minute before", object["load"] ?? .null),
      (
        "waiting for a core",
        object["waiting"]?.doubleValue.map { .string(Words.percent($0)) } ?? .null
      ),
      ("peak of multiply-adds", peak ?? .null), ("reached of it", share ?? .null),
    ]
  }
}
