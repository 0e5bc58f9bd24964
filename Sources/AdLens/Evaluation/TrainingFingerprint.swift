/// A compact record of the images a model was trained on: the first five bytes of each SHA-256.
///
/// Five bytes keep a model of 60,000 images 400 kB small, and the chance that an image nobody has
/// trained on looks known below one in ten million.
public struct TrainingFingerprint: Hashable, Sendable {
  /// The prefixes, sorted, each once.
  private let prefixes: [UInt64]

  private static let bytesPerImage = 5

  /// Creates the record of images with these hashes, in hexadecimal.
  public init(sha256 hashes: some Sequence<String>) {
    prefixes = Set(hashes.compactMap(Self.prefix)).sorted()
  }

  /// The number of different images.
  public var count: Int { prefixes.count }

  /// Whether an image with this hash is, almost certainly, one of them.
  public func contains(sha256: String) -> Bool {
    guard let prefix = Self.prefix(of: sha256) else { return false }
    var low = 0
    var high = prefixes.count
    while low < high {
      let middle = (low + high) / 2
      if prefixes[middle] < prefix { low = middle + 1 } else { high = middle }
    }
    return low < prefixes.count && prefixes[low] == prefix
  }

  /// The prefixes in hexadecimal without separators, for a model file.
  public var text: String {
    var digits: [UInt8] = []
    digits.reserveCapacity(prefixes.count * Self.bytesPerImage * 2)
    for prefix in prefixes {
      for shift in stride(from: Self.bytesPerImage * 8 - 4, through: 0, by: -4) {
        digits.append(Self.digits[Int(prefix >> UInt64(shift)) & 15])
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Reads what `text` wrote; `nil` for anything else.
  public init?(text: String) {
    let width = Self.bytesPerImage * 2
    let digits = Array(text.utf8)
    guard digits.count % width == 0, digits.allSatisfy(Self.digits.contains) else { return nil }
    var prefixes: [UInt64] = []
    prefixes.reserveCapacity(digits.count / width)
    for start in stride(from: 0, to: digits.count, by: width) {
      let part = String(decoding: digits[start..<start + width], as: UTF8.self)
      guard let prefix = UInt64(part, radix: 16) else { return nil }
      prefixes.append(prefix)
    }
    self.prefixes = Set(prefixes).sorted()
  }

  private static let digits = Array("0123456789abcdef".utf8)

  private static func prefix(of hash: String) -> UInt64? {
    guard hash.utf8.count >= bytesPerImage * 2 else { return nil }
    return UInt64(hash.prefix(bytesPerImage * 2), radix: 16)
  }
}
