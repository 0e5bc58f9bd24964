/// Finds the weights that a word on the command line stands for.
public enum ModelLocator {
  /// The folder that runs are written to, relative to the working directory.
  public static let runsFolder = "runs"

  /// The file of the best epoch in a run directory.
  public static let bestWeights = "weights/best.safetensors"

  /// The contents of a model file, or of a model that comes with AdLens where no file has its name.
  ///
  /// - Parameters:
  ///   - path: what `path(for:)` gave.
  ///   - limit: the most bytes that are read.
  public static func bytes(at path: String, limit: Int = .max) throws(FileError) -> [UInt8] {
    // A folder of that name is no model either.
    if !FileSystem.exists(path) || FileSystem.isDirectory(path),
      let model = BuiltInModel(rawValue: path)
    {
      return model.bytes
    }
    return try FileReader.bytes(at: path, limit: limit)
  }

  /// The path of a model file: `word` itself if it is a file or the name of a model that comes with AdLens, the
  /// best weights if it is a run directory or the name of a run.
  ///
  /// A folder without weights, such as the data that a run is named after, does not hide a run.
  ///
  /// - Throws: `ModelLocatorError` when nothing of that name has weights.
  public static func path(for word: String) throws(ModelLocatorError) -> String {
    if FileSystem.isRegularFile(word) { return word }
    let own = Path.join(word, bestWeights)
    if FileSystem.exists(own) { return own }
    let directories = runDirectories()
    let matches = directories.filter { Path.name(of: $0) == word }
    if matches.count > 1 { throw .ambiguous(name: word, runs: matches) }
    if let run = matches.first {
      let best = Path.join(run, bestWeights)
      if FileSystem.exists(best) { return best }
      throw .noWeights(run: run)
    }
    if FileSystem.exists(Path.join(word, "args.json")) { throw .noWeights(run: word) }
    // A pipe or a device: reading it tells what is wrong.
    if FileSystem.exists(word), !FileSystem.isDirectory(word) { return word }
    if BuiltInModel(rawValue: word) != nil { return word }
    let names = directories.map(Path.name) + BuiltInModel.allCases.map(\.rawValue)
    throw .missing(word: word, nearest: Suggestion.nearest(to: word, among: names))
  }

  /// The directories `runs/<task>/<name>` below the working directory, in byte order.
  public static func runDirectories() -> [String] {
    folders(in: runsFolder).flatMap(folders)
  }

  private static func folders(in folder: String) -> [String] {
    let names = (try? FileSystem.list(folder)) ?? []
    return names.map { Path.join(folder, $0) }.filter(FileSystem.isDirectory)
  }
}
