#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension FileSystem {
  /// The paths of all regular files under a folder, each as `directory/…`, in byte order of names.
  ///
  /// Links to files count as files. Links to folders are entered after all other folders, and no
  /// folder is entered twice, however many links lead to it.
  ///
  /// - Parameters:
  ///   - directory: where to start.
  ///   - skippingHidden: leaves out names that start with a dot, and folders with such a name.
  ///   - isRecursive: whether folders inside are entered.
  ///   - onUnreadable: called for each folder that cannot be listed, each link that leads to nothing,
  ///     and each pipe, socket or device; these are then left out.
  /// - Throws: `FileError` when `directory` itself cannot be listed.
  public static func walk(
    _ directory: String, skippingHidden: Bool = true, isRecursive: Bool = true,
    onUnreadable: (FileError) -> Void = { _ in }
  ) throws(FileError) -> [String] {
    var walk = Walk(skippingHidden: skippingHidden, isRecursive: isRecursive)
    try walk.enter(directory, onUnreadable)
    walk.followLinks(onUnreadable)
    return walk.paths
  }
}

/// What a walk through folders has found so far.
private struct Walk {
  let skippingHidden: Bool
  let isRecursive: Bool

  /// The regular files.
  private(set) var paths: [String] = []

  /// The folders that were entered: links could lead to one of them again and again.
  private var entered: Set<FileIdentity> = []

  /// The links to folders, still to be followed.
  private var links: [String] = []

  init(skippingHidden: Bool, isRecursive: Bool) {
    self.skippingHidden = skippingHidden
    self.isRecursive = isRecursive
  }

  /// Takes in the entries of a folder and of those below it, unless it was entered before.
  mutating func enter(
    _ folder: String, _ onUnreadable: (FileError) -> Void
  ) throws(FileError) {
    let names = try FileSystem.list(folder)
    guard let status = FileSystem.status(folder), entered.insert(FileIdentity(status)).inserted
    else { return }
    for name in names where !(skippingHidden && name.hasPrefix(".")) {
      do {
        try take(Path.join(folder, name), onUnreadable)
      } catch {
        onUnreadable(error)
      }
    }
  }

  /// Enters the folders that links lead to, among them those of links found on the way.
  mutating func followLinks(_ onUnreadable: (FileError) -> Void) {
    var next = 0
    while next < links.count {
      do {
        try enter(links[next], onUnreadable)
      } catch {
        onUnreadable(error)
      }
      next += 1
    }
  }

  private mutating func take(
    _ path: String, _ onUnreadable: (FileError) -> Void
  ) throws(FileError) {
    guard let status = FileSystem.status(path) else { throw .reading(path, code: errno) }
    if status.isRegularFile {
      paths.append(path)
    } else if !status.isDirectory {
      throw .notAFile(path: path)
    } else if isRecursive {
      guard FileSystem.isSymbolicLink(path) else { return try enter(path, onUnreadable) }
      links.append(path)
    }
  }
}

/// What makes two paths the same folder.
private struct FileIdentity: Hashable {
  /// The device that holds it.
  let device: UInt64

  /// Its number there.
  let number: UInt64

  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }
}
