import Testing

@testable import Datasets

@Suite struct IdxReaderTests {
  /// Four train and two test images.
  private func digits(isCompressed: Bool = false, test: String = "t10k") throws -> Fixture {
    let fixture = Fixture()
    let ending = isCompressed ? ".gz" : ""
    let pack: ([UInt8]) -> [UInt8] = { isCompressed ? IdxBytes.gzip($0) : $0 }
    try fixture.write(pack(IdxBytes.images(count: 4)), "train-images-idx3-ubyte" + ending)
    try fixture.write(pack(IdxBytes.labels([3, 0, 7, 3])), "train-labels-idx1-ubyte" + ending)
    try fixture.write(
      pack(IdxBytes.images(count: 2, pixel: { UInt8(200 + $0 * 6 + $1) })),
      test + "-images-idx3-ubyte" + ending)
    try fixture.write(pack(IdxBytes.labels([7, 0])), test + "-labels-idx1-ubyte" + ending)
    return fixture
  }

  private let asStored = DatasetOptions()

  @Test(arguments: [false, true], ["t10k", "test"])
  func `images, labels and sides are those of the files`(
    isCompressed: Bool, test: String
  ) throws {
    let dataset = try digits(isCompressed: isCompressed, test: test).open("", asStored)
    #expect(dataset.kind == .idx && dataset.classNames == ["0", "3", "7"])
    let train = dataset.samples(on: .train)
    #expect(train.map(\.label) == [1, 0, 2, 1])
    #expect(dataset.samples(on: .test).map(\.label) == [2, 0])
    let name = "train-images-idx3-ubyte" + (isCompressed ? ".gz" : "")
    #expect(train.map(\.path) == (0..<4).map { "\(name)#\($0)" })
    let shape = dataset.preprocessing
    #expect(shape.width == 2 && shape.height == 3 && shape.channels == 1)
    #expect(try dataset.pixels.bytes(of: train[2]) == (0..<6).map { UInt8(62 + $0) })
    // SHA-256 of the bytes 62, 63, … 67, from Python's hashlib.
    #expect(train[2].sha256 == hashOfThirdImage)
    #expect(dataset.file(of: train[0]) == nil)
  }

  private let hashOfThirdImage =
    "9e9c13a20a99d1bef57c4a01019c5234eb57980032306ecf173fc16b74786cb3"

  @Test func `val files are validation and one pair can be opened alone`() throws {
    let fixture = try digits()
    try fixture.write(
      IdxBytes.images(count: 1, pixel: { UInt8(100 + $0 + $1) }), "val-images.idx3-ubyte")
    try fixture.write(IdxBytes.labels([3]), "val-labels.idx1-ubyte")
    #expect(try fixture.open("", asStored).samples(on: .validation).count == 1)
    var options = asStored
    options.purpose = .evaluation
    let alone = try fixture.open("t10k-images-idx3-ubyte", options)
    #expect(alone.samples.count == 2 && alone.classNames == ["0", "7"])
  }

  @Test func `a gzipped file beside its plain self is not read twice`() throws {
    let fixture = try digits()
    try fixture.write("not even gzip", "train-images-idx3-ubyte.gz")
    #expect(try fixture.open("", asStored).samples.count == 6)
  }

  @Test func `another size than stored is made with the preprocessing`() throws {
    let dataset = try digits().open("", Fixture.options(size: 4))
    #expect(try dataset.pixels.bytes(of: dataset.samples[0]).count == 4 * 4 * 3)
  }

  @Test(arguments: [0, 3 * 4 * 4 * 3, 6 * 4 * 4 * 3])
  func `images beyond the budget are prepared when they are asked for`(budget: Int) throws {
    let fixture = try digits()
    let expected = try fixture.open("", Fixture.options(size: 4))
    var options = Fixture.options(size: 4)
    options.cacheBudget = budget
    let dataset = try fixture.open("", options)
    #expect(dataset.pixels.cachedCount == budget / (4 * 4 * 3))
    #expect(dataset.pixels.isFullyCached == (dataset.pixels.cachedCount == 6))
    #expect(dataset.samples == expected.samples)
    for sample in dataset.samples {
      #expect(try dataset.pixels.bytes(of: sample) == expected.pixels.bytes(of: sample))
    }
  }

  @Test func `images that are taken as stored need no memory of their own`() throws {
    var options = asStored
    options.cacheBudget = 0
    let dataset = try digits().open("", options)
    #expect(dataset.pixels.isFullyCached && dataset.pixels.cachedCount == 0)
    #expect(
      try dataset.pixels.bytes(of: dataset.samples(on: .train)[2]) == (0..<6).map { UInt8(62 + $0) }
    )
  }

  @Test func `a prefix that names no side is reported`() throws {
    let fixture = try digits()
    try fixture.write(IdxBytes.images(count: 1), "emnist-images-idx3-ubyte")
    let dataset = try fixture.open("", asStored)
    #expect(dataset.problems.map(\.path) == ["emnist-images-idx3-ubyte"])
    #expect(dataset.problems.map(\.code) == [.malformed])
  }

  private func error(_ name: String, _ bytes: [UInt8]) throws -> String? {
    let fixture = try digits()
    try fixture.write(bytes, name)
    return fixture.error("", asStored)
  }

  @Test func `a wrong magic number`() throws {
    #expect(
      try error("train-images-idx3-ubyte", IdxBytes.images(count: 4, magic: 0x801))
        == "DIR/train-images-idx3-ubyte: begins with 0x00000801, not 0x00000803 as idx images do;"
        + " give the original file")
    #expect(
      try error("train-labels-idx1-ubyte", IdxBytes.labels([1, 2, 3, 4], magic: 0xCAFE_0801))
        == "DIR/train-labels-idx1-ubyte: begins with 0xCAFE0801, not 0x00000801 as idx labels do;"
        + " give the original file")
  }

  @Test func `fewer or more bytes than the header declares`() throws {
    let bytes = IdxBytes.images(count: 4)
    #expect(
      try error("train-images-idx3-ubyte", bytes.dropLast())
        == "DIR/train-images-idx3-ubyte: the header declares 24 bytes of data but 23 follow;"
        + " download the file again")
    #expect(
      try error("train-images-idx3-ubyte", bytes + [0])?.contains("24 bytes of data but 25 follow")
        == true)
    for count in 1..<16 {
      let message = try #require(try error("train-images-idx3-ubyte", Array(bytes.prefix(count))))
      #expect(message.contains("bytes of data but"))
    }
    #expect(
      try error("train-images-idx3-ubyte", [])
        == "DIR/train-images-idx3-ubyte: nothing in it; download the file again")
  }

  @Test func `sizes that overflow, or that no image has`() throws {
    let huge = [0x803, .max, .max, .max].flatMap(IdxBytes.number)
    #expect(try error("train-images-idx3-ubyte", huge)?.contains("but 0 follow") == true)
    #expect(
      try error("train-images-idx3-ubyte", IdxBytes.images(count: 4, rows: 0))
        == "DIR/train-images-idx3-ubyte: the header declares 4 images of 0x2 pixels;"
        + " download the file again")
  }

  @Test func `counts that differ`() throws {
    #expect(
      try error("train-labels-idx1-ubyte", IdxBytes.labels([1, 2, 3]))
        == "DIR/train-images-idx3-ubyte: 4 images but DIR/train-labels-idx1-ubyte has 3 labels;"
        + " use the two files of one set")
  }

  @Test func `two sizes of images in one folder`() throws {
    #expect(
      try error("t10k-images-idx3-ubyte", IdxBytes.images(count: 2, rows: 5))
        == "DIR/train-images-idx3-ubyte: images of 3x2 pixels beside others of 5x2;"
        + " keep one set in a folder")
  }

  @Test func `missing labels`() throws {
    let fixture = Fixture()
    try fixture.write(IdxBytes.images(count: 1), "train-images-idx3-ubyte")
    #expect(
      fixture.error("", asStored)
        == "DIR/train-images-idx3-ubyte: its labels are missing;"
        + " put train-labels-idx1-ubyte beside it")
  }

  @Test func `damaged gzip and one that unpacks to too much`() throws {
    let fixture = try digits(isCompressed: true)
    var options = asStored
    options.idxLimit = 39
    // Four images of 3 x 2 zeros, 40 bytes, as gzip packs them.
    let packed: [UInt8] = [
      0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x63, 0x60, 0xe0, 0x60,
      0x66, 0x60, 0x60, 0x60, 0x01, 0x62, 0x10, 0xcd, 0xc4, 0x80, 0x03, 0x00, 0x00, 0xba,
      0xf6, 0x48, 0xea, 0x28, 0x00, 0x00, 0x00,
    ]
    try fixture.write(packed, "t10k-images-idx3-ubyte.gz")
    #expect(fixture.error("", options)?.contains("unpacks to more than 39 bytes") == true)
    try fixture.write(IdxBytes.gzip(IdxBytes.images(count: 2)), "t10k-images-idx3-ubyte.gz")
    try fixture.write(
      IdxBytes.gzip(IdxBytes.images(count: 4)).dropLast(9), "train-images-idx3-ubyte.gz")
    #expect(fixture.error("", asStored)?.hasSuffix("; download the file again") == true)
  }
  @Test func `more bytes or images than the limits allow`() throws {
    let fixture = try digits()
    var options = asStored
    options.idxLimit = 39
    #expect(
      fixture.error("", options)
        == "DIR/train-images-idx3-ubyte: has 40 bytes, more than the limit of 39;"
        + " give a part of the set")
    options.idxLimit = 40
    #expect(fixture.error("", options) == nil)
    let count = 10_000_001
    try fixture.write(
      IdxBytes.images(count: 0, rows: 1, columns: 1).replacingCount(count)
        + [UInt8](repeating: 0, count: count), "train-images-idx3-ubyte")
    #expect(
      fixture.error("", asStored)
        == "DIR/train-images-idx3-ubyte: 10,000,003 images with this file, more than the limit of"
        + " 10,000,000; give a part of the set")
  }
}

extension [UInt8] {
  /// An idx file that declares another number of images.
  fileprivate func replacingCount(_ count: Int) -> [UInt8] {
    prefix(4) + IdxBytes.number(UInt32(count)) + dropFirst(8)
  }
}
