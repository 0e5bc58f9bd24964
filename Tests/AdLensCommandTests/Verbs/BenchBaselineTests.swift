import AdLens
import Foundation
import TestSupport
import Testing

/// Comparisons with an earlier measurement: what is compared, what is refused, and the exit code.
@Suite struct BenchBaselineTests {
  let folder = TemporaryDirectory()

  init() throws {
    try folder.model("m.safetensors")
  }

  func bench(_ words: String...) throws -> Adlens.Result {
    try Adlens.run(
      ["bench", "--n", "12", "--warmup", "1", "--threads", "1", "--model", "m.safetensors"] + words,
      in: folder)
  }

  func kernels(_ words: String...) throws -> Adlens.Result {
    try Adlens.run(
      // Quiet, since a slow machine shows progress.
      [
        "bench", "kernels", "--only", "max pool 2x2", "--threads", "1", "--seconds", "0.01",
        "--quiet",
      ] + words,
      in: folder)
  }

  /// `count` equal durations.
  static func same(_ milliseconds: Double, count: Int) -> JSONValue {
    .array(Array(repeating: .number(milliseconds), count: count))
  }

  /// A document in which every duration is `factor` times as long, as `old.json`.
  func scale(_ text: String, by factor: Double, waiting: Double? = nil) throws {
    let document = try JSONValue.parse(text)
    var object = document.objectValue ?? [:]
    let rows = (document["results"]?.arrayValue ?? []).map { row -> JSONValue in
      var row = row.objectValue ?? [:]
      let samples = row["samples_ms"]?.arrayValue ?? []
      row["samples_ms"] = .array(samples.map { .number(($0.doubleValue ?? 0) * factor) })
      if let waiting { row["waiting"] = .number(waiting) }
      return .object(row)
    }
    object["results"] = .array(rows)
    folder.file("old.json", containing: JSONValue.object(object).text(pretty: true))
  }

  @Test func `a run a thousand times slower than its baseline fails, and a faster one does not`()
    throws
  {
    let measured = try bench("--format", "json")
    #expect(measured.status == 0, "\(measured.errors)")
    try scale(measured.output, by: 0.001)
    let slower = try bench("--baseline", "old.json")
    #expect(slower.status == 1)
    #expect(
      slower.errors.hasPrefix("error: this run is slower than in old.json: "), "\(slower.errors)")
    #expect(slower.output.contains("95 % interval"))
    #expect(slower.output.hasSuffix(": slower.\n"))

    try scale(measured.output, by: 1000)
    let faster = try bench("--baseline", "old.json", "--format", "json")
    #expect(faster.status == 0, "\(faster.errors)")
    let document = try JSONValue.parse(faster.output)
    let comparison = document["comparison"]
    #expect(document["baseline"] == "old.json")
    #expect(comparison?["verdict"] == "faster")
    #expect(comparison?["confidence"] == 0.95)
    #expect(comparison?["upper"]?.doubleValue ?? 9 < 1)
    #expect(document["results"]?[0]?["comparison"] == comparison)
  }

  @Test func `a difference to a run that never had a core is undecided`() throws {
    let measured = try bench("--format", "json")
    try scale(measured.output, by: 1000, waiting: 1)
    let result = try bench("--baseline", "old.json")
    #expect(result.status == 0)
    #expect(result.output.hasSuffix(": undecided.\n"))
    #expect(result.errors.hasPrefix("warning: this run has no verdict against old.json: "))
    #expect(result.errors.contains("that one for 100.0 %; measure both again on a quiet machine"))
    try scale(measured.output, by: 1000, waiting: 1.5)
    let wrong = try bench("--baseline", "old.json")
    #expect(wrong.status == 3)
    #expect(wrong.errors.hasPrefix("error: old.json: its waiting is no share; "))
  }

  @Test func `kernels are compared row by row`() throws {
    let measured = try kernels("--format", "json")
    try scale(measured.output, by: 0.0001)
    let slower = try kernels("--baseline", "old.json", "--format", "json")
    #expect(slower.status == 1)
    #expect(
      slower.errors.hasPrefix(
        "error: max pool 2x2 64x26x26x32 with 1 thread is slower than in old.json: "))
    let rows = try JSONValue.parse(slower.output)["results"]
    #expect(rows?[0]?["comparison"]?["verdict"] == "slower")
    let table = try kernels("--baseline", "old.json")
    #expect(table.output.contains("Times as long"))
    let other = try Adlens.run(
      ["bench", "kernels", "--only", "s2 1x112", "--threads", "1", "--baseline", "old.json"],
      in: folder)
    #expect(other.status == 3)
    #expect(
      other.errors
        == "error: old.json: was measured differently: it has none of these kernels with "
        + "threads 1; measure both in the same way\n")
  }

  @Test func `a page counts the rows that have no verdict or no baseline`() throws {
    let measured = try kernels("--format", "json")
    try scale(measured.output, by: 1000, waiting: 1)
    let result = try Adlens.run(
      [
        "bench", "kernels", "--only", "max pool", "--threads", "1", "--seconds", "0.01",
        "--baseline", "old.json", "--out", "page.html",
      ], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let page = try String(contentsOfFile: folder.file("page.html"), encoding: .utf8)
    #expect(
      page.contains(
        "Against old.json: 0 rows slower, 0 faster, 0 without a sure difference, 1 undecided, "
          + "1 not in the baseline."))
  }

  @Test func `pictures are told by their names and sizes, not by the folder's name`() throws {
    let picture = try Fixtures.png(seed: 1)
    for name in ["ads/a.png", "copy/a.png", "renamed/b.png"] { folder.file(name, bytes: picture) }
    folder.file("grown/a.png", bytes: picture + [0])
    let measured = try bench("--images", "ads", "--format", "json")
    #expect(measured.status == 0, "\(measured.errors)")
    #expect(try JSONValue.parse(measured.output)["images"]?["folder"] == "ads")
    try scale(measured.output, by: 1000)
    for same in ["ads/", "./ads", "copy"] {
      let result = try bench("--images", same, "--baseline", "old.json")
      #expect(result.status == 0, "\(same): \(result.errors)")
    }
    for other in ["renamed", "grown"] {
      let result = try bench("--images", other, "--baseline", "old.json")
      #expect(result.status == 3)
      #expect(
        result.errors.hasPrefix("error: old.json: was measured differently: images.list_sha256 "),
        "\(other): \(result.errors)")
    }
    folder.file("ads/b.png", bytes: picture)
    let more = try bench("--images", "ads", "--baseline", "old.json")
    #expect(more.errors.contains("images.count 1 there, 2 here"), "\(more.errors)")
  }

  @Test(arguments: [["bench"], ["bench", "kernels"]])
  func `threads that must share a core are not compared`(verb: [String]) throws {
    let result = try Adlens.run(
      verb + ["--baseline", "old.json", "--threads", "\(Processor.coreCount + 1)"], in: folder)
    #expect(result.status == 2)
    #expect(
      result.errors.hasPrefix(
        "error: --baseline needs a core for each thread, and there are "
          + "\(Processor.coreCount + 1) threads for \(Processor.coreCount) core"),
      "\(result.errors)")
  }

  @Test func `what was measured differently is named`() throws {
    let measured = try bench("--format", "json", "--batch", "2")
    folder.file("old.json", containing: measured.output)
    let other = try bench("--baseline", "old.json", "--imgsz", "9x10", "--train")
    #expect(other.status == 3)
    #expect(
      other.errors
        == "error: old.json: was measured differently: work forward there, training step "
        + "here; input 8x8x3 there, 10x9x3 here; batch 2 there, 1 here; measure both in the same "
        + "way\n")
    let kernel = try kernels("--baseline", "old.json")
    #expect(kernel.status == 3)
    #expect(kernel.errors.contains("work forward there, kernels here"))
  }

  @Test(arguments: [
    ("{", "is not valid JSON"), ("[]", "lacks the key \"schema_version\""),
    ("{\"schema_version\": 2}", "has schema version 2, this program reads 1"),
    ("{\"schema_version\": 1, \"results\": []}", "it is no result of 'adlens bench'"),
  ])
  func `a file that is no measurement is refused`(text: String, reason: String) throws {
    folder.file("old.json", containing: text)
    let result = try bench("--baseline", "old.json")
    #expect(result.status == 3)
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("error: old.json: \(reason)"), "\(result.errors)")
    #expect(result.errorLines.count == 1)
  }

  @Test(
    arguments: [
      ("samples_ms", nil, "lacks the key \"samples_ms\""),
      ("samples_ms", [], "it has 0 repetitions, and 10 are needed"),
      ("samples_ms", same(1, count: 9), "it has 9 repetitions, and 10 are needed"),
      (
        "samples_ms", same(1, count: 10_001),
        "it has 10,001 repetitions, and at most 10,000 can be compared"
      ),
      ("samples_ms", same(-1, count: 10), "no machine has its durations or its peak"),
      ("samples_ms", same(1e308, count: 10), "no machine has its durations or its peak"),
      ("samples_ms", same(1e-300, count: 10), "no machine has its durations or its peak"),
      ("fma_core_gflops", 1e308, "no machine has its durations or its peak"),
      ("fma_core_gflops", 1e-308, "no machine has its durations or its peak"),
      ("samples_ms", ["a"], "\"samples_ms\" must be a list of numbers"),
    ] as [(String, JSONValue?, String)])
  func `durations that cannot be are refused`(
    key: String, value: JSONValue?, reason: String
  ) throws {
    var object = try JSONValue.parse(try bench("--format", "json").output).objectValue ?? [:]
    var row = object["results"]?[0]?.objectValue ?? [:]
    row[key] = value
    object["results"] = .array([.object(row)])
    folder.file("old.json", containing: JSONValue.object(object).text())
    let result = try bench("--baseline", "old.json")
    #expect(result.status == 3)
    #expect(result.errors.hasPrefix("error: old.json: \(reason)"), "\(result.errors)")
  }

  @Test func `a missing file and a huge one are refused before anything is measured`() throws {
    let missing = try bench("--baseline", "none.json")
    #expect(missing.status == 3)
    #expect(missing.errors.hasPrefix("error: none.json: no such file"))
    let path = folder.file("huge.json", containing: "")
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.truncate(atOffset: 65 << 20)
    let huge = try bench("--baseline", "huge.json")
    #expect(huge.status == 3)
    #expect(huge.errors.contains("huge.json: has 68,157,440 bytes, more than the limit"))
  }
}
