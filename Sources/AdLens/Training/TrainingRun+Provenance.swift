extension TrainingRun {
  /// How a model came about, the same for identical runs: no clock, host, path, name or thread count.
  func provenance(epoch: Int) -> JSONValue {
    let counts = Split.allCases.map { split in
      (split.rawValue, JSONValue.integer(task.data.count(split)))
    }
    var object: JSONObject = [
      "version": .string(Version.current), "epoch": .integer(epoch), "settings": reproducible,
      "images": JSONValue(counts),
      "training_images": .string(task.data.fingerprint.text),
    ]
    if let validation = task.trainer.history[epoch - 1].validation {
      // The name that a classifier's accuracy has had from the beginning.
      object["validation"] =
        task.name == .classify
        ? ["top1": .number(validation.top1), "loss": .number(validation.loss)]
        : JSONValue(
          validation.figures.map { ($0.name, .number($0.value)) }
            + [("loss", .number(validation.loss))])
    }
    return .object(object)
  }

  /// The settings without what differs between identical runs.
  private var reproducible: JSONValue {
    let local: Set<String> = [
      "schema_version", "version", "data", "images", "pretrained", "root", "threads",
      "patience_start",
    ]
    let pairs = settings.jsonValue.objectValue?.pairs ?? []
    return JSONValue(pairs.filter { !local.contains($0.key) }.map { ($0.key, $0.value) })
  }

  /// Writes what the run is made of and how far it has come.
  func writeManifest(_ status: RunStatus) throws(TrainingRunError) {
    let counts = Split.allCases.map { split in
      (split.rawValue, JSONValue.integer(task.data.count(split)))
    }
    var object: JSONObject = [
      "schema_version": 1, "name": .string(directory.name), "task": .string(task.name.rawValue),
      "status": .string(status.rawValue), "version": .string(Version.current),
      "updated_at": .string(Timestamp.now.description),
      "data": [
        "path": .string(settings.data), "kind": .string(task.data.kind),
        "images": JSONValue(counts),
        "problems": .array(
          task.data.problems.map { problem in
            [
              "path": .string(problem.path), "code": .string(problem.code.rawValue),
              "message": .string(problem.message),
            ]
          }),
      ],
      "classes": .array(task.data.classNames.map { .string($0) }),
      "machine": [
        "isa": .string(InstructionSet.current.rawValue), "cores": .integer(Processor.coreCount),
        "threads": .integer(settings.threads),
      ],
      "epochs_done": .integer(task.trainer.history.count),
      "best_epoch": .integer(task.trainer.bestEpoch),
    ]
    if status == .finished { object["files"] = try hashes() }
    try write(JSONValue.object(object).text(pretty: true), to: directory.manifest)
  }

  /// The SHA-256 of the files that a run is about.
  private func hashes() throws(TrainingRunError) -> JSONValue {
    do throws(FileError) {
      var pairs: [(String, JSONValue)] = []
      for name in ["split.csv", "weights/best.safetensors", "weights/last.safetensors"] {
        let bytes = try FileReader.bytes(at: directory.file(name))
        pairs.append((name, .string(SHA256.hex(of: bytes))))
      }
      return JSONValue(pairs)
    } catch {
      throw .file(error)
    }
  }
}
