import Images

/// The prepared pixels of a dataset's images, `[height, width, channels]` bytes each, before
/// normalisation.
///
/// As many as fit the budget stay in memory, from the first slot on; the others are decoded each
/// time they are asked for.
public final class PixelStore: @unchecked Sendable {
  /// The bytes of one image.
  let bytesPerImage: Int

  /// How many slots there are.
  let count: Int

  /// The first so many slots are kept in memory.
  let cachedCount: Int

  /// The file of each slot; empty for idx data, which is always in memory.
  private let files: [String]

  private let decoder: PreparedDecoder

  // unsafe: left untouched until a slot is filled, so that unused slots cost no memory; each slot is
  // written once, before the store is shared for reading; freed in `deinit`.
  private let cache: UnsafeMutablePointer<UInt8>

  /// Creates a store for the images of `files`, of which as many as fit `budget` bytes are kept.
  init(files: [String], decoder: PreparedDecoder, budget: Int) {
    self.files = files
    self.decoder = decoder
    count = files.count
    bytesPerImage = decoder.preprocessing.count
    cachedCount = max(0, min(files.count, budget / bytesPerImage))
    cache = .allocate(capacity: max(1, cachedCount * bytesPerImage))
  }

  /// Creates a store of `count` images that are all kept and are put in by the caller.
  init(count: Int, decoder: PreparedDecoder) {
    files = []
    self.decoder = decoder
    self.count = count
    bytesPerImage = decoder.preprocessing.count
    cachedCount = count
    cache = .allocate(capacity: max(1, count * bytesPerImage))
  }

  deinit { cache.deallocate() }

  /// Whether every image stays in memory, so that reading one costs nothing.
  public var isFullyCached: Bool { cachedCount == count }

  /// The file of a slot, or `nil` for idx data.
  func file(of slot: Int) -> String? { files.isEmpty ? nil : files[slot] }

  /// Keeps the prepared image of a slot, if the slot is one that is kept.
  ///
  /// Different slots may be put in by different threads, before the store is shared for reading.
  func put(_ bytes: UnsafeBufferPointer<UInt8>, into slot: Int) {
    precondition(slot >= 0 && slot < count, "slot \(slot) of \(count)")
    precondition(bytes.count == bytesPerImage, "\(bytes.count) bytes, not \(bytesPerImage)")
    guard slot < cachedCount, let base = bytes.baseAddress else { return }
    (cache + slot * bytesPerImage).update(from: base, count: bytesPerImage)
  }

  /// Calls `body` with the pixels of a slot: those kept, or else decoded with `scratch`.
  ///
  /// - Throws: `DatasetError.changed` for a file that decoded when the dataset was opened and no
  ///   longer does.
  func withPixels(
    of slot: Int, scratch: DecodeScratch, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(DatasetError) {
    precondition(slot >= 0 && slot < count, "slot \(slot) of \(count)")
    if slot < cachedCount {
      body(UnsafeBufferPointer(start: cache + slot * bytesPerImage, count: bytesPerImage))
    } else {
      try decoder.decode(file: files[slot], into: scratch)
      scratch.bytes.withUnsafeBufferPointer(body)
    }
  }

  /// A copy of the pixels of a sample, `[height, width, channels]`, for pictures of the data.
  ///
  /// - Throws: `DatasetError.changed` for a file that no longer decodes.
  public func bytes(of sample: Sample) throws(DatasetError) -> [UInt8] {
    var copy: [UInt8] = []
    try withPixels(of: sample.slot, scratch: DecodeScratch(count: bytesPerImage)) {
      copy = Array($0)
    }
    return copy
  }
}
