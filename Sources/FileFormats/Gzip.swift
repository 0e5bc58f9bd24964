import CZlib

/// Why a gzip file was refused.
public enum GzipError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bytes do not start as a gzip file does.
  case notGzip

  /// The compressed data is damaged; `reason` is zlib's.
  case corrupt(reason: String)

  /// The data ends before the file says it does.
  case truncated

  /// The contents are larger than the reader accepts.
  case tooLarge(limit: Int)

  /// Something that is not gzip follows the data.
  case trailingBytes(count: Int)

  /// The reason, without the path, which the caller knows.
  public var description: String {
    switch self {
    case .notGzip: "is not a gzip file"
    case .corrupt(let reason): "the gzip data is damaged (\(reason))"
    case .truncated: "the gzip data ends too early; the file may not have been copied whole"
    case .tooLarge(let limit): "unpacks to more than \(grouped(limit)) bytes"
    case .trailingBytes(let count): "\(grouped(count)) bytes follow the gzip data"
    }
  }
}

/// Unpacks gzip files (RFC 1952).
public enum Gzip {
  /// Whether the bytes start as a gzip file does.
  public static func isGzip(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: magic)
  }

  /// What every member begins with.
  private static let magic: [UInt8] = [0x1f, 0x8b]

  /// The contents of a gzip file, its members one after the other, with checksums verified.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - limit: the most bytes to unpack, against files that unpack to far more than they hold.
  public static func inflate(_ bytes: [UInt8], limit: Int) throws(GzipError) -> [UInt8] {
    guard isGzip(bytes) else { throw .notGzip }
    // unsafe: zlib compares the address of its stream from call to call, so it must not move.
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    let size = Int32(MemoryLayout<z_stream>.size)
    // 31: the largest window, with a gzip header.
    guard inflateInit2_(stream, 31, ZLIB_VERSION, size) == Z_OK else {
      throw .corrupt(reason: "zlib cannot start")
    }
    defer { inflateEnd(stream) }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    var output: [UInt8] = []
    var position = 0
    while position < bytes.count {
      let rest = bytes[position...]
      guard rest.starts(with: magic) else {
        // Tapes and some tools pad with zeros.
        if rest.allSatisfy({ $0 == 0 }) { break }
        throw .trailingBytes(count: rest.count)
      }
      position += try inflateMember(
        rest, with: stream, through: &piece, addingTo: &output, limit: limit)
      inflateReset(stream)
    }
    return output
  }

  /// Unpacks one member and returns how many bytes of the file it took.
  ///
  /// The stream and the room for a piece serve all members: a file may hold millions of tiny ones.
  private static func inflateMember(
    _ bytes: ArraySlice<UInt8>, with stream: UnsafeMutablePointer<z_stream>,
    through piece: inout [UInt8], addingTo output: inout [UInt8], limit: Int
  ) throws(GzipError) -> Int {
    var taken = 0
    while true {
      let input = bytes.dropFirst(taken).prefix(1 << 20)
      var code: Int32 = 0
      var left = 0
      let made = piece.withUnsafeMutableBufferPointer { room in
        input.withUnsafeBufferPointer { source in
          // zlib does not write to its input; its C type merely lacks the `const`.
          stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
          stream.pointee.avail_in = UInt32(source.count)
          stream.pointee.next_out = room.baseAddress
          stream.pointee.avail_out = UInt32(room.count)
          code = CZlib.inflate(stream, Z_NO_FLUSH)
          left = Int(stream.pointee.avail_in)
          return room.count - Int(stream.pointee.avail_out)
        }
      }
      taken += input.count - left
      if output.count + made > limit { throw .tooLarge(limit: limit) }
      output += piece.prefix(made)
      if code == Z_STREAM_END { return taken }
      if code == Z_BUF_ERROR || (code == Z_OK && made == 0 && input.isEmpty) { throw .truncated }
      if code != Z_OK {
        throw .corrupt(reason: stream.pointee.msg.map { String(cString: $0) } ?? "code \(code)")
      }
    }
  }
}
