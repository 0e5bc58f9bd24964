import AdLens

/// A verb that asks a model about every image of its command line: inputs, threads, rows, log and interrupts.
struct ImagePass {
  /// The command line.
  let invocation: Invocation

  /// What is done to an image, as in "classified".
  let participle: String

  /// The model.
  let loaded: LoadedModel

  /// The images, in the order of the rows.
  let paths: [String]

  /// The task of the model and of the run in the store.
  private let name: String

  /// The flags of all such verbs, those of their own first.
  static func flags(
    _ task: ModelTask, _ own: [Flag], rows: [Flag] = Flags.rows
  ) -> [Flag] {
    let model = BuiltInModel(task) == nil ? Flags.model : Flags.modelOrBuiltIn
    return [model] + own + rows + [Flags.recursive, Flags.strict, Flags.maxPixels] + Flags.logging
      + [Flags.threads]
  }

  /// What the help of all such verbs says.
  static func note(participle: String) -> String {
    "Results are logged to the store, adlens.sqlite unless --store names another; --no-log leaves "
      + "that out. An image that cannot be read is reported with its reason, and the rest are "
      + "\(participle); the exit code is then 1. Ctrl-C stops, and what was \(participle) by then "
      + "stays in the store; a second Ctrl-C stops at once."
  }

  /// Reads the model and finds the images.
  init(_ invocation: Invocation, task: ModelTask, participle: String) throws {
    try self.init(invocation, name: task.rawValue, participle: participle) { hashing in
      try LoadedModel(invocation, task: task, hashing: hashing)
    }
  }

  /// Finds a model by a rule of the verb's own, and the images.
  ///
  /// - Parameter name: the task in the store.
  init(
    _ invocation: Invocation, name: String, participle: String,
    model: (_ hashing: Bool) throws -> LoadedModel
  ) throws {
    let arguments = invocation.arguments
    self.invocation = invocation
    self.participle = participle
    self.name = name
    let isDocument = arguments.text(Flags.format) == OutputFormat.json.rawValue
    loaded = try model(isDocument || arguments.isOn(Flags.log))
    let inputs = ImageInputs(
      isRecursive: arguments.isOn(Flags.recursive), console: invocation.console)
    paths = try inputs.paths(for: arguments.operands)
  }

  /// Does the work, and says how it went.
  func run(_ task: some ImageTask) throws -> ExitCode {
    // A run that is logged ends with its status in the store.
    if invocation.arguments.store != nil || task.writesFiles { Interrupt.finishGracefully() }
    let log = try ImageLog(invocation, task: task, name: name, model: loaded)
    do {
      return try work(task, log: log)
    } catch is Interrupted {
      log?.end(.interrupted)
      invocation.console.note(
        log == nil ? "Stopped" : "Stopped; the store has what was \(participle) by then")
      return .interrupted
    } catch {
      log?.end(.failed)
      throw error
    }
  }

  /// The user asked to stop.
  private struct Interrupted: Error {}

  private func work<Task: ImageTask>(_ task: Task, log: ImageLog<Task>?) throws -> ExitCode {
    var task = task
    let pool = WorkerPool(threads: min(invocation.arguments.threads, max(paths.count, 2)))
    let workers = try workers(task, pool: pool)
    var writer = RowWriter(
      invocation, columns: task.columns, hasFile: task.writesRowsToFile)
    let progress = ProgressLine(invocation.console)
    defer { progress.clear() }
    var tally = Tally(invocation.console)
    let isLogged = log != nil
    let asked = task
    try OrderedMap(workers.count == 1 ? .serial : pool).run(paths) { path, worker in
      Result {
        if Interrupt.isRequested { throw Interrupted() }
        return try asked.result(for: path, by: workers[worker], isLogged: isLogged)
      }
    } emit: { result in
      let image = try result.get()
      if image.isFailure { progress.clear() }
      for row in task.rows(for: image.row, position: tally.done + tally.failed) {
        writer.append(row)
      }
      tally.count(image.row)
      try log?.add(image)
      progress.update("\(grouped(tally.done + tally.failed)) of \(grouped(paths.count)) images")
    }
    progress.clear()
    try log?.finish()
    if writer.format == .json {
      writer.head = ["model": ["path": .string(loaded.path), "sha256": .string(loaded.sha256)]]
    }
    try writer.finish(summary: task.summary)
    return tally.finish()
  }

  /// One model that all threads help for a single image, else one for each thread.
  private func workers<Task: ImageTask>(
    _ task: Task, pool: WorkerPool
  ) throws -> Lanes<Task.Worker> {
    let first = try task.worker(pool: paths.count == 1 ? pool : .serial)
    var all = [first]
    while paths.count > 1, all.count < pool.threads { all.append(try task.sibling(of: first)) }
    return Lanes(all)
  }
}
