import AdLens
import TestSupport
import Testing

/// Every way a model can be wrong: one line that names the file, the reason and the next step, and
/// exit code 4.
@Suite struct BadModelTests {
  let folder = TemporaryDirectory()
  let good: [UInt8]

  init() throws {
    folder.file("a.png", bytes: try Fixtures.png(seed: 1))
    good = try Fixtures.model().bytes()
  }

  /// Replaces a part of the header; the length is adapted and the data stays.
  func withHeader(_ change: (String) -> String) -> [UInt8] {
    let length = (0..<8).reduce(0) { $0 | Int(good[$1]) << (8 * $1) }
    let header = String(decoding: good[8..<8 + length], as: UTF8.self)
    let changed = Array(change(header).utf8)
    let prefix = (0..<8).map { UInt8(changed.count >> (8 * $0) & 255) }
    return prefix + changed + good[(8 + length)...]
  }

  func expectRefusal(_ bytes: [UInt8], _ reason: String, _ step: String) throws {
    folder.file("m.safetensors", bytes: bytes)
    for verb in [["classify", "a.png", "--no-log", "--model"], ["inspect"]] {
      let result = try Adlens.run(verb + ["m.safetensors"], in: folder)
      #expect(result.status == 4, "\(verb)")
      #expect(result.output == "")
      #expect(result.errorLines.count == 1, "\(result.errors)")
      #expect(result.errors.hasPrefix("error: m.safetensors: "), "\(result.errors)")
      #expect(result.errors.contains(reason), "\(result.errors)")
      #expect(result.errors.contains(step), "\(result.errors)")
    }
  }

  @Test func `a file that is no model at all`() throws {
    try expectRefusal(try Fixtures.png(seed: 1), "is not a model file", "name a .safetensors file")
    try expectRefusal([], "is not a model file", "name a .safetensors file")
  }

  @Test func `a file that ends early`() throws {
    try expectRefusal(Array(good.dropLast(10)), "is truncated", "copy it again")
    try expectRefusal(Array(good.prefix(200)), "is truncated", "copy it again")
  }

  @Test func `a header that was tampered with`() throws {
    let bytes = withHeader { $0.replacing("\\\"a\\\",\\\"b\\\"", with: "\\\"a\\\",\\\"a\\\"") }
    try expectRefusal(bytes, "class_names", "copy it again")
    try expectRefusal(withHeader { "!" + $0.dropFirst() }, "is not a model file", "name a")
  }

  @Test func `tensors that overlap`() throws {
    let bytes = withHeader { header in
      guard let range = header.firstRange(of: "\"data_offsets\":[0,") else { return header }
      return header.replacingCharacters(in: range, with: "\"data_offsets\":[4,")
    }
    try expectRefusal(bytes, "is damaged", "copy it again")
  }

  @Test func `a shape that overflows`() throws {
    let huge = "\"shape\":[4611686018427387904,4611686018427387904,"
    let bytes = withHeader { $0.replacing("\"shape\":[3,3,", with: huge) }
    try expectRefusal(bytes, "is damaged", "copy it again")
  }

  @Test func `weights that are finite but overflow together`() throws {
    let model = try Fixtures.model()
    for parameter in model.network.parameters {
      model.network.weights(of: parameter).fill(3e38)
    }
    try model.save(to: folder.file("m.safetensors"))
    try folder.dataset(classes: ["a": 2, "b": 2])
    for words in [["classify", "a.png"], ["evaluate", "data"]] {
      let result = try Adlens.run(words + ["--model", "m.safetensors"], in: folder)
      #expect(result.status == 4, "\(words)")
      #expect(result.output == "")
      #expect(
        result.errors
          == "error: m.safetensors: its network computes scores that are not finite; copy it "
          + "again, or train again with a lower learning rate\n")
    }
    let runs = try Store.open(folder.file("adlens.sqlite"), .reading).runs()
    #expect(runs.map(\.status) == [.failed])
  }

  @Test func `a model of another task`() throws {
    folder.file("m.safetensors", bytes: try Fixtures.model(task: "detect").bytes())
    let result = try Adlens.run(
      ["classify", "a.png", "--no-log", "--model", "m.safetensors"], in: folder)
    #expect(result.status == 4)
    #expect(
      result.errors
        == "error: m.safetensors: is a model for \"detect\", not for \"classify\"; name another model\n"
    )
  }

  @Test func `a model that is not there`() throws {
    let result = try Adlens.run(
      ["classify", "a.png", "--no-log", "--model", "m.safetensors"], in: folder)
    #expect(result.status == 4)
    #expect(
      result.errors
        == "error: m.safetensors: no such model file, run directory or run name; "
        + "train one with 'adlens train DATA'\n")
  }

  @Test func `no model at all is a mistake of the command line`() throws {
    let result = try Adlens.run(["evaluate", "a.csv"], in: folder)
    #expect(result.status == 2)
    #expect(result.errors.hasPrefix("error: 'adlens evaluate' needs --model: "))
  }
}
