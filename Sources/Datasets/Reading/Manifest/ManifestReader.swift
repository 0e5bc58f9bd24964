import FileFormats

/// Lists the rows of a CSV manifest: `path,label[,split,family,campaign]`.
///
/// Relative paths must stay in the manifest's folder, absolute ones in `DatasetOptions.root`; links
/// are resolved before that is judged. A row that cannot be used is a problem, not an error.
struct ManifestReader {
  private let manifest: String
  private let folder: String
  private let allowedFolder: String?
  private let root: String?
  private var seen: [String: String] = [:]
  private var problems: [DataProblem] = []

  private init(_ manifest: String, _ options: DatasetOptions) {
    self.manifest = manifest
    folder = Path.parent(of: manifest)
    allowedFolder = FileSystem.resolved(folder)
    root = options.root.flatMap(FileSystem.resolved)
  }

  /// The rows of the manifest at `path`.
  static func listing(_ path: String, _ options: DatasetOptions) throws(DatasetError) -> Listing {
    var reader = ManifestReader(path, options)
    return try reader.listing()
  }

  private mutating func listing() throws(DatasetError) -> Listing {
    let table = try table()
    let columns = try ManifestColumns(header: table.header, manifest: manifest)
    guard !table.rows.isEmpty else { throw .noRows(path: manifest) }
    var candidates = table.rows.compactMap { candidate($0, columns) }
    if columns.family == nil { Self.useCampaignsAsFamilies(&candidates) }
    let names = Set(candidates.map(\.className)).sorted(by: FileSystem.isOrderedBefore)
    reportJoinedLabels(among: names)
    return Listing(
      kind: .manifest, classNames: names, candidates: candidates, problems: problems)
  }

  private func table() throws(DatasetError) -> CSVTable {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.bytes(at: manifest)
    } catch {
      throw .unreadable(error)
    }
    guard !bytes.isEmpty else {
      throw .malformedManifest(
        path: manifest,
        reason: "nothing in it; write the header path,label and one row for each image")
    }
    do throws(CSVError) {
      return try CSVTable(bytes)
    } catch {
      throw .malformedManifest(path: manifest, reason: error.description)
    }
  }

  /// Reports, once, labels such as `food|sale` in a table that has `food` and `sale` too: several
  /// labels of an image were meant, but each image has one class.
  private mutating func reportJoinedLabels(among names: [String]) {
    func folded(_ name: some StringProtocol) -> String { String(name.filter { !$0.isWhitespace }) }
    let known = Set(names.map { folded($0) })
    let joined = names.filter { name in
      let parts = name.split(omittingEmptySubsequences: false) { $0 == "|" || $0 == ";" }
      return parts.count > 1 && parts.allSatisfy { known.contains(folded($0)) }
    }
    guard let first = joined.first else { return }
    let more = joined.count - 1
    let others =
      more == 0
      ? "" : ", and so \(more == 1 ? "is 1 more such label" : "are \(more) more such labels")"
    problems.append(
      DataProblem(
        path: Path.name(of: manifest), code: .joinedLabels,
        message: "the label \(quoted(first)) joins other labels but is read as a class of its own"
          + "\(others); give each row one label"))
  }

  /// Creatives of one campaign resemble each other, so without families they stay together; one
  /// campaign for all says nothing.
  private static func useCampaignsAsFamilies(_ candidates: inout [Candidate]) {
    guard Set(candidates.map(\.campaign)).count > 1 else { return }
    for index in candidates.indices { candidates[index].family = candidates[index].campaign }
  }

  /// The sample that a row claims, or `nil` with a problem reported.
  private mutating func candidate(_ row: CSVTable.Row, _ columns: ManifestColumns) -> Candidate? {
    func cell(_ column: Int?) -> String? {
      guard let column, !row[column].isEmpty else { return nil }
      return row[column]
    }
    guard let path = cell(columns.path), let label = cell(columns.label) else {
      report(row, .malformed, "has no \(cell(columns.path) == nil ? "path" : "label")")
      return nil
    }
    var split: Split?
    if let word = cell(columns.split) {
      split = Split(named: word)
      if split == nil {
        report(row, .malformed, "the split \(quoted(word)) is none of train, val, test")
        return nil
      }
    }
    guard let file = file(path, row) else { return nil }
    // The same file under another label is left for the check of labels by content.
    if seen.updateValue(label, forKey: file) == label {
      report(row, .repeated, "repeats \(path) with the same label")
      return nil
    }
    return Candidate(
      path: path, file: file, className: label, split: split, family: cell(columns.family),
      campaign: cell(columns.campaign))
  }

  /// Where the file of a row lies, or `nil` with a problem reported.
  private mutating func file(_ path: String, _ row: CSVTable.Row) -> String? {
    let isAbsolute = path.hasPrefix("/")
    if isAbsolute && root == nil {
      report(row, .outsideFolder, "\(path) is absolute; name the folder it may lie in with --root")
      return nil
    }
    let place = isAbsolute ? path : Path.join(folder, path)
    guard let resolved = FileSystem.resolved(place) else {
      report(row, .missing, "\(path) does not exist")
      return nil
    }
    guard let allowed = isAbsolute ? root : allowedFolder,
      resolved.hasPrefix(allowed == "/" ? "/" : allowed + "/")
    else {
      report(
        row, .outsideFolder,
        "\(path) leads out of \(isAbsolute ? "the --root folder" : "the manifest's folder")")
      return nil
    }
    return resolved
  }

  private mutating func report(_ row: CSVTable.Row, _ code: DataProblem.Code, _ message: String) {
    problems.append(
      DataProblem(
        path: "\(Path.name(of: manifest)):\(row.line)", code: code,
        message: message + "; the row is left out"))
  }
}
