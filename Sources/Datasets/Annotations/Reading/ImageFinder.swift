import FileFormats

/// Finds the files that annotations name, in the folders of the data only.
struct ImageFinder {
  /// Where a named image is.
  enum Place {
    case file(String)
    case missing
    case outside
  }

  private let folders: [String]
  private let roots: [String]

  /// Looks in `folders`, in this order; the files must lie under one of `roots`.
  init(folders: [String], roots: [String]) {
    var seen: Set<String> = []
    self.folders = folders.filter { seen.insert($0).inserted }
    self.roots = roots.compactMap(FileSystem.resolved)
  }

  /// The file of a name; of a name from another machine, as of `C:\ads\a.jpg`, the last word counts.
  func find(_ name: String) -> Place {
    let plain = String(name.map { $0 == "\\" ? "/" : $0 })
    let isRelative = !plain.hasPrefix("/") && !plain.isEmpty
    var isOutside = false
    for name in (isRelative ? [plain] : []) + [Path.name(of: plain)] {
      for folder in folders {
        let path = Path.join(folder, name)
        guard FileSystem.isRegularFile(path), let resolved = FileSystem.resolved(path)
        else { continue }
        if roots.contains(where: { resolved.hasPrefix($0 == "/" ? "/" : $0 + "/") }) {
          return .file(path)
        }
        isOutside = true
      }
    }
    return isOutside ? .outside : .missing
  }
}
