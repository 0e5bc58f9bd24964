#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file of the system that is closed when it goes out of scope.
struct FileDescriptor: ~Copyable {
  /// The system's number.
  let number: Int32

  /// Opens a path, or returns the system's error number.
  ///
  /// A path with a NUL inside would silently name another file, so it is refused as missing.
  static func open(
    _ path: String, _ flags: Int32, mode: mode_t = 0o666
  ) -> Result<Int32, SystemError> {
    if path.utf8.contains(0) { return .failure(SystemError(code: ENOENT)) }
    while true {
      #if canImport(Glibc)
        let number = Glibc.open(path, flags | O_CLOEXEC, mode)
      #else
        let number = Darwin.open(path, flags | O_CLOEXEC, mode)
      #endif
      if number >= 0 { return .success(number) }
      let code = errno
      if code != EINTR { return .failure(SystemError(code: code)) }
    }
  }

  /// Takes over an open file.
  init(_ number: Int32) { self.number = number }

  deinit { close(number) }

  /// The system's record of the open file, or `nil` when it cannot be had.
  var status: stat? {
    var record = stat()
    return fstat(number, &record) == 0 ? record : nil
  }

  /// Writes all bytes; zero, or the system's error number.
  func write(_ bytes: UnsafeRawBufferPointer) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
      #if canImport(Glibc)
        let count = Glibc.write(number, piece.baseAddress, piece.count)
      #else
        let count = Darwin.write(number, piece.baseAddress, piece.count)
      #endif
      if count < 0 {
        let code = errno
        if code == EINTR { continue }
        return code
      }
      rest = rest.dropFirst(count)
    }
    return 0
  }

  /// Asks the device to keep what was written; zero, or the system's error number.
  func synchronize() -> Int32 {
    #if canImport(Darwin)
      // `fsync` leaves the data in the drive's cache there.
      if fcntl(number, F_FULLFSYNC) == 0 { return 0 }
    #endif
    return fsync(number) == 0 ? 0 : errno
  }
}

/// An error number of the system.
struct SystemError: Error, Hashable {
  /// The number, such as `ENOENT`.
  let code: Int32
}

extension stat {
  /// Whether this is a plain file with contents.
  var isRegularFile: Bool { st_mode & S_IFMT == S_IFREG }

  /// Whether this is a folder.
  var isDirectory: Bool { st_mode & S_IFMT == S_IFDIR }

  /// Whether this is a symbolic link, which only `lstat` reports.
  var isSymbolicLink: Bool { st_mode & S_IFMT == S_IFLNK }
}
