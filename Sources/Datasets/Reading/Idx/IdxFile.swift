import FileFormats

/// One idx file of unsigned bytes: a magic number that says how many extents follow, the extents,
/// then the bytes; all numbers are big-endian.
struct IdxFile {
  /// The magic number of images: bytes in three extents.
  static let imageMagic: UInt32 = 0x0000_0803

  /// The magic number of labels: bytes in one extent.
  static let labelMagic: UInt32 = 0x0000_0801

  /// The largest side of an image.
  private static let largestSide = 16_384

  /// The extents: a count, and for images rows and columns.
  let extents: [Int]

  /// The whole file.
  private let bytes: [UInt8]

  /// Where the data begins.
  private let start: Int

  /// The number of images or labels.
  var count: Int { extents[0] }

  /// Everything after the header.
  var data: ArraySlice<UInt8> { bytes[start...] }

  /// Reads a file of images, plain or gzipped, of at most `limit` bytes as stored and unpacked.
  static func images(at path: String, limit: Int) throws(DatasetError) -> IdxFile {
    let file = try IdxFile(path: path, magic: imageMagic, limit: limit)
    let (rows, columns) = (file.extents[1], file.extents[2])
    guard (1...largestSide).contains(rows), (1...largestSide).contains(columns) else {
      throw .idxDimensions(path: path, images: file.count, rows: rows, columns: columns)
    }
    return file
  }

  /// Reads a file of labels in the same way.
  static func labels(at path: String, limit: Int) throws(DatasetError) -> IdxFile {
    try IdxFile(path: path, magic: labelMagic, limit: limit)
  }

  private init(path: String, magic: UInt32, limit: Int) throws(DatasetError) {
    bytes = try Self.contents(of: path, limit: limit)
    let found = Self.number(bytes, at: 0)
    guard let found else {
      throw bytes.isEmpty
        ? .idxEmpty(path: path) : .idxSize(path: path, declared: 4, found: bytes.count)
    }
    guard found == magic else { throw .idxMagic(path: path, expected: magic, found: found) }
    let rank = Int(magic & 0xFF)
    var extents: [Int] = []
    for axis in 0..<rank {
      guard let extent = Self.number(bytes, at: 4 + 4 * axis) else {
        throw .idxSize(path: path, declared: 4 + 4 * rank, found: bytes.count)
      }
      extents.append(Int(extent))
    }
    start = 4 + 4 * rank
    self.extents = extents
    // Three extents of 32 bits can pass 64 bits; then no file is that long.
    var declared = 1
    for extent in extents {
      let (product, overflow) = declared.multipliedReportingOverflow(by: extent)
      declared = overflow ? .max : product
      if overflow { break }
    }
    guard declared == bytes.count - start else {
      throw .idxSize(path: path, declared: declared, found: bytes.count - start)
    }
  }

  private static func contents(of path: String, limit: Int) throws(DatasetError) -> [UInt8] {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.bytes(at: path, limit: limit)
    } catch {
      if case .tooLarge(_, let found, _) = error {
        throw .idxTooLarge(path: path, bytes: found, limit: limit)
      }
      throw .unreadable(error)
    }
    guard Gzip.isGzip(bytes) else { return bytes }
    do throws(GzipError) {
      return try Gzip.inflate(bytes, limit: limit)
    } catch {
      throw .idxCompression(path: path, reason: error.description)
    }
  }

  private static func number(_ bytes: [UInt8], at offset: Int) -> UInt32? {
    guard bytes.count >= offset + 4 else { return nil }
    return bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }
}
