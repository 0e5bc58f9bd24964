import FileFormats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where fonts are installed.
public enum SystemFonts {
  /// The folders that Linux and macOS keep fonts in, and those of the user.
  public static var directories: [String] {
    var folders = [
      "/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts",
    ]
    if let home = getenv("HOME").map({ String(cString: $0) }), !home.isEmpty {
      folders += [".fonts", ".local/share/fonts", "Library/Fonts"].map { Path.join(home, $0) }
    }
    return folders
  }

  /// The TrueType and OpenType files of some folders, in byte order of their file names.
  ///
  /// Folders that are not there, or cannot be read, add nothing. The order does not depend on where
  /// the folders are.
  public static func paths(in directories: [String] = directories) -> [String] {
    let kinds: Set<String> = ["ttf", "otf", "ttc", "otc"]
    let found = directories.flatMap { (try? FileSystem.walk($0)) ?? [] }
      .filter { kinds.contains(Path.fileExtension(of: $0)) }
    return found.map { (name: Path.name(of: $0), path: $0) }
      .sorted { FileSystem.isOrderedBefore($0.name + "\0" + $0.path, $1.name + "\0" + $1.path) }
      .map(\.path)
  }

  /// A plain face for labels: DejaVu Sans, Liberation Sans, Helvetica or Arial if there is one, else the
  /// first font that opens and has Latin letters.
  ///
  /// - Throws: `FontError.noneFound`.
  public static func label() throws(FontError) -> FontFace {
    let paths = paths()
    let plain = ["dejavusans", "liberationsans-regular", "notosans-regular", "helvetica", "arial"]
    let wanted = plain.compactMap { name in
      paths.first { Path.stem(of: $0).lowercased() == name }
    }
    for path in wanted + paths {
      if let face = try? FontFace(path: path), face.covers("Ag019 %") { return face }
    }
    throw .noneFound(directories: directories)
  }
}
