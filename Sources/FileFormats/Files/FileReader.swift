#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads whole files into memory.
public enum FileReader {
  /// The bytes of a regular file.
  ///
  /// Pipes, sockets and devices are refused before anything is read, so that a FIFO in a folder of
  /// pictures cannot hang the program.
  ///
  /// - Parameters:
  ///   - path: the file; symbolic links are followed.
  ///   - limit: the most bytes to accept, or `nil` for any size.
  /// - Throws: `FileError`.
  public static func bytes(at path: String, limit: Int? = nil) throws(FileError) -> [UInt8] {
    let file = try open(path)
    guard let status = file.status else { throw .reading(path, code: errno) }
    let size = Int(status.st_size)
    if let limit, size > limit { throw .tooLarge(path: path, bytes: size, limit: limit) }

    var bytes = try read(file, atMost: size, path)
    // A file that grew meanwhile, or one of /proc whose size is unknown: go on to its end.
    while bytes.count >= size {
      let more = try read(file, atMost: 1 << 16, path)
      if more.isEmpty { break }
      bytes += more
      if let limit, bytes.count > limit {
        throw .tooLarge(path: path, bytes: bytes.count, limit: limit)
      }
    }
    return bytes
  }

  /// The first `count` bytes of a regular file, or all when it has fewer.
  ///
  /// - Throws: `FileError`.
  public static func start(of path: String, count: Int) throws(FileError) -> [UInt8] {
    try read(try open(path), atMost: count, path)
  }

  /// Opens a regular file.
  private static func open(_ path: String) throws(FileError) -> FileDescriptor {
    let number: Int32
    switch FileDescriptor.open(path, O_RDONLY | O_NONBLOCK) {
    case .success(let opened): number = opened
    case .failure(let error): throw .reading(path, code: error.code)
    }
    let file = FileDescriptor(number)
    guard let status = file.status else { throw .reading(path, code: errno) }
    guard status.isRegularFile else { throw .notAFile(path: path) }
    return file
  }

  /// The next bytes of a file: fewer than `count` only at its end.
  private static func read(
    _ file: borrowing FileDescriptor, atMost count: Int, _ path: String
  ) throws(FileError) -> [UInt8] {
    var code: Int32 = 0
    let number = file.number
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let rest = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
        #if canImport(Glibc)
          let got = Glibc.read(number, rest.baseAddress, min(rest.count, 1 << 30))
        #else
          let got = Darwin.read(number, rest.baseAddress, min(rest.count, 1 << 30))
        #endif
        if got > 0 {
          filled += got
        } else if got == 0 {
          return
        } else if errno != EINTR {
          code = errno
          return
        }
      }
    }
    if code != 0 { throw .reading(path, code: code) }
    return bytes
  }
}
