#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Questions to the file system, and folders.
public enum FileSystem {
  /// Whether anything is at the path; symbolic links are followed.
  public static func exists(_ path: String) -> Bool { status(path) != nil }

  /// Whether a folder is at the path.
  public static func isDirectory(_ path: String) -> Bool { status(path)?.isDirectory ?? false }

  /// Whether a regular file is at the path.
  public static func isRegularFile(_ path: String) -> Bool { status(path)?.isRegularFile ?? false }

  /// Whether the path itself is a symbolic link, whatever it leads to.
  public static func isSymbolicLink(_ path: String) -> Bool {
    status(path, followingLinks: false)?.isSymbolicLink ?? false
  }

  /// Whether this process may write there.
  public static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

  /// The bytes of a file.
  public static func size(of path: String) throws(FileError) -> Int {
    guard let status = status(path) else { throw .reading(path, code: errno) }
    return Int(status.st_size)
  }

  /// Creates a folder and those above it; one that is there already is fine.
  public static func createDirectory(_ path: String) throws(FileError) {
    if isDirectory(path) { return }
    let parent = Path.parent(of: path)
    if parent != path, !isDirectory(parent) { try createDirectory(parent) }
    if mkdir(path, 0o777) == 0 { return }
    let code = errno
    // Another process may have been quicker.
    if code != EEXIST || !isDirectory(path) { throw .writing(path, code: code) }
  }

  /// Creates a folder that must not exist yet; `false` when something is there already.
  ///
  /// The folders above are created too. Of several processes that try, one gets `true`.
  public static func createNewDirectory(_ path: String) throws(FileError) -> Bool {
    try createDirectory(Path.parent(of: path))
    if mkdir(path, 0o777) == 0 { return true }
    let code = errno
    if code == EEXIST { return false }
    throw .writing(path, code: code)
  }

  /// The names in a folder, hidden ones too, in byte order (the same in every language setting).
  public static func list(_ directory: String) throws(FileError) -> [String] {
    guard let stream = opendir(directory) else { throw .reading(directory, code: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
      let bytes = UnsafeRawPointer(entry).advanced(by: offset)
      let name = String(cString: bytes.assumingMemoryBound(to: CChar.self))
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted(by: isOrderedBefore)
  }

  /// Removes a file, or an empty folder; one that is not there is fine.
  public static func remove(_ path: String) throws(FileError) {
    if unlink(path) == 0 || errno == ENOENT || rmdir(path) == 0 { return }
    throw .writing(path, code: errno)
  }

  /// Gives a file or folder another name; a file, or an empty folder, of that name is replaced.
  public static func move(_ path: String, to target: String) throws(FileError) {
    if rename(path, target) != 0 { throw .writing(target, code: errno) }
  }

  /// The working directory.
  public static var currentDirectory: String {
    guard let bytes = getcwd(nil, 0) else { return "." }
    defer { free(bytes) }
    return String(cString: bytes)
  }

  /// The path from the root, with links resolved; `nil` when nothing is there.
  public static func resolved(_ path: String) -> String? {
    guard let bytes = realpath(path, nil) else { return nil }
    defer { free(bytes) }
    return String(cString: bytes)
  }

  /// Byte order of names, which no language setting changes.
  public static func isOrderedBefore(_ first: String, _ second: String) -> Bool {
    first.utf8.lexicographicallyPrecedes(second.utf8)
  }

  /// The system's record of a path, or `nil` with `errno` set.
  static func status(_ path: String, followingLinks: Bool = true) -> stat? {
    if path.utf8.contains(0) {
      errno = ENOENT
      return nil
    }
    var record = stat()
    let code = followingLinks ? stat(path, &record) : lstat(path, &record)
    return code == 0 ? record : nil
  }
}
