/// Why a run cannot start, continue or finish.
public enum TrainingRunError: Error, Sendable {
  /// The data cannot be used.
  case data(DatasetError)

  /// The boxes of the data cannot be used.
  case annotations(AnnotationError)

  /// An option that the task has no use for.
  case unusedSetting(name: String, task: ModelTask)

  /// Not one annotated image can be opened; `reason` is the first problem.
  case noUsableImages(path: String, reason: String)

  /// A file cannot be read or written; a full disk is one of them.
  case file(FileError)

  /// A setting is outside its range.
  case setting(name: String, value: String, expected: String)

  /// No architecture has this name.
  case unknownArchitecture(String, known: [String], nearest: String?)

  /// The architecture cannot be made for this data.
  case architecture(ArchitectureError)

  /// The network and the data do not fit together.
  case network(NetworkError)

  /// The pretrained model cannot be used.
  case model(ModelError)

  /// The pretrained model is of another architecture, or has changed; `next` says what to do.
  case pretrainedMismatch(path: String, reason: String, next: String)

  /// Training cannot go on.
  case training(TrainingError)

  /// The checkpoint cannot be used.
  case checkpoint(CheckpointError)

  /// The name of a run would be no single folder.
  case invalidName(String)

  /// Every numbered name is taken.
  case noFreeName(String)

  /// No run has this name or path.
  case unknownRun(String, nearest: String?)

  /// Runs of several tasks have this name.
  case ambiguousRun(String, runs: [String])

  /// The folder is not that of a run.
  case notARun(String)

  /// `args.json` cannot be understood.
  case arguments(path: String, reason: String)

  /// Every epoch is done; more can be asked for.
  case alreadyFinished(run: String, epochs: Int)

  /// Another process is training this run.
  case inUse(run: String)

  /// The trained model cannot be measured.
  case evaluation(EvaluationError)

  /// A picture of the run cannot be drawn.
  case picture(reason: String)

  /// The store cannot be used.
  case store(StoreError)
}

extension TrainingRunError: CustomStringConvertible {
  /// One line: the thing, the reason, the next step.
  public var description: String {
    switch self {
    case .data(let error): error.description
    case .annotations(let error): error.description
    case .unusedSetting(let name, let task):
      "--\(name): has no meaning for --task \(task.rawValue); leave it out"
    case .noUsableImages(let path, let reason):
      "\(path): no annotated image can be used; the first problem: \(reason)"
    case .file(let error): error.description
    case .setting(let name, let value, let expected):
      "--\(name): \(value) is not possible; give \(expected)"
    case .unknownArchitecture(let name, let known, let nearest):
      "--arch: there is no architecture \"\(name)\" among \(known.joined(separator: ", "))"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "; choose one of them")
    case .architecture(let error): "--arch: \(error); choose another architecture"
    case .network(let error): "--arch: \(error); choose another architecture or --imgsz"
    case .model(let error): error.description
    case .pretrainedMismatch(let path, let reason, let next): "\(path): \(reason); \(next)"
    case .training(let error): error.description
    case .checkpoint(let error): error.description
    case .invalidName(let name):
      "--name: \"\(name)\" cannot name a folder; use letters, digits, - and _"
    case .noFreeName(let path):
      "\(path): every numbered name is taken; remove old runs or choose another --name"
    case .unknownRun(let name, let nearest):
      "\(name): no such run"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "; give the path of a run directory")
    case .ambiguousRun(let name, let runs):
      "\(name): is the name of several runs; give one of \(runs.joined(separator: ", "))"
    case .notARun(let path):
      "\(path): is not a run, it has no args.json; give the path of a run directory"
    case .arguments(let path, let reason):
      "\(path): \(reason); restore the file or start a new run"
    case .alreadyFinished(let run, let epochs):
      "\(run): the run is finished after \(epochs) epochs; add --epochs with a larger number to"
        + " extend it"
    case .evaluation(let error): error.description
    case .picture(let reason):
      "a picture of the run cannot be written: \(reason); free some memory and resume the run"
    case .store(let error): error.description
    case .inUse(let run):
      "\(run): another process is training this run; wait for it or stop it"
    }
  }
}
