/// The files of one training run.
///
/// `args.json` and `split.csv` come first: with them alone a run can start over. The checkpoint is
/// what a resume continues from; everything else is derived from it and written again when missing.
public struct RunDirectory: Hashable, Sendable {
  /// The path of the folder.
  public let path: String

  /// The name of the run: the folder's.
  public var name: String { Path.name(of: path) }

  /// The settings of the run.
  public var arguments: String { file("args.json") }

  /// What the run was made of and how it ended: data, environment, hashes of the results.
  public var manifest: String { file("manifest.json") }

  /// Which image is on which side, with its hash.
  public var split: String { file("split.csv") }

  /// One row an epoch.
  public var results: String { file("results.csv") }

  /// The figures of the model that counts.
  public var metrics: String { file("metrics.json") }

  /// What the model says about each validation and test image.
  public var predictions: String { file("predictions.csv") }

  /// The page about the run.
  public var report: String { file("report.html") }

  /// What a resume continues from.
  public var checkpoint: String { file("checkpoint.safetensors") }

  /// The folder of the model files.
  public var weights: String { file("weights") }

  /// The model of the epoch that counts.
  public var best: String { file("weights/best.safetensors") }

  /// The model of the last finished epoch.
  public var last: String { file("weights/last.safetensors") }

  /// A folder that is there already.
  public init(path: String) { self.path = path }

  /// Another file of the folder.
  public func file(_ name: String) -> String { Path.join(path, name) }

  /// Makes the folder of a new run; a name that is taken gets the next free number.
  public static func create(
    named name: String, in parent: String
  ) throws(TrainingRunError) -> RunDirectory {
    guard isUsable(name) else { throw .invalidName(name) }
    do throws(FileError) {
      for number in 1...Self.numberLimit {
        let path = Path.join(parent, number == 1 ? name : "\(name)-\(number)")
        guard try FileSystem.createNewDirectory(path) else { continue }
        let run = RunDirectory(path: path)
        try FileSystem.createDirectory(run.weights)
        return run
      }
    } catch {
      throw .file(error)
    }
    throw .noFreeName(Path.join(parent, name))
  }

  /// Finds the run that a user names by its path or by its name in one of some folders of runs.
  ///
  /// A folder that is no run, such as the data the run is named after, does not hide a run.
  public static func find(
    _ nameOrPath: String, in parents: [String]
  ) throws(TrainingRunError) -> RunDirectory {
    let candidates = [nameOrPath] + parents.map { Path.join($0, nameOrPath) }
    let folders = candidates.filter(FileSystem.isDirectory)
      .map { RunDirectory(path: trimmed($0)) }
    let runs = folders.filter { FileSystem.exists($0.arguments) }
    // A path names one run; a name may be that of runs of several tasks.
    if let run = runs.first, run.path == trimmed(nameOrPath) || runs.count == 1 { return run }
    if runs.count > 1 { throw .ambiguousRun(nameOrPath, runs: runs.map(\.path)) }
    if let folder = folders.first { throw .notARun(folder.path) }
    let names = parents.flatMap { parent in
      ((try? FileSystem.list(parent)) ?? []).filter {
        FileSystem.exists(RunDirectory(path: Path.join(parent, $0)).arguments)
      }
    }
    throw .unknownRun(nameOrPath, nearest: Suggestion.nearest(to: nameOrPath, among: names))
  }

  /// The name a run gets from the path of its data.
  public static func defaultName(for data: String) -> String {
    let name = Path.name(of: FileSystem.resolved(data) ?? data)
    let stem = FileSystem.isDirectory(data) ? name : Path.stem(of: name)
    let allowed = stem.unicodeScalars.map { scalar -> Character in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "-_.".contains(Character(scalar))
        ? Character(scalar) : "-"
    }
    let usable = String(allowed.drop { $0 == "." || $0 == "-" }.prefix(60))
    return isUsable(usable) ? usable : "run"
  }

  /// More runs of one name than anybody keeps.
  private static let numberLimit = 100_000

  /// Whether a name is one word of a path that does not hide.
  private static func isUsable(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix(".") && !name.utf8.contains(UInt8(ascii: "/"))
      && !name.utf8.contains(0) && name.utf8.count <= 200
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    return path
  }
}
