import Images

/// The prepared pixels of a dataset's images, `[height, width, channels]` bytes each, before
/// normalisation.
///
/// As many as fit the budget stay in memory, from the first slot on; the others are prepared each
/// time they are asked for. Images of idx files that need no preparing are never copied.
public final class PixelStore: @unchecked Sendable {
  /// The bytes of one image.
  let bytesPerImage: Int

  /// How many slots there are.
  let count: Int

  /// The first so many slots are kept in memory.
  let cachedCount: Int

  /// Where the images that are not kept come from.
  private enum Source {
    /// Files, one for each slot.
    case files([String])

    /// Images of idx files, to be brought to another size or colour.
    case idx(IdxPictures)

    /// Images of idx files that are what a network takes.
    case idxAsStored(IdxPictures)

    /// Nowhere: all are kept.
    case memory
  }

  private let source: Source

  private let decoder: PreparedDecoder

  // unsafe: left untouched until a slot is filled, so that unused slots cost no memory; each slot is
  // written once, before the store is shared for reading; freed in `deinit`.
  private let cache: UnsafeMutablePointer<UInt8>

  /// Creates a store for the images of `files`, of which as many as fit `budget` bytes are kept.
  convenience init(files: [String], decoder: PreparedDecoder, budget: Int) {
    self.init(.files(files), count: files.count, decoder: decoder, budget: budget)
  }

  /// Creates a store for images of idx files, of which as many as fit `budget` bytes are kept in
  /// addition to the files, or instead of them when all fit.
  convenience init(pictures: IdxPictures, decoder: PreparedDecoder, budget: Int) {
    let plain = decoder.preprocessing
    let isAsStored =
      plain.width == pictures.columns && plain.height == pictures.rows && plain.channels == 1
    let isSmall = pictures.count <= budget / plain.count
    self.init(
      isAsStored ? .idxAsStored(pictures) : isSmall ? .memory : .idx(pictures),
      count: pictures.count, decoder: decoder, budget: isAsStored ? 0 : budget)
  }

  private init(_ source: Source, count: Int, decoder: PreparedDecoder, budget: Int) {
    self.source = source
    self.decoder = decoder
    self.count = count
    bytesPerImage = decoder.preprocessing.count
    cachedCount = max(0, min(count, budget / bytesPerImage))
    cache = .allocate(capacity: max(1, cachedCount * bytesPerImage))
  }

  deinit { cache.deallocate() }

  /// Whether every image stays in memory, so that reading one costs nothing.
  public var isFullyCached: Bool {
    if case .idxAsStored = source { return true }
    return cachedCount == count
  }

  /// The file of a slot, or `nil` for idx data.
  func file(of slot: Int) -> String? {
    if case .files(let files) = source { return files[slot] }
    return nil
  }

  /// Keeps the prepared image of a slot, if the slot is one that is kept; an adapted one may be smaller.
  ///
  /// Different slots may be put in by different threads, before the store is shared for reading.
  func put(_ bytes: UnsafeBufferPointer<UInt8>, into slot: Int) {
    precondition(slot >= 0 && slot < count, "slot \(slot) of \(count)")
    precondition(bytes.count <= bytesPerImage, "\(bytes.count) bytes, not \(bytesPerImage)")
    guard slot < cachedCount, let base = bytes.baseAddress else { return }
    (cache + slot * bytesPerImage).update(from: base, count: bytes.count)
  }

  /// Calls `body` with the pixels of a slot: those kept, or else prepared with `scratch`.
  ///
  /// - Parameters:
  ///   - slot: the slot.
  ///   - size: the size of the input that its picture got, if it has one of its own; the pixels are those of it.
  ///   - scratch: has room for them.
  ///   - body: gets the pixels.
  /// - Throws: `DatasetError.changed` for a file that decoded when the dataset was opened and no
  ///   longer does, or has another shape.
  func withPixels(
    of slot: Int, size: PictureSize? = nil, scratch: DecodeScratch,
    _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(DatasetError) {
    precondition(slot >= 0 && slot < count, "slot \(slot) of \(count)")
    let channels = decoder.preprocessing.channels
    let count = size.map { $0.width * $0.height * channels } ?? bytesPerImage
    if slot < cachedCount {
      body(UnsafeBufferPointer(start: cache + slot * bytesPerImage, count: count))
      return
    }
    switch source {
    case .idxAsStored(let pictures):
      pictures[slot].withUnsafeBufferPointer(body)
      return
    case .files(let files): try decoder.decode(file: files[slot], size: size, into: scratch)
    case .idx(let pictures): decoder.prepare(pictures.image(slot), into: scratch)
    case .memory: preconditionFailure("slot \(slot) is not kept")
    }
    scratch.bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<count])) }
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
