import FileFormats

/// Lists the images of labeled folders: `DIR/class/*` or `DIR/{train,val,test}/class/*`.
///
/// Everything below a class folder belongs to the class. Hidden entries are skipped; links are
/// reported and not followed unless asked. Nothing is opened here.
struct FolderReader {
  private let root: String
  private let options: DatasetOptions

  private var candidates: [Candidate] = []
  private var classNames: Set<String> = []
  private var problems: [DataProblem] = []

  /// The folders being walked, links resolved, so that a link to one of them does not lead around
  /// for ever; kept only while links are followed.
  private var above: [String] = []

  private init(root: String, options: DatasetOptions) {
    self.root = root
    self.options = options
    if options.followsSymbolicLinks { above = [FileSystem.resolved(root) ?? root] }
  }

  /// The images of the folder `root`.
  static func listing(_ root: String, _ options: DatasetOptions) throws(DatasetError) -> Listing {
    var reader = FolderReader(root: root, options: options)
    return try reader.listing()
  }

  /// One visible entry of a folder.
  private struct Entry {
    let name: String
    let isFolder: Bool
  }

  private mutating func listing() throws(DatasetError) -> Listing {
    let entries: [Entry]
    do throws(FileError) {
      entries = try visibleEntries(of: "")
    } catch {
      throw .unreadable(error)
    }
    guard !entries.isEmpty || !problems.isEmpty else { throw .empty(path: root) }
    let splits = splitFolders(among: entries.filter(\.isFolder).map(\.name))
    for entry in entries {
      if !entry.isFolder {
        reportStray(entry.name)
      } else if splits.isEmpty {
        enter(entry.name, names: [entry.name], split: nil)
      } else if splits.contains(entry.name), let split = Split(named: entry.name) {
        walkClasses(entry.name, names: [], split: split)
      } else {
        problems.append(
          DataProblem(
            path: entry.name, code: .outsideClasses,
            message: "lies beside \(splits.joined(separator: " and ")), so it is not used"))
      }
    }
    guard !candidates.isEmpty || !classNames.isEmpty else {
      let strays = problems.count { $0.code == .outsideClasses }
      throw .noClassFolders(path: root, images: strays, classDepth: options.classDepth)
    }
    return Listing(
      kind: !splits.isEmpty ? .splitFolders : .folder,
      classNames: classNames.sorted(by: FileSystem.isOrderedBefore),
      candidates: candidates, problems: problems)
  }

  /// The folders that are sides of a split; none where the folders are classes.
  ///
  /// One class may well be called `train`, beside `bus` and `car`: so all folders must be named like
  /// sides, or at least two different sides must be there. And a side holds folders, no images.
  private func splitFolders(among folders: [String]) -> [String] {
    let named = folders.filter { Split(named: $0) != nil }
    let sides = Set(named.compactMap(Split.init(named:)))
    guard named.allSatisfy(holdsFolders), named.count == folders.count || sides.count > 1
    else { return [] }
    return named
  }

  /// Whether a folder holds folders, or nothing at all.
  private func holdsFolders(_ folder: String) -> Bool {
    let path = Path.join(root, folder)
    let names = ((try? FileSystem.list(path)) ?? []).filter { !$0.hasPrefix(".") }
    return names.isEmpty || names.contains { FileSystem.isDirectory(Path.join(path, $0)) }
  }

  /// Lists the class folders in `folder`, whose class names begin with `names`.
  private mutating func walkClasses(_ folder: String, names: [String], split: Split?) {
    forEachEntry(of: folder) { reader, entry in
      let path = Path.join(folder, entry.name)
      if entry.isFolder {
        reader.enter(path, names: names + [entry.name], split: split)
      } else {
        reader.reportStray(path)
      }
    }
  }

  /// Goes on in a folder: to its classes while the name is not deep enough, else to its images.
  private mutating func enter(_ folder: String, names: [String], split: Split?) {
    guard names.count >= options.classDepth else {
      return walkClasses(folder, names: names, split: split)
    }
    let className = names.joined(separator: "/")
    classNames.insert(className)
    walkImages(folder, className: className, split: split)
  }

  private mutating func walkImages(_ folder: String, className: String, split: Split?) {
    forEachEntry(of: folder) { reader, entry in
      let path = Path.join(folder, entry.name)
      if entry.isFolder {
        reader.walkImages(path, className: className, split: split)
      } else {
        reader.candidates.append(
          Candidate(
            path: path, file: Path.join(reader.root, path), className: className, split: split))
      }
    }
  }

  /// Reports an image that lies in no class folder; other files there (a licence) are no one's
  /// mistake.
  private mutating func reportStray(_ path: String) {
    guard ImageVerifier.looksLikeImage(Path.join(root, path)) else { return }
    problems.append(
      DataProblem(
        path: path, code: .outsideClasses,
        message: "lies in no class folder; move it into one to use it"))
  }

  /// The entries of a folder; a folder that cannot be listed is reported and counts as empty.
  private mutating func entriesOrProblem(of folder: String) -> [Entry] {
    do throws(FileError) {
      return try visibleEntries(of: folder)
    } catch {
      problems.append(DataProblem(path: folder, code: .unreadable, message: error.reason))
      return []
    }
  }

  /// The entries that are not hidden, in byte order, without links unless these are followed.
  private mutating func visibleEntries(of folder: String) throws(FileError) -> [Entry] {
    let path = folder.isEmpty ? root : Path.join(root, folder)
    var entries: [Entry] = []
    for name in try FileSystem.list(path) where !name.hasPrefix(".") {
      let entry = Path.join(path, name)
      if !options.followsSymbolicLinks && FileSystem.isSymbolicLink(entry) {
        problems.append(
          DataProblem(
            path: Path.join(folder, name), code: .symbolicLink,
            message: "is a symbolic link, which is not followed"))
        continue
      }
      entries.append(Entry(name: name, isFolder: FileSystem.isDirectory(entry)))
    }
    return entries
  }

  /// Calls `body` for each entry of a folder, unless a link has led back to a folder above it.
  private mutating func forEachEntry(
    of folder: String, _ body: (inout FolderReader, Entry) -> Void
  ) {
    if options.followsSymbolicLinks {
      let place = FileSystem.resolved(Path.join(root, folder)) ?? folder
      guard !above.contains(place) else {
        problems.append(
          DataProblem(
            path: folder, code: .symbolicLink,
            message: "links to a folder it lies in, so it is not followed"))
        return
      }
      above.append(place)
    }
    for entry in entriesOrProblem(of: folder) { body(&self, entry) }
    if options.followsSymbolicLinks { above.removeLast() }
  }
}
