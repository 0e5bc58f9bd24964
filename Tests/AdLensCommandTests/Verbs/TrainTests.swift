import AdLens
import TestSupport
import Testing

@Suite struct TrainTests {
  let folder: TemporaryDirectory

  /// The smallest useful run.
  static let flags = ["--arch", "mlp", "--imgsz", "8", "--batch", "4", "--augment", "off"]

  init() throws {
    folder = TemporaryDirectory()
    try folder.dataset(classes: ["cat": 6, "dog": 6])
  }

  func train(_ words: String...) throws -> Adlens.Result {
    try Adlens.run(["train"] + words + Self.flags, in: folder)
  }

  @Test func `the last line of the output is the run directory, messages go elsewhere`() throws {
    let result = try train("data", "--epochs", "2")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == "runs/classify/data\n")
    #expect(result.errorLines.first == "2 classes, 10 to learn from, 2 for validation")
    #expect(result.errorLines.filter { $0.hasPrefix("Epoch 1/2  loss ") }.count == 1)
    for name in ["args.json", "manifest.json", "split.csv", "results.csv", "metrics.json"] {
      #expect(FileSystem.exists(folder.file("runs/classify/data/" + name)), "\(name)")
    }
  }

  @Test func `the folder of the data does not hide the run that is named after it`() throws {
    #expect(try train("data", "--epochs", "1").status == 0)
    let result = try Adlens.run(
      ["classify", "data/cat/0.png", "--model", "data", "--no-log", "--format", "csv"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func `quiet leaves nothing but the run directory`() throws {
    let result = try train("data", "--epochs", "1", "--quiet", "--name", "silent", "--no-log")
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(result.output == "runs/classify/silent\n")
    #expect(!FileSystem.exists(folder.file("adlens.sqlite")))
  }

  @Test func `flags may be written as key=value`() throws {
    let result = try Adlens.run(
      [
        "train", "data=data", "epochs=1", "arch=mlp", "imgsz=8", "val_frac=0", "name=yolo",
        "margins=keep", "matte=0a0b0c",
      ],
      in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let settings = try JSONValue.parse(
      try FileReader.bytes(at: folder.file("runs/classify/yolo/args.json")))
    #expect(settings["epochs"] == 1)
    #expect(settings["margins"] == "keep")
    #expect(settings["matte"] == "#0a0b0c")
    #expect(settings["val_frac"]?.doubleValue == 0)
  }

  @Test func `an interrupt saves a checkpoint, exits with 130, and the run can be resumed`() throws
  {
    let weights = folder.file("runs/classify/data/weights/last.safetensors")
    let result = try Adlens.interrupt(
      ["train", "data", "--epochs", "100000", "--patience", "0"] + Self.flags, in: folder,
      when: { FileSystem.exists(weights) })
    #expect(result.status == 130)
    #expect(
      result.errors.hasSuffix(
        "Stopped with a checkpoint; 'adlens train --resume data' continues\n"))
    #expect(result.output == "runs/classify/data\n")
    let store = try Store.open(folder.file("adlens.sqlite"), .reading)
    #expect(try store.runs().first?.status == .interrupted)
  }

  @Test func `a finished run goes on when it is given more epochs`() throws {
    #expect(try train("data", "--epochs", "1").status == 0)
    let done = try Adlens.run(["train", "--resume", "data"], in: folder)
    #expect(done.status == 2)
    #expect(done.errors.contains("add --epochs with a larger number"))
    let more = try Adlens.run(
      ["train", "--resume", "runs/classify/data", "--epochs", "2"], in: folder)
    #expect(more.status == 0, "\(more.errors)")
    #expect(more.output == "runs/classify/data\n")
  }

  @Test(arguments: [
    (["train"], "'adlens train' needs DATA, or --resume RUN."),
    (
      ["train", "data", "--matte", "grey"],
      "--matte: 'grey' is not a colour of six hexadecimal digits"
    ),
    (
      ["train", "data", "--resume", "x"],
      "--resume continues with the data of the run; leave out 'data'."
    ),
    (
      ["train", "--resume", "x", "--batch", "8"],
      "--resume continues with the settings of the run; leave out --batch."
    ),
    (["train", "data", "--arch", "adnett"], "did you mean 'adnet'?"),
    (["train", "data", "--epochs", "many"], "--epochs: 'many' is not a whole number"),
    (["train", "data", "--name", "a/b"], "--name: \"a/b\" cannot name a folder"),
    (["train", "--resume", "gone"], "gone: no such run; give the path of a run directory"),
  ])
  func `a mistake costs one line and exit code 2`(words: [String], message: String) throws {
    let result = try Adlens.run(words, in: folder)
    #expect(result.status == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(result.errorLines.count == 1, "\(result.errors)")
    #expect(!FileSystem.exists(folder.file("runs")))
  }
}
