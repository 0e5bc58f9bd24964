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
    bytes.count >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b
  }

  /// The contents of a gzip file, its members one after the other, with checksums verified.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - limit: the most bytes to unpack, against files that unpack to far more than they hold.
  public static func inflate(_ bytes: [UInt8], limit: Int) throws(GzipError) -> [UInt8] {
    guard isGzip(bytes) else { throw .notGzip }
    var output: [UInt8] = []
    var position = 0
    while position < bytes.count {
      let rest = bytes[position...]
      guard isGzip(Array(rest.prefix(2))) else {
        // Tapes and some tools pad with zeros.
        if rest.allSatisfy({ $0 == 0 }) { break }
        throw .trailingBytes(count: rest.count)
      }
      position += try inflateMember(rest, addingTo: &output, limit: limit)
    }
    return output
  }

  /// Unpacks one member and returns how many bytes of the file it took.
  private static func inflateMember(
    _ bytes: ArraySlice<UInt8>, addingTo output: inout [UInt8], limit: Int
  ) throws(GzipError) -> Int {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    // 31: the largest window, with a gzip header.
    guard inflateInit2_(&stream, 31, ZLIB_VERSION, size) == Z_OK else {
      throw .corrupt(reason: "zlib cannot start")
    }
    defer { inflateEnd(&stream) }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    var taken = 0
    while true {
      let input = bytes.dropFirst(taken).prefix(1 << 20)
      var code: Int32 = 0
      var left = 0
      let made = piece.withUnsafeMutableBufferPointer { room in
        input.withUnsafeBufferPointer { source in
          // zlib does not write to its input; its C type merely lacks the `const`.
          stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
          stream.avail_in = UInt32(source.count)
          stream.next_out = room.baseAddress
          stream.avail_out = UInt32(room.count)
          code = CZlib.inflate(&stream, Z_NO_FLUSH)
          left = Int(stream.avail_in)
          return room.count - Int(stream.avail_out)
        }
      }
      taken += input.count - left
      if output.count + made > limit { throw .tooLarge(limit: limit) }
      output += piece.prefix(made)
      if code == Z_STREAM_END { return taken }
      if code == Z_BUF_ERROR || (code == Z_OK && made == 0 && input.isEmpty) { throw .truncated }
      if code != Z_OK {
        throw .corrupt(reason: stream.msg.map { String(cString: $0) } ?? "code \(code)")
      }
    }
  }
}
