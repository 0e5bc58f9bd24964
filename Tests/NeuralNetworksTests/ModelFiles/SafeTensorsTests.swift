import FileFormats
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite struct SafeTensorsTests {
  private func error(_ header: String, data: Int = 0, length: Int? = nil) -> SafeTensorsError? {
    error(safeTensorsBytes(header, data: data, length: length))
  }

  private func error(_ bytes: [UInt8]) -> SafeTensorsError? {
    do throws(SafeTensorsError) {
      _ = try SafeTensors(bytes: bytes)
      return nil
    } catch {
      return error
    }
  }

  private func entry(
    _ name: String, _ start: Int, _ end: Int, shape: String = "[1]", type: String = "F32"
  ) -> String {
    #""\#(name)":{"dtype":"\#(type)","shape":\#(shape),"data_offsets":[\#(start),\#(end)]}"#
  }

  @Test func `the smallest files are read`() throws {
    #expect(try SafeTensors(bytes: safeTensorsBytes("{}", data: 0)).entries.isEmpty)
    let scalar = try SafeTensors(
      bytes: safeTensorsBytes("{\(entry("s", 0, 4, shape: "[]"))}", data: 4))
    #expect(try scalar.floats("s") == [0])
    let empty = try SafeTensors(
      bytes: safeTensorsBytes(
        "{\(entry("a", 0, 4)),\(entry("e", 4, 4, shape: "[0, 7]"))}", data: 4))
    #expect(try empty.floats("e") == [])
    #expect(empty["e"]?.shape == [0, 7])
  }

  @Test func `spaces before the header, odd header lengths and unknown keys are accepted`() {
    #expect(error("  {\(entry("a", 0, 4))} ", data: 4) == nil)
    #expect(
      error(#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"note":"x"}}"#, data: 4) == nil)
  }

  @Test func `a file without a whole header is refused`() {
    #expect(error([]) == .truncatedHeader(declared: 8, available: 0))
    #expect(error([1, 2, 3]) == .truncatedHeader(declared: 8, available: 3))
    #expect(error("{}", length: 100) == .truncatedHeader(declared: 108, available: 10))
    let limit = SafeTensors.headerLimit
    #expect(
      error("{}", length: limit + 1)
        == .headerTooLarge(declared: UInt64(limit) + 1, limit: limit))
    #expect(
      error([UInt8](repeating: 255, count: 20)) == .headerTooLarge(declared: .max, limit: limit))
  }

  @Test func `a header that is not the right JSON is refused`() {
    #expect(error("[]") == .headerNotAnObject)
    guard case .header(.syntax) = error("{") else { return #expect(Bool(false), "syntax") }
    #expect(error(#"{"__metadata__":{"a":1}}"#) == .metadataNotText(key: "a"))
    #expect(error(#"{"__metadata__":[]}"#) == .metadataNotText(key: "__metadata__"))
  }

  @Test func `a name that comes twice is refused`() {
    let twice = error("{\(entry("a", 0, 4)),\(entry("a", 0, 4))}", data: 4)
    guard case .header(.duplicateKey("a", _, _)) = twice else {
      return #expect(Bool(false), "\(String(describing: twice))")
    }
    let metadata = error(#"{"__metadata__":{"k":"1","k":"2"}}"#)
    guard case .header(.duplicateKey("k", _, _)) = metadata else {
      return #expect(Bool(false), "\(String(describing: metadata))")
    }
  }

  @Test(arguments: [
    #"{"a":{"shape":[1],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[1]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4.0]}}"#,
    #"{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":["1"],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,36893488147419103232]}}"#,
    #"{"a":{"dtype":4,"shape":[1],"data_offsets":[0,4]}}"#,
    #"{"a":7}"#,
  ])
  func `an incomplete entry is refused`(header: String) {
    let error = error(header, data: 4)
    guard case .entry(tensor: "a", _) = error else {
      return #expect(Bool(false), "\(String(describing: error))")
    }
  }

  @Test func `types and sizes must match`() {
    #expect(
      error("{\(entry("a", 0, 4, type: "F31"))}", data: 4)
        == .unknownType(tensor: "a", type: "F31"))
    #expect(
      error("{\(entry("a", 0, 8))}", data: 8)
        == .sizeMismatch(tensor: "a", declared: 8, computed: 4))
    for (type, width) in [("BOOL", 1), ("F16", 2), ("BF16", 2), ("F64", 8), ("U64", 8)] {
      #expect(error("{\(entry("a", 0, width, type: type))}", data: width) == nil)
    }
  }

  @Test func `shapes that overflow are refused, also in bytes`() {
    let sides = "[4294967296,4294967296]"
    #expect(
      error("{\(entry("a", 0, 4, shape: sides))}", data: 4)
        == .shapeOverflow(tensor: "a", shape: [4_294_967_296, 4_294_967_296]))
    #expect(
      error("{\(entry("a", 0, 4, shape: "[4611686018427387904]"))}", data: 4)
        == .shapeOverflow(tensor: "a", shape: [4_611_686_018_427_387_904]))
    let far = "[\(Int.max - 3),\(Int.max)]"
    let offsets = #"{"a":{"dtype":"U8","shape":[3],"data_offsets":\#(far)}}"#
    guard case .entry(tensor: "a", _) = error(offsets, data: 4) else {
      return #expect(Bool(false), "offsets beyond what can be counted")
    }
  }

  @Test func `the data is covered exactly once`() {
    #expect(
      error("{\(entry("a", 0, 8, shape: "[2]")),\(entry("b", 4, 8))}", data: 8)
        == .overlap(tensor: "b", other: "a"))
    #expect(
      error("{\(entry("a", 0, 4)),\(entry("b", 0, 4))}", data: 4)
        == .overlap(tensor: "b", other: "a"))
    #expect(
      error("{\(entry("a", 0, 4)),\(entry("b", 8, 12))}", data: 12)
        == .hole(before: "b", bytes: 4))
    #expect(error("{\(entry("a", 4, 8))}", data: 8) == .hole(before: "a", bytes: 4))
    #expect(error("{\(entry("a", 0, 4))}", data: 5) == .hole(before: nil, bytes: 1))
    #expect(error("{}", data: 3) == .hole(before: nil, bytes: 3))
    let header = "{\(entry("a", 0, 4))}"
    let start = 8 + header.utf8.count
    #expect(
      error(header, data: 3)
        == .truncatedData(tensor: "a", declared: start + 4, available: start + 3))
  }

  @Test func `what is asked for must be there, in its type`() throws {
    let file = try SafeTensors(
      bytes: safeTensorsBytes("{\(entry("a", 0, 4, type: "I32"))}", data: 4))
    #expect(throws: SafeTensorsError.missing(tensor: "b")) { try file.floats("b") }
    #expect(throws: SafeTensorsError.otherType(tensor: "a", expected: "F32", found: "I32")) {
      try file.floats("a")
    }
    #expect(try file.integers("a") == [0])
  }

  @Test func `what the writer writes, the reader reads`() throws {
    let values = Arena([1, -2.5, .infinity, 0x1p-149, 3.25, 8])
    var writer = SafeTensorsWriter(metadata: ["z": "last", "a": "line\nbreak \"quoted\" ü"])
    writer.add("second", shape: [2, 2], values: values.view.slice(2, 4).readOnly)
    writer.add("first", shape: [], values: values.view.slice(0, 1).readOnly)
    writer.add("none", shape: [3, 0], values: values.view.slice(0, 0).readOnly)
    let bytes = withExtendedLifetime(values) { writer.bytes() }
    let file = try SafeTensors(bytes: bytes)
    #expect(file.metadata == ["z": "last", "a": "line\nbreak \"quoted\" ü"])
    #expect(file.entries.map(\.name) == ["first", "none", "second"])
    #expect(try file.floats("first") == [1])
    #expect(try file.floats("second") == [.infinity, 0x1p-149, 3.25, 8])
    #expect(file["second"]?.shape == [2, 2])
    #expect(file.entries[0].range.lowerBound % 8 == 0, "the data is aligned")
    #expect(withExtendedLifetime(values) { writer.bytes() } == bytes)
  }

  @Test func `any cut and many random changes give an error or a file, never a trap`() throws {
    let values = Arena((0..<24).map { Float($0) })
    var writer = SafeTensorsWriter(metadata: ["key": "value"])
    writer.add("weight", shape: [2, 3, 4], values: values.view.readOnly)
    writer.add("bias", shape: [4], values: values.view.slice(0, 4).readOnly)
    let bytes = withExtendedLifetime(values) { writer.bytes() }
    for length in bytes.indices {
      #expect(error(Array(bytes[..<length])) != nil, "cut at \(length)")
    }
    var generator = RandomGenerator(seed: 1)
    #if DEBUG
      let rounds = 1000
    #else
      let rounds = 10_000
    #endif
    for _ in 0..<rounds {
      var changed = bytes
      for _ in 0...generator.integer(below: 3) {
        changed[generator.integer(below: changed.count)] = UInt8(generator.integer(below: 256))
      }
      if let file = try? SafeTensors(bytes: changed) {
        for entry in file.entries { _ = try? file.floats(entry.name) }
      }
    }
  }
}
