/// The words of a path, by text alone: nothing is looked up.
public enum Path {
  /// `directory/name`; an absolute name stands alone, and "." or "" add nothing.
  public static func join(_ directory: String, _ name: String) -> String {
    if directory.isEmpty || directory == "." || name.hasPrefix("/") { return name }
    return directory.hasSuffix("/") ? directory + name : directory + "/" + name
  }

  /// The last word: `b.png` of `a/b.png`; trailing slashes do not count.
  public static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The last word without its extension: `b` of `a/b.png`.
  public static func stem(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// The extension in small letters without its dot: `png` of `a/B.PNG`; empty when there is none.
  public static func fileExtension(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// The folder: `a` of `a/b.png`, `.` of `b.png`, `/` of `/b.png`.
  public static func parent(of path: String) -> String {
    var trimmed = path[...]
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    guard let slash = trimmed.lastIndex(of: "/") else { return "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }

  /// The words from the root to a path, which starts at `directory` unless it is absolute; `.` and `..` are
  /// followed by text alone.
  public static func words(of path: String, in directory: String) -> [Substring] {
    var words: [Substring] = []
    for word in join(directory, path).split(separator: "/") where word != "." {
      if word == ".." { _ = words.popLast() } else { words.append(word) }
    }
    return words
  }
}
