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
    let pictures = IdxPictures(
      reader.parts.map(\.images), rows: reader.rows, columns: reader.columns)
    let store = PixelStore(pictures: pictures, decoder: decoder, budget: options.cacheBudget)
    let hashes = hashes(of: pictures, filling: store, with: decoder)
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

  /// The hash of each image's bytes; the images that the store keeps are put into it.
  private func hashes(
    of pictures: IdxPictures, filling store: PixelStore, with decoder: PreparedDecoder
  ) -> [String] {
    let hashes = Mutex([String](repeating: "", count: pictures.count))
    let chunk = 512
    let chunks = (pictures.count + chunk - 1) / chunk
    let size = decoder.preprocessing.count
    BackgroundThread.forEach(
      below: chunks, threads: options.threads, state: { DecodeScratch(count: size) }
    ) { index, scratch in
      let range = index * chunk..<min((index + 1) * chunk, pictures.count)
      let found = range.map { slot in
        if slot < store.cachedCount {
          decoder.prepare(pictures.image(slot), into: scratch)
          scratch.bytes.withUnsafeBufferPointer { store.put($0, into: slot) }
        }
        return SHA256.hex(of: pictures[slot])
      }
      hashes.withLock { $0.replaceSubrange(range, with: found) }
    }
    return hashes.withLock { $0 }
  }
}
