import FileFormats
import NeuralNetworks
import Testing

@Suite struct ArchitectureJSONTests {
  private func error(_ modules: String, input: String = "[4, 4, 1]") -> ArchitectureError? {
    let text = #"{"name":"a","input":\#(input),"modules":\#(modules)}"#
    do {
      _ = try Architecture(json: try JSONValue.parse(text, maximumDepth: 1000))
      return nil
    } catch {
      return error as? ArchitectureError
    }
  }

  @Test func `kinds and keys that are not known are refused, never ignored`() {
    #expect(
      error(#"[{"name":"x","kind":"gelu"}]"#) == .unknownKind("gelu", at: "x"))
    #expect(
      error(#"[{"name":"x","kind":"relu","slope":1}]"#) == .unknownKey("slope", at: "x"))
    #expect(error(#"[{"name":"x"}]"#) == .missing(key: "kind", at: "x"))
    #expect(error(#"[{"kind":"relu"}]"#) == .missing(key: "name", at: ""))
    #expect(
      error(#"[{"name":"s","kind":"sequential","modules":[{"name":"d","kind":"dense"}]}]"#)
        == .missing(key: "units", at: "s.d"))
  }

  @Test(arguments: [
    #"{"name":"x","kind":"dense","units":0,"bias":true}"#,
    #"{"name":"x","kind":"dense","units":1e9,"bias":true}"#,
    #"{"name":"x","kind":"dense","units":2.5,"bias":true}"#,
    #"{"name":"x","kind":"dense","units":2,"bias":1}"#,
    #"{"name":"x","kind":"dense","units":2,"bias":true,"initializer":"xavier"}"#,
    #"{"name":"x","kind":"dropout","rate":1}"#, #"{"name":"x","kind":"dropout","rate":-0.1}"#,
    #"{"name":"x","kind":"leaky-relu","slope":0}"#,
    #"{"name":"x","kind":"leaky-relu","slope":1e99}"#,
    #"{"name":"x","kind":"batch-norm-2d","epsilon":0,"momentum":0.1}"#,
    #"{"name":"x","kind":"batch-norm-2d","epsilon":1e-5,"momentum":2}"#,
    #"{"name":"x","kind":"max-pool-2d","window":[2],"stride":[2,2],"padding":"valid"}"#,
    #"{"name":"x","kind":"max-pool-2d","window":[2,2],"stride":[2,2],"padding":"full"}"#,
    #"{"name":"x","kind":"max-pool-2d","window":[2,2],"stride":[2,2],"padding":[0,0,0,-1]}"#,
    #"{"name":"x","kind":"sequential","modules":{}}"#, "3",
  ])
  func `values out of range are refused`(module: String) {
    guard case .invalid = error("[\(module)]") else {
      return #expect(Bool(false), "\(String(describing: error("[\(module)]")))")
    }
  }

  @Test(arguments: ["[]", "[4, 4, 4, 4]", "[0, 4, 1]", "[100000, 4, 1]", "4", #"["4"]"#])
  func `the input has one to three usable extents`(input: String) {
    guard case .invalid(key: "input", _, _) = error("[]", input: input) else {
      return #expect(Bool(false), "\(String(describing: error("[]", input: input)))")
    }
  }

  @Test func `depth and number of modules are limited`() {
    var deep = #"{"name":"x","kind":"relu"}"#
    for _ in 0..<40 { deep = #"{"name":"s","kind":"sequential","modules":[\#(deep)]}"# }
    #expect(error("[\(deep)]") == .tooLarge(limit: 10_000))
    let many = (0...10_000).map { #"{"name":"x\#($0)","kind":"relu"}"# }.joined(separator: ",")
    #expect(error("[\(many)]") == .tooLarge(limit: 10_000))
  }
}
