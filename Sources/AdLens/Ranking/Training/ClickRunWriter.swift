/// Writes the run directory of a model of clicks, and logs it.
struct ClickRunWriter {
  let options: ClickTrainingOptions
  let subject: ClickSubject
  /// For objectives of money.
  let economics: Economics?
  let result: ClickModelTrainer.Result
  let looks: CreativeLooks

  /// When the run began.
  let start: Timestamp

  /// What is counted.
  private var outcome: CreativeObservations.Outcome { options.objective.outcome(economics) }

  /// What was written.
  struct Written {
    let directory: RunDirectory
    let model: RankingModel
    let metrics: JSONObject
  }

  /// The probability of the intervals that are written.
  static let level = 0.9

  /// Writes everything.
  func write(detector: ModelFile) throws(ClickTrainingError) -> Written {
    let metrics = metrics()
    let model = RankingModel(
      detector: detector, clicks: result.model, report: .object(metrics),
      provenance: [
        "version": .string(Version.current), "settings": settings,
        "detector": detector.provenance,
        "training_images": .string(
          TrainingFingerprint(sha256: looks.hashes.compactMap(\.self)).text),
      ])
    do throws(TrainingRunError) {
      let directory = try RunDirectory.create(
        named: options.name ?? RunDirectory.defaultName(for: options.data),
        in: Path.join(options.runsDirectory, ModelTask.ctr.rawValue))
      try write(settings.text(pretty: true), "args.json", directory)
      try write(split, "split.csv", directory)
      try write(predictions, "predictions.csv", directory)
      try write(JSONValue.object(metrics).text(pretty: true), "metrics.json", directory)
      try write(results, "results.csv", directory)
      for path in [directory.best, directory.last] {
        do throws(ModelError) {
          try model.file.save(to: path, isHalf: true)
        } catch {
          throw .model(error)
        }
      }
      try write(page(model, directory), "report.html", directory)
      try write(manifest(directory), "manifest.json", directory)
      return Written(directory: directory, model: model, metrics: metrics)
    } catch {
      throw .run(error)
    }
  }

  private func write(
    _ text: String, _ name: String, _ directory: RunDirectory
  ) throws(TrainingRunError) {
    do throws(FileError) {
      try AtomicFile.write(Array(text.utf8), to: directory.file(name))
    } catch {
      throw .file(error)
    }
  }

  private var settings: JSONValue {
    [
      "schema_version": 1, "version": .string(Version.current),
      "task": .string(ModelTask.ctr.rawValue), "data": .string(options.data),
      "objective": .string(options.objective.rawValue),
      "detector": .string(options.detector ?? BuiltInModel.detector.rawValue),
      "folds": .integer(options.folds), "seed": .integer(options.seed),
    ]
  }

  private func metrics() -> JSONObject {
    var object: JSONObject = ["schema_version": 1, "task": .string(ModelTask.ctr.rawValue)]
    for pair in result.report.jsonValue(outcome).objectValue?.pairs ?? [] {
      object[pair.key] = pair.value
    }
    object["objective"] = .string(options.objective.rawValue)
    if let economics { object["economics"] = economics.jsonValue }
    object["creatives"] = .integer(subject.items.count)
    object["unseen_variance"] = .number(result.model.unseenVariance)
    object["shift"] = .number(result.model.shift)
    if let period = subject.observations.period {
      object["first_day"] = .string(CalendarDay(daysSince1970: period.first).description)
      object["last_day"] = .string(CalendarDay(daysSince1970: period.last).description)
    }
    return object
  }

  private var split: String {
    var writer = CSVWriter(header: ["path", "creative", "group"])
    for (item, group) in zip(subject.items, subject.groups) {
      writer.append([
        .text(item.path), .text(item.name), .text(subject.groupNames[group]),
      ])
    }
    return writer.text
  }

  /// What models that saw none of a creative's group predicted, and what happened.
  private var predictions: String {
    let rate = outcome.rateKey
    var writer = CSVWriter(header: [
      "path", "creative", outcome.trialNoun, outcome.successNoun, rate + "_observed", rate,
      rate + "_low", rate + "_high",
    ])
    for held in result.heldOut {
      let item = subject.items[held.creative]
      let prediction = ClickModel.Prediction(
        logit: held.logit + result.model.shift,
        variance: held.variance + result.model.unseenVariance)
      let interval = prediction.interval(Self.level)
      writer.append([
        .text(item.path), .text(item.name), .number(held.trials), .number(held.successes),
        .number(held.successes / held.trials), .number(prediction.rate), .number(interval.lower),
        .number(interval.upper),
      ])
    }
    return writer.text
  }

  /// One row a candidate.
  private var results: String {
    let names = [
      "auc", "gauc", "ndcg3", "ndcg10", "spearman", "log_loss", "normalized_entropy",
      "calibration",
    ]
    var writer = CSVWriter(header: ["candidate"] + names.map { "metrics/" + $0 })
    for entry in result.report.entries {
      let figures = (entry.figures ?? entry.allTimeFigures)?.jsonValue(outcome)
      writer.append(
        [.text(entry.candidate.rawValue)]
          + names.map { figures?[$0]?.doubleValue.map(CSVCell.number) ?? .empty })
    }
    return writer.text
  }

  private func manifest(_ directory: RunDirectory) -> String {
    let problems = looks.problems.map { problem -> JSONValue in
      [
        "path": .string(problem.path ?? ""), "code": .string(problem.code.rawValue),
        "message": .string(problem.message),
      ]
    }
    return JSONValue.object([
      "schema_version": 1, "name": .string(directory.name), "task": .string(ModelTask.ctr.rawValue),
      "status": .string(RunStatus.finished.rawValue), "version": .string(Version.current),
      "updated_at": .string(Timestamp.now.description),
      "data": [
        "path": .string(options.data), "kind": .string(subject.source.rawValue),
        "creatives": .integer(subject.items.count), "groups": .integer(subject.groupNames.count),
        "rows": .integer(subject.observations.count), "problems": .array(problems),
      ],
    ]).text(pretty: true)
  }

  /// Logs the run with its figures.
  func log(_ written: Written, to store: Store) throws(StoreError) {
    let path = FileSystem.resolved(written.directory.path) ?? written.directory.path
    try store.transaction { () throws(StoreError) in
      let run = try store.beginRun(
        NewRun(
          name: written.directory.name, task: ModelTask.ctr.rawValue, version: Version.current,
          arguments: settings, directory: path, experiment: options.experiment,
          startedAt: start))
      try store.log(
        parameters: (settings.objectValue?.pairs ?? []).map {
          (key: $0.key, value: $0.value.stringValue ?? $0.value.text())
        } + (options.campaign.map { [(key: "campaign", value: $0)] } ?? []), of: run)
      var metrics: [Metric] = []
      for entry in result.report.entries {
        let figures =
          (entry.figures ?? entry.allTimeFigures)?.jsonValue(outcome).objectValue?.pairs ?? []
        for pair in figures {
          guard let value = pair.value.doubleValue else { continue }
          metrics.append(Metric("\(entry.candidate.rawValue)/\(pair.key)", value))
        }
      }
      metrics.append(Metric("gate/p_value", result.report.gate.pValue))
      metrics.append(Metric("gate/gain", result.report.gate.gain))
      try store.log(metrics.filter(\.value.isFinite), of: run)
      try store.endRun(run, .finished)
    }
  }
}
