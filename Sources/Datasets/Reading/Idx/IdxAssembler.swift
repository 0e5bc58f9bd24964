import FileFormats
import Images
import Synchronization

/// Makes a dataset of idx files.
struct IdxAssembler {
  private let path: String
  private let options: DatasetOptions
  private let reader: IdxReader

  /// Reads the files.
  init(path: String, options: DatasetOptions) throws(DatasetError) {
    self.path = path
    self.options = options
    reader = try IdxReader(path: path, limit: options.idxLimit)
  }

  /// The dataset: classes are the labels that occur, in numeric order.
  func dataset() throws(DatasetError) -> Dataset {
    let values = Set(reader.parts.flatMap { Set($0.labels.data) }).sorted()
    var positions = [Int](repeating: 0, count: 256)
    for (position, value) in values.enumerated() { positions[Int(value)] = position }
    let decoder = PreparedDecoder(
      preprocessing: options.preprocessing ?? asStored, limits: options.limits)
    let store = PixelStore(count: reader.count, decoder: decoder)
    let hashes = prepared(store, decoder)
    var samples: [Sample] = []
    samples.reserveCapacity(reader.count)
    for part in reader.parts {
      for (index, value) in part.labels.data.enumerated() {
        samples.append(
          Sample(
            path: "\(part.pair.imagesName)#\(index)", label: positions[Int(value)],
            split: part.pair.split, sha256: hashes[samples.count], width: reader.columns,
            height: reader.rows, slot: samples.count))
      }
    }
    var check = ClassCheck(
      path: path, kind: .idx, classNames: values.map(String.init), problems: reader.problems)
    return try check.dataset(samples, decoder: decoder, store: store, purpose: options.purpose)
  }

  /// The network sees the images as they are, from 0 to 1.
  private var asStored: Preprocessing {
    Preprocessing(
      width: reader.columns, height: reader.rows, channels: 1, fit: .stretch, mean: [0],
      standardDeviation: [1])
  }

  /// Fills the store and returns the hash of each image's bytes.
  private func prepared(_ store: PixelStore, _ decoder: PreparedDecoder) -> [String] {
    var hashes: [String] = []
    hashes.reserveCapacity(reader.count)
    for part in reader.parts {
      hashes += prepared(part, from: hashes.count, store, decoder)
    }
    return hashes
  }

  private func prepared(
    _ part: IdxReader.Part, from first: Int, _ store: PixelStore, _ decoder: PreparedDecoder
  ) -> [String] {
    let size = reader.rows * reader.columns
    let plain = decoder.preprocessing
    let isAsStored =
      plain.width == reader.columns && plain.height == reader.rows && plain.channels == 1
    let (rows, columns) = (reader.rows, reader.columns)
    let hashes = Mutex([String](repeating: "", count: part.images.count))
    let chunk = 512
    let chunks = (part.images.count + chunk - 1) / chunk
    BackgroundThread.forEach(
      below: chunks, threads: options.threads, state: { DecodeScratch(count: plain.count) }
    ) { index, scratch in
      let range = index * chunk..<min((index + 1) * chunk, part.images.count)
      let data = part.images.data
      let found = range.map { image in
        let start = data.startIndex + image * size
        let bytes = data[start..<start + size]
        if isAsStored {
          bytes.withUnsafeBufferPointer { store.put($0, into: first + image) }
        } else {
          decoder.prepare(Image(width: columns, height: rows, grey: bytes), into: scratch)
          scratch.bytes.withUnsafeBufferPointer { store.put($0, into: first + image) }
        }
        return SHA256.hex(of: bytes)
      }
      hashes.withLock { $0.replaceSubrange(range, with: found) }
    }
    return hashes.withLock { $0 }
  }
}
