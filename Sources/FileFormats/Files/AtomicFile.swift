import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes files so that a reader, a crash or a power cut sees the old contents or the new ones.
///
/// The bytes go to `.NAME.tmp-PID-N` in the same folder, are forced to the device, and then take
/// the name; the folder is forced too. A symbolic link is kept: the file it names is replaced. A
/// device or a pipe (`/dev/stdout`) is written to directly.
public enum AtomicFile {
  /// Numbers the temporaries of this process.
  private static let counter = Atomic<Int>(0)

  /// The temporaries this process is writing at the moment, so that a sweep leaves them alone.
  private static let active = Mutex<Set<String>>([])

  /// Replaces or creates a file.
  ///
  /// - Parameter isForced: whether to wait until the device has it. Without that a reader or a crash of the
  ///   process still sees all or nothing, but a power cut may lose the file: for one of many files that can
  ///   be made again.
  /// - Throws: `FileError.notWritable`; whatever was at `path` is then unchanged.
  public static func write(
    _ bytes: [UInt8], to path: String, isForced: Bool = true
  ) throws(FileError) {
    var rest: [UInt8]? = bytes
    try write(to: path, isForced: isForced) {
      defer { rest = nil }
      return rest
    }
  }

  /// Replaces or creates a file with bytes that are made piece by piece, for more than memory should hold.
  ///
  /// - Parameters:
  ///   - isForced: as above.
  ///   - next: the next piece, or `nil` after the last.
  /// - Throws: `FileError.notWritable`; whatever was at `path` is then unchanged.
  public static func write(
    to path: String, isForced: Bool = true, _ next: () -> [UInt8]?
  ) throws(FileError) {
    let target = try resolved(path)
    let existing = FileSystem.status(target)
    if let existing, existing.isDirectory { throw .writing(path, code: EISDIR) }
    if let existing, !existing.isRegularFile {
      return try writeDirectly(to: target, named: path, next)
    }
    while try !replace(target, named: path, existing?.st_mode, isForced, next) {}
    if isForced { synchronizeDirectory(Path.parent(of: target)) }
  }

  /// Replaces or creates a text file in UTF-8.
  public static func write(_ text: String, to path: String) throws(FileError) {
    try write(Array(text.utf8), to: path)
  }

  /// Removes the temporaries that processes which are gone left in a folder.
  public static func sweepTemporaries(in directory: String) {
    guard let names = try? FileSystem.list(directory) else { return }
    for name in names {
      guard let owner = owner(ofTemporary: name) else { continue }
      let path = Path.join(directory, name)
      let isAbandoned =
        owner == getpid()
        ? !active.withLock { $0.contains(path) }
        : kill(owner, 0) != 0 && errno == ESRCH
      if isAbandoned { unlink(path) }
    }
  }

  /// The process that wrote a temporary, or `nil` for any other name.
  static func owner(ofTemporary name: String) -> Int32? {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard name.hasPrefix("."), parts.count >= 3, Int(parts[parts.count - 1]) != nil,
      parts[parts.count - 3].hasSuffix(".tmp"), let owner = Int32(parts[parts.count - 2]), owner > 0
    else { return nil }
    return owner
  }

  /// A name no other writer uses; long names are cut, since the system allows 255 bytes.
  private static func temporaryName(for name: String) -> String {
    let number = counter.add(1, ordering: .relaxed).newValue
    let stem = String(String.UnicodeScalarView(name.unicodeScalars.prefix(50)))
    return ".\(stem).tmp-\(getpid())-\(number)"
  }

  /// The file at the end of a chain of symbolic links, which need not exist.
  private static func resolved(_ path: String) throws(FileError) -> String {
    var target = path
    for _ in 0..<32 {
      guard let status = FileSystem.status(target, followingLinks: false), status.isSymbolicLink
      else { return target }
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
      let count = readlink(target, &buffer, buffer.count - 1)
      guard count >= 0 else { throw .writing(path, code: errno) }
      let link = String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
      target = link.hasPrefix("/") ? link : Path.join(Path.parent(of: target), link)
    }
    throw .writing(path, code: ELOOP)
  }

  /// Writes a temporary and gives it the name of the target; `false` when its own name is taken.
  ///
  /// In a container each run may have the number of the one that was killed before it, and meet the
  /// temporary of that one: the next name is tried then.
  private static func replace(
    _ target: String, named path: String, _ mode: mode_t?, _ isForced: Bool,
    _ next: () -> [UInt8]?
  ) throws(FileError) -> Bool {
    let temporary = Path.join(Path.parent(of: target), temporaryName(for: Path.name(of: target)))
    active.withLock { _ = $0.insert(temporary) }
    defer { active.withLock { _ = $0.remove(temporary) } }
    let number: Int32
    switch FileDescriptor.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW) {
    case .success(let opened): number = opened
    case .failure(let error) where error.code == EEXIST: return false
    case .failure(let error): throw .writing(path, code: error.code)
    }
    let file = FileDescriptor(number)
    do throws(SystemError) {
      try fill(file, mode, isForced, next)
      if rename(temporary, target) != 0 { throw SystemError(code: errno) }
    } catch {
      unlink(temporary)
      throw .writing(path, code: error.code)
    }
    return true
  }

  /// Puts all bytes into a new file, and on the device.
  private static func fill(
    _ file: borrowing FileDescriptor, _ mode: mode_t?, _ isForced: Bool, _ next: () -> [UInt8]?
  ) throws(SystemError) {
    // The replaced file's permissions are kept; a new one gets what the user's mask leaves.
    if let mode { fchmod(file.number, mode & 0o777) }
    var code = write(next, into: file)
    if code == 0, isForced { code = file.synchronize() }
    if code != 0 { throw SystemError(code: code) }
  }

  /// Writes into something that cannot be replaced, such as `/dev/stdout`.
  private static func writeDirectly(
    to target: String, named path: String, _ next: () -> [UInt8]?
  ) throws(FileError) {
    let number: Int32
    switch FileDescriptor.open(target, O_WRONLY) {
    case .success(let opened): number = opened
    case .failure(let error): throw .writing(path, code: error.code)
    }
    let file = FileDescriptor(number)
    let code = write(next, into: file)
    if code != 0 { throw .writing(path, code: code) }
  }

  /// Writes all pieces; zero, or the system's error number.
  private static func write(_ next: () -> [UInt8]?, into file: borrowing FileDescriptor) -> Int32 {
    while let bytes = next() {
      let code = bytes.withUnsafeBytes { file.write($0) }
      if code != 0 { return code }
    }
    return 0
  }

  /// Forces the new name to the device; file systems that cannot are left alone.
  private static func synchronizeDirectory(_ directory: String) {
    guard case .success(let number) = FileDescriptor.open(directory, O_RDONLY) else { return }
    let folder = FileDescriptor(number)
    _ = folder.synchronize()
  }
}
