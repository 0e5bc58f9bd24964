/// Pictures as the network sees them, for people: fitted to its size, and varied when the loader
/// varies them.
enum PreparedImages {
  /// Some samples as the network sees them in use.
  static func images(of samples: [Sample], in dataset: Dataset) throws(DatasetError) -> [Image] {
    guard !samples.isEmpty else { return [] }
    let loader = BatchLoader(
      dataset, samples: samples, batchSize: samples.count, shuffles: false, seed: 0)
    return try images(of: loader, dataset.preprocessing, count: samples.count)
  }

  /// The first images of the first batch of a loader.
  static func images(
    of loader: BatchLoader, _ preprocessing: Preprocessing, count: Int
  ) throws(DatasetError) -> [Image] {
    let arena = Arena(count: loader.inputShape.count)
    var labels = [Int32](repeating: 0, count: loader.batchSize)
    let filled = try loader.fill(epoch: 0, batch: 0, input: arena.view, labels: &labels)
    return (0..<min(count, filled)).map { index in
      image(arena.view(index * preprocessing.count, preprocessing.count), preprocessing)
    }
  }

  /// Takes the normalisation back.
  static func image(_ input: MutableFloatView, _ preprocessing: Preprocessing) -> Image {
    let channels = preprocessing.channels
    let bytes = input.indices.map { index in
      let channel = index % channels
      let value =
        input[index] * preprocessing.standardDeviation[channel] + preprocessing.mean[channel]
      return UInt8(max(0, min(255, (value * 255).rounded())))
    }
    return channels == 1
      ? Image(width: preprocessing.width, height: preprocessing.height, grey: bytes)
      : Image(width: preprocessing.width, height: preprocessing.height, pixels: bytes)
  }
}
