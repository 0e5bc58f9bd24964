import AdLens
import TestSupport
import Testing

@Suite struct BenchTests {
  let folder = TemporaryDirectory()

  init() throws {
    try folder.model("m.safetensors")
  }

  func bench(_ words: String...) throws -> Adlens.Result {
    try Adlens.run(
      ["bench", "--n", "3", "--warmup", "1", "--format", "json", "--model", "m.safetensors"]
        + words, in: folder)
  }

  @Test func `a document has the keys of the contract, at the top and as its result`() throws {
    let result = try bench("--batch", "2", "--threads", "1")
    #expect(result.status == 0, "\(result.errors)")
    let document = try JSONValue.parse(result.output)
    let keys = ["min", "mean", "sd", "p50", "p90", "p95", "p99"]
    for object in [document, document["results"]?[0] ?? .null] {
      #expect(object["latency_ms"]?.objectValue?.keys == keys)
      #expect(object["split_ms"]?.objectValue?.keys == ["decode", "resize", "forward", "post"])
      #expect(object["images_per_second"]?.doubleValue ?? 0 > 0)
      #expect(object["peak_rss_bytes"]?.intValue ?? 0 > 1_000_000)
      #expect(object["cpu"]?.stringValue?.isEmpty == false)
      #expect(object["isa"]?.stringValue == InstructionSet.current.rawValue)
      #expect(object["threads"] == 1)
      #expect(object["batch"] == 2)
    }
  }

  @Test func `from file to label every part has its time`() throws {
    folder.file("ads/a.png", bytes: try Fixtures.png(seed: 1))
    folder.file("ads/more/b.png", bytes: try Fixtures.png(seed: 2))
    let result = try bench("--images", "ads")
    #expect(result.status == 0, "\(result.errors)")
    let split = try JSONValue.parse(result.output)["split_ms"]
    for part in ["decode", "resize", "forward", "post"] {
      #expect(split?[part]?.doubleValue ?? 0 > 0, "\(part)")
    }
  }

  @Test func `training steps and layers can be measured`() throws {
    let train = try bench("--train", "--batch", "4")
    #expect(train.status == 0, "\(train.errors)")
    #expect(try JSONValue.parse(train.output)["work"] == "training step")
    let layers = try bench("--layers")
    #expect(layers.status == 0, "\(layers.errors)")
    let rows = try JSONValue.parse(layers.output)["results"]?.arrayValue ?? []
    #expect(rows.first?["name"] == "conv")
    let share = rows.reduce(0) { $0 + ($1["share"]?.doubleValue ?? 0) }
    #expect(abs(share - 1) < 1e-9)
  }

  @Test func `kernels are compared with the peak of the same run`() throws {
    let result = try Adlens.run(
      [
        "bench", "kernels", "--only", "max pool", "--threads", "1", "--seconds", "0.01",
        "--format", "json",
      ])
    #expect(result.status == 0, "\(result.errors)")
    let document = try JSONValue.parse(result.output)
    #expect(document["fma_peak_gflops"]?.doubleValue ?? 0 > 0)
    #expect(document["memory_gb_per_s"]?.doubleValue ?? 0 > 0)
    let rows = document["rows"]?.arrayValue ?? []
    #expect(rows.count == 1)
    #expect(document["results"] == document["rows"])
    #expect(
      rows.first?.objectValue?.keys == ["name", "threads", "gflops", "peak_fraction", "ms"])
  }

  @Test(arguments: [
    (["--layers", "--train"], "--layers and --train measure different things; choose one."),
    (["--arch", "mlp"], "--model and --arch exclude each other."),
    (["--images", "ads", "--batch", "2"], "--images measures one image at a time."),
  ])
  func `measurements that exclude each other are a mistake`(
    words: [String], message: String
  ) throws {
    let result = try Adlens.run(["bench", "--model", "m.safetensors"] + words, in: folder)
    #expect(result.status == 2)
    #expect(result.errors == "error: \(message) See 'adlens help bench'.\n")
  }
}
