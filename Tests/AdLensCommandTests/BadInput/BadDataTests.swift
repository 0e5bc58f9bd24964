import AdLens
import TestSupport
import Testing

/// Data that nothing can be learned from: one line that names it, and exit code 3.
@Suite struct BadDataTests {
  let folder = TemporaryDirectory()

  func expectRefusal(
    _ data: String, _ parts: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let result = try Adlens.run(
      ["train", data, "--arch", "mlp", "--epochs", "1", "--no-log"], in: folder)
    #expect(result.status == 3, sourceLocation: sourceLocation)
    #expect(result.output == "", sourceLocation: sourceLocation)
    #expect(result.errorLines.count == 1, "\(result.errors)", sourceLocation: sourceLocation)
    // The path is named as it was typed.
    #expect(
      result.errors.hasPrefix("error: \(data)"), "\(result.errors)", sourceLocation: sourceLocation)
    for part in parts {
      #expect(result.errors.contains(part), "\(result.errors)", sourceLocation: sourceLocation)
    }
    #expect(!FileSystem.exists(folder.file("runs")), sourceLocation: sourceLocation)
  }

  /// An idx file: magic, extents and bytes.
  func idx(_ magic: UInt32, _ extents: [Int], _ bytes: [UInt8]) -> [UInt8] {
    ([Int(magic)] + extents).flatMap { value in
      [24, 16, 8, 0].map { UInt8(value >> $0 & 255) }
    } + bytes
  }

  @Test func `a missing path`() throws {
    try expectRefusal("gone", "gone: no such file or folder", "give a folder of class folders")
  }

  @Test func `an empty folder`() throws {
    try FileSystem.createDirectory(folder.file("empty"))
    try expectRefusal("empty", "empty: nothing in it", "put one folder of images for each class")
  }

  @Test func `one class only`() throws {
    try folder.dataset(classes: ["cat": 3])
    try expectRefusal("data", "data: only one class, \"cat\"", "add a folder or label")
  }

  @Test func `a class of which no picture can be used`() throws {
    try folder.dataset(classes: ["cat": 3])
    folder.file("data/dog/a.png", containing: "This is not an image but a line of text.")
    try expectRefusal("data", "class \"dog\" has no usable image", "add images or remove the class")
  }

  @Test func `pictures in no class folder`() throws {
    folder.file("flat/a.png", bytes: try Fixtures.png(seed: 1))
    try expectRefusal("flat", "1 image lies in no class folder", "make one folder for each class")
  }

  @Test func `a manifest without the column it needs`() throws {
    folder.file("m.csv", containing: "path,lable\na.png,cat\n")
    try expectRefusal("m.csv", "no column \"label\"", "rename \"lable\" to label")
  }

  @Test func `idx files with a wrong magic number`() throws {
    folder.file("i/train-images-idx3-ubyte", bytes: idx(0x801, [1, 2, 2], [1, 2, 3, 4]))
    folder.file("i/train-labels-idx1-ubyte", bytes: idx(0x801, [1], [0]))
    try expectRefusal("i", "train-images-idx3-ubyte: begins with 0x00000801", "original file")
  }

  @Test func `idx files with different counts`() throws {
    folder.file(
      "i/train-images-idx3-ubyte", bytes: idx(0x803, [2, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]))
    folder.file("i/train-labels-idx1-ubyte", bytes: idx(0x801, [3], [0, 1, 0]))
    try expectRefusal("i", "2 images but", "3 labels", "use the two files of one set")
  }

  @Test func `an idx file that is shorter than it says`() throws {
    folder.file("i/train-images-idx3-ubyte", bytes: idx(0x803, [2, 2, 2], [1, 2, 3, 4]))
    folder.file("i/train-labels-idx1-ubyte", bytes: idx(0x801, [2], [0, 1]))
    try expectRefusal("i", "declares 8 bytes of data but 4 follow")
  }

  @Test func `a class with one picture is learned from, with a warning`() throws {
    try folder.dataset(classes: ["cat": 4, "dog": 4, "owl": 1])
    let result = try Adlens.run(
      ["train", "data", "--arch", "mlp", "--imgsz", "8", "--epochs", "1", "--no-log"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("owl"))
    #expect(result.errorLines.first?.hasPrefix("warning: ") == true)
  }

  @Test func `a damaged picture among good ones is named, and the rest are learned from`() throws {
    try folder.dataset(classes: ["cat": 4, "dog": 4])
    folder.file("data/cat/broken.png", bytes: Array(try Fixtures.png(seed: 50).prefix(30)))
    let result = try Adlens.run(
      ["train", "data", "--arch", "mlp", "--imgsz", "8", "--epochs", "1", "--no-log"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errorLines.first?.hasPrefix("warning: cat/broken.png: left out: ") == true)
  }

  @Test func `of many problems the first are told and the file that lists all is named`() throws {
    try folder.dataset(classes: ["cat": 4, "dog": 4])
    for index in 0..<7 { folder.file("data/cat/note\(index).txt", containing: "no image at all") }
    let result = try Adlens.run(
      ["train", "data", "--arch", "mlp", "--imgsz", "8", "--epochs", "1", "--no-log"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.errorLines.prefix(6).map { $0.prefix(24) } == [
        "warning: cat/note0.txt: ", "warning: cat/note1.txt: ", "warning: cat/note2.txt: ",
        "warning: cat/note3.txt: ", "warning: cat/note4.txt: ", "warning: 2 more problems",
      ])
    let manifest = "runs/classify/data/manifest.json"
    #expect(result.errors.contains("2 more problems; \(manifest) lists them all\n"))
    let listed = try JSONValue.parse(try FileReader.bytes(at: folder.file(manifest)))["data"]
    #expect(listed?["problems"]?.arrayValue?.count == 7)
  }

  @Test func `a disk that is full while checkpointing`() throws {
    try folder.dataset(classes: ["cat": 4, "dog": 4])
    // Files may have at most 64 blocks of 512 bytes: too few for the weights. A write beyond that
    // is refused as on a full disk, since the command ignores the signal.
    let result = try Adlens.shell(
      "ulimit -f 64; exec \"$ADLENS\" train data --arch mlp --imgsz 8 --epochs 1 --no-log",
      in: folder)
    #expect(result.status == 3, "\(result.errors)")
    #expect(result.output == "")
    let message = try #require(result.errorLines.last)
    #expect(message.hasPrefix("error: runs/classify/data/"), "\(message)")
    #expect(message.contains("the disk is full"), "\(message)")
    #expect(message.contains("free some space"), "\(message)")
    let names = try FileSystem.list(folder.file("runs/classify/data"))
    #expect(!names.contains { $0.contains(".tmp-") }, "\(names)")
  }
}
