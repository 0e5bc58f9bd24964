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
      #expect(object["warmup"] == 1)
      #expect(object["n"] == 3)
      #expect(object["cores"]?.intValue ?? 0 > 0)
      #expect(object["fma_peak_gflops"]?.doubleValue ?? 0 > 0)
      #expect(object["peak_fraction"]?.doubleValue ?? 0 > 0)
    }
    // One convolution of 4 filters, 3x3x3 taps and 3x3 positions, and a dense layer of 4 x 3.
    #expect(document["multiply_adds"]?.intValue == 9 * 27 * 4 + 12)
    #expect(document["samples_ms"] == nil, "once is enough")
    #expect(document["results"]?[0]?["samples_ms"]?.arrayValue?.count == 3)
  }

  @Test func `memory is told with and without reuse`() throws {
    let memory = try JSONValue.parse(try bench("--batch", "2").output)["memory"]
    let whole = memory?["activation_bytes_without_reuse"]?.intValue ?? 0
    // Input, convolution, pooling and classifier of two images.
    #expect(whole == 2 * 4 * (192 + 36 + 4 + 3))
    #expect((2 * 4 * 192..<whole + 4 * 64).contains(memory?["activation_bytes"]?.intValue ?? 0))
    #expect(memory?["weight_bytes"]?.intValue ?? 0 >= 4 * (108 + 4 + 12 + 3))
  }

  @Test func `another size changes the multiply-adds and not the parameters`() throws {
    let small = try JSONValue.parse(try bench().output)
    let large = try JSONValue.parse(try bench("--imgsz", "16x8").output)
    #expect(large["input"] == [8, 16, 3])
    #expect(large["parameters"] == small["parameters"])
    #expect(large["multiply_adds"]?.intValue == 3 * 7 * 27 * 4 + 12)
  }

  @Test func `from file to label every part has its time`() throws {
    folder.file("ads/a.png", bytes: try Fixtures.png(seed: 1))
    folder.file("ads/more/b.png", bytes: try Fixtures.png(seed: 2))
    let result = try bench("--images", "ads")
    #expect(result.status == 0, "\(result.errors)")
    let object = try JSONValue.parse(result.output)
    #expect(object["images_per_second_in_parallel"]?.doubleValue ?? 0 > 0)
    let split = object["split_ms"]
    for part in ["decode", "resize", "forward", "post"] {
      #expect(split?[part]?.doubleValue ?? 0 > 0, "\(part)")
    }
  }

  @Test func `training steps and layers can be measured`() throws {
    let train = try bench("--train", "--batch", "4")
    #expect(train.status == 0, "\(train.errors)")
    let step = try JSONValue.parse(train.output)
    #expect(step["work"] == "training step")
    #expect(step["images_per_second"]?.doubleValue ?? 0 > 0)
    let split = step["split_ms"]?.objectValue?.pairs ?? []
    #expect(split.map(\.key) == ["forward", "backward", "update"])
    let parts = split.reduce(0) { $0 + ($1.value.doubleValue ?? .nan) }
    #expect(abs(parts - (step["latency_ms"]?["mean"]?.doubleValue ?? 0)) <= 1e-9 * parts)
    let layers = try bench("--layers")
    #expect(layers.status == 0, "\(layers.errors)")
    let rows = try JSONValue.parse(layers.output)["results"]?.arrayValue ?? []
    #expect(rows.first?["name"] == "conv")
    let share = rows.reduce(0) { $0 + ($1["share"]?.doubleValue ?? 0) }
    #expect(abs(share - 1) < 1e-9)
    #expect(rows.first?["kernel"]?.stringValue?.isEmpty == false)
    #expect(rows.first?["gflops"]?.doubleValue ?? 0 > 0)
    #expect(rows.first?["peak_fraction"]?.doubleValue ?? 0 > 0)
    // Input, weight, bias and output of the convolution, once each.
    #expect(rows.first?["bytes"]?.intValue == 4 * (192 + 108 + 4 + 36))
    #expect(rows.allSatisfy { $0["samples_ms"]?.arrayValue?.count == 3 })
    let pooling = rows.first { $0["kind"] == "global-average-pool" }
    #expect(pooling?["gflops"] == .null, "its operations are no multiply-adds")
  }

  @Test func `kernels are compared with the peak of the same run`() throws {
    let result = try Adlens.run(
      [
        "bench", "kernels", "--only", "max pool 2x2", "--threads", "1", "--seconds", "0.01",
        "--format", "json",
      ])
    #expect(result.status == 0, "\(result.errors)")
    let document = try JSONValue.parse(result.output)
    #expect(document["fma_peak_gflops"]?.doubleValue ?? 0 > 0)
    #expect(document["memory_gb_per_s"]?.doubleValue ?? 0 > 0)
    let rows = document["rows"]?.arrayValue ?? []
    #expect(rows.count == 1)
    let limit = document["limits"]?[0]
    #expect(limit?["cache_gb_per_s"]?.doubleValue ?? 0 > 0)
    let full = document["results"]?[0]?.objectValue ?? [:]
    for pair in rows.first?.objectValue?.pairs ?? [] { #expect(full[pair.key] == pair.value) }
    #expect(full["samples_ms"]?.arrayValue?.count == full["n"]?.intValue)
    #expect(full["latency_ms"]?.objectValue?.keys.count == 7)
    #expect(
      rows.first?.objectValue?.keys == ["name", "threads", "gflops", "peak_fraction", "ms"])
  }

  @Test(arguments: [
    (["--layers", "--train"], "--layers and --train measure different things; choose one."),
    (["--arch", "mlp"], "--model and --arch exclude each other."),
    (["--images", "ads", "--batch", "2"], "--images measures one image at a time."),
    (
      ["--layers", "--baseline", "old.json"],
      "--baseline compares whole passes and --layers measures parts; choose one."
    ),
    (
      ["--n", "9", "--baseline", "old.json"],
      "--baseline needs at least 10 repetitions, and --n is 9."
    ),
    (
      ["--n", "10001", "--baseline", "old.json"],
      "--baseline compares at most 10,000 repetitions, and --n is 10,001."
    ),
    (
      ["--format", "json", "--out", "a.HTML"],
      "--out a.HTML asks for a page and --format json for something else; leave out --format, or "
        + "give the file another ending."
    ),
  ])
  func `measurements that exclude each other are a mistake`(
    words: [String], message: String
  ) throws {
    let result = try Adlens.run(["bench", "--model", "m.safetensors"] + words, in: folder)
    #expect(result.status == 2)
    #expect(result.errors == "error: \(message) See 'adlens help bench'.\n")
  }
}
