import Tensors
import Testing

@testable import Datasets

@Suite struct BatchLoaderTests {
  /// One batch as arrays.
  struct Batch: Equatable {
    var count: Int
    var input: [Float]
    var labels: [Int32]
  }

  private func batch(_ loader: BatchLoader, _ epoch: Int, _ index: Int) throws -> Batch {
    let arena = Arena(count: loader.inputShape.count)
    var labels = [Int32](repeating: -1, count: loader.batchSize)
    let count = try loader.fill(epoch: epoch, batch: index, input: arena.view, labels: &labels)
    return Batch(
      count: count, input: arena.view(0, count * loader.inputShape.countPerSample).array,
      labels: Array(labels.prefix(count)))
  }

  private func epoch(_ loader: BatchLoader, _ epoch: Int) throws -> [Batch] {
    try (0..<loader.batchCount).map { try batch(loader, epoch, $0) }
  }

  private func loader(
    _ counts: [Int] = [9, 8], batchSize: Int = 4, shuffles: Bool = true, seed: UInt64 = 0,
    augmentation: Augmentation? = nil
  ) -> BatchLoader {
    BatchLoader(
      Samples.dataset(counts: counts), batchSize: batchSize, shuffles: shuffles, seed: seed,
      augmentation: augmentation)
  }

  @Test func `in sequence the batches are the samples as listed, normalised`() throws {
    let loader = loader(shuffles: false)
    #expect(loader.sampleCount == 17 && loader.batchCount == 5)
    #expect(loader.inputShape == Shape(4, 3, 4, 1))
    let batches = try epoch(loader, 0)
    #expect(batches.map(\.count) == [4, 4, 4, 4, 1])
    #expect(batches.flatMap(\.labels) == (0..<17).map { $0 < 9 ? 0 : 1 })
    let expected = (0..<17 * 12).map { index -> Float in
      let byte = (10 * (index / 12) + index % 12) % 256
      return (Float(byte) / 255 - 0.5) / 0.5
    }
    #expect(zip(batches.flatMap(\.input), expected).allSatisfy { abs($0 - $1) <= 1e-6 })
    #expect(try epoch(loader, 7) == batches)
  }

  @Test func `shuffled, each epoch visits every sample once in an order of its own`() throws {
    let loader = loader()
    let orders = (0..<3).map { epoch in
      (0..<loader.batchCount).flatMap { loader.samples(epoch: epoch, batch: $0).map(\.slot) }
    }
    #expect(orders.allSatisfy { $0.sorted() == Array(0..<17) })
    #expect(Set(orders).count == 3)
    let first = try batch(loader, 1, 0)
    #expect(first.labels == orders[1].prefix(3).map { $0 < 9 ? 0 : 1 })
    #expect(try epoch(loader, 1) == epoch(self.loader(), 1))
    #expect(try epoch(loader, 1) != epoch(self.loader(seed: 1), 1))
  }

  @Test(arguments: [(17, 4, [3, 3, 4, 3, 4]), (65, 64, [32, 33]), (8, 4, [4, 4]), (3, 8, [3])])
  func `shuffled batches differ by one sample at most`(
    samples: Int, batchSize: Int, expected: [Int]
  ) throws {
    let loader = loader([samples - 1, 1], batchSize: batchSize)
    #expect(loader.batchCount == expected.count)
    #expect((0..<loader.batchCount).map { loader.samples(epoch: 0, batch: $0).count } == expected)
  }

  @Test(arguments: [nil, Augmentation()])
  func `a resumed run gets the batches that an uninterrupted one would have got`(
    augmentation: Augmentation?
  ) throws {
    let whole = loader(augmentation: augmentation)
    let expected = try (0..<3).map { try epoch(whole, $0) }
    let resumed = loader(augmentation: augmentation)
    #expect(try (3..<5).map { try batch(resumed, 1, $0) } == Array(expected[1][3...]))
    #expect(try epoch(resumed, 2) == expected[2])
    // Anywhere else, too, also while batches after the last one are being made.
    for (epoch, index) in [(0, 4), (2, 0), (2, 0), (1, 2), (0, 0), (0, 1), (0, 3)] {
      #expect(try batch(resumed, epoch, index) == expected[epoch][index])
    }
  }

  @Test func `a batch in the making when the reader goes elsewhere is thrown away`() throws {
    // Images that take far longer to decode than a batch of them to copy, so that the next one is
    // always in the making when another is asked for.
    let fixture = Fixture()
    for number in 0..<4 {
      try fixture.image(
        "class \(number % 2)/\(number).png", number: number, width: 500, height: 400)
    }
    let expected = try epoch(
      BatchLoader(try fixture.open(), batchSize: 1, shuffles: false, seed: 0), 0)
    var options = Fixture.options()
    options.cacheBudget = 0
    let loader = BatchLoader(
      try fixture.open("", options), batchSize: 1, shuffles: false, seed: 0)
    for index in [0, 2, 1, 0, 3, 0, 2, 0, 1, 3] {
      #expect(try batch(loader, 0, index) == expected[index])
    }
  }

  @Test func `batches made ahead equal those made on the spot`() throws {
    // Settings of zero take the way through the thread and change nothing else.
    var none = Augmentation()
    none.flipProbability = 0
    (none.shift, none.scale, none.rotation) = (0, 0, 0)
    (none.brightness, none.contrast, none.saturation) = (0, 0, 0)
    none.erasingProbability = 0
    let ahead = try epoch(loader(augmentation: none), 0)
    let direct = try epoch(loader(), 0)
    #expect(ahead.map(\.labels) == direct.map(\.labels))
    for (one, other) in zip(ahead, direct) {
      #expect(zip(one.input, other.input).allSatisfy { abs($0 - $1) <= 1e-5 })
    }
  }

  @Test func `augmentation differs from epoch to epoch and from sample to sample`() throws {
    let loader = loader([3, 3], batchSize: 6, shuffles: false, augmentation: Augmentation())
    let first = try batch(loader, 0, 0)
    #expect(try batch(loader, 1, 0).input != first.input)
    #expect(try batch(loader, 0, 0) == first)
  }

  @Test(arguments: [0, 3 * 8 * 8 * 3, 1 << 20])
  func `a smaller cache changes nothing but the time`(budget: Int) throws {
    let fixture = Fixture()
    try fixture.images(in: "cat", count: 4, from: 1)
    try fixture.images(in: "dog", count: 3, from: 20)
    let reference = BatchLoader(try fixture.open(), batchSize: 3, shuffles: true, seed: 4)
    var options = Fixture.options()
    options.cacheBudget = budget
    options.threads = 1
    let dataset = try fixture.open("", options)
    #expect(dataset.pixels.isFullyCached == (budget == 1 << 20))
    let other = BatchLoader(dataset, batchSize: 3, shuffles: true, seed: 4)
    for index in 0..<3 { #expect(try epoch(other, index) == epoch(reference, index)) }
  }

  @Test func `a file that no longer decodes ends the run with its name`() throws {
    let fixture = Fixture()
    try fixture.images(in: "cat", count: 2, from: 1)
    try fixture.images(in: "dog", count: 2, from: 20)
    var options = Fixture.options()
    options.cacheBudget = 0
    let dataset = try fixture.open("", options)
    try fixture.write("words", "dog/100.png")
    let loader = BatchLoader(dataset, batchSize: 2, shuffles: false, seed: 0)
    #expect(try batch(loader, 0, 0).count == 2)
    do {
      _ = try batch(loader, 0, 1)
      Issue.record("the file is not an image any more")
    } catch {
      let text = "\(error)"
      #expect(text.hasPrefix(fixture.path + "/dog/100.png: no longer decodes ("))
      #expect(text.hasSuffix("since the run began; restore the data or start a new run"))
    }
    // The loader lives on: the next epoch is asked for and the file is back.
    try fixture.image("dog/100.png", number: 20)
    #expect(try batch(loader, 1, 1).count == 2)
  }

  @Test func `a side of the split is loaded alone`() {
    let rows = (0..<10).map { Samples.Row($0 % 2, split: $0 < 7 ? .train : .validation) }
    let dataset = Samples.dataset(rows, classes: 2)
    let loader = BatchLoader(
      dataset, split: .validation, batchSize: 2, shuffles: false, seed: 0)
    #expect(loader.samples.map(\.slot) == [7, 8, 9])
  }

  @Test func `loaders that were never asked, or left in the middle, end quietly`() throws {
    for index in 0..<20 {
      let loader = loader(augmentation: Augmentation())
      if index % 2 == 0 { _ = try batch(loader, 0, 1) }
    }
  }
}
