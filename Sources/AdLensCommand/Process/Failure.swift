import AdLens

/// Turns an error into its message and exit code, for the whole command.
enum Failure {
  /// One line: the thing, the reason, the next step.
  static func message(of error: any Error) -> String {
    exitCode(of: error) == .bug
      ? "\(error); this is a bug of adlens, please report it with the command line"
      : String(describing: error)
  }

  /// The exit code that tells a script what kind of failure it was.
  static func exitCode(of error: any Error) -> ExitCode {
    switch error {
    case is UsageError, is InstructionSetError: .usage
    case let error as TrainingRunError: exitCode(of: error)
    case let error as EvaluationError: exitCode(of: error)
    case let error as DatasetError: exitCode(of: error)
    case is ImageError, is InputError, is FileError, is ImageEncodingError, is BaselineError,
      is AnnotationError:
      .data
    case let error as SyntheticError: exitCode(of: error)
    case let error as CampaignImportFailure: exitCode(of: error)
    case let error as ClickTrainingError: exitCode(of: error)
    case let error as ComparisonFailure: exitCode(of: error)
    case let error as StoreExport.Failure: exitCode(of: error)
    case is FontError: .data
    case is ModelLocatorError, is ModelError, is NetworkError: .model
    case let error as StoreError: error.kind == .refused ? .bug : .store
    default: .bug
    }
  }

  private static func exitCode(of error: TrainingRunError) -> ExitCode {
    switch error {
    case .setting, .unusedSetting, .unknownArchitecture, .architecture, .network, .invalidName,
      .noFreeName, .unknownRun, .ambiguousRun, .alreadyFinished:
      .usage
    case .data(let error): exitCode(of: error)
    case .annotations, .noUsableImages, .file, .training, .checkpoint, .notARun, .arguments, .inUse,
      .picture:
      .data
    case .evaluation(let error): exitCode(of: error)
    case .model, .pretrainedMismatch: .model
    case .store(let error): exitCode(of: error)
    }
  }

  private static func exitCode(of error: ClickTrainingError) -> ExitCode {
    switch error {
    case .data(.store(let error)), .store(let error): exitCode(of: error)
    case .data(.unknown): .usage
    case .data, .learning, .noImages, .noMoney, .currencies: .data
    case .model: .model
    case .run(let error): exitCode(of: error)
    case .interrupted: .interrupted
    }
  }

  private static func exitCode(of error: EvaluationError) -> ExitCode {
    switch error {
    case .data(let error): exitCode(of: error)
    case .model, .network: .model
    case .annotations, .batch, .noImages: .data
    }
  }

  private static func exitCode(of error: CampaignImportFailure) -> ExitCode {
    if case .store(let error) = error { exitCode(of: error) } else { .data }
  }

  private static func exitCode(of error: ComparisonFailure) -> ExitCode {
    switch error {
    case .unknown, .question: .usage
    case .data: .data
    case .store(let error): exitCode(of: error)
    }
  }

  private static func exitCode(of error: StoreExport.Failure) -> ExitCode {
    switch error {
    case .inUse: .usage
    case .store(let error): exitCode(of: error)
    case .file: .data
    }
  }

  private static func exitCode(of error: SyntheticError) -> ExitCode {
    if case .inUse = error { .usage } else { .data }
  }

  private static func exitCode(of error: DatasetError) -> ExitCode {
    if case .unknownClass = error { .model } else { .data }
  }
}
