import AdLens

/// `adlens export`.
enum ExportVerb {
  static let out = Flag(
    "out", letter: "o", "FILE", kind: .text, help: "the model file to write; required")
  static let half = Flag.off(
    "half", help: "keep weights as 16-bit floats, which halves the file; any adlens reads it")
  static let imageSize = Flag(
    "imgsz", "N|WxH", kind: .size(1...4096), fallback: .rule("that of the model"),
    help: "the size that images will be brought to, where the network allows another one")

  static let verb = Verb(
    "export", summary: "writes a model to one file, smaller or for another image size",
    operands: .init(
      name: "MODEL", count: 1...1, help: "a model file, a run directory or the name of a run"),
    flags: [out, half, imageSize],
    examples: [
      .init("adlens export creatives --out creatives.safetensors", "Copies a run's model"),
      .init(
        "adlens export elements --half --out small.safetensors",
        "The same with half the bytes, to send or to ship"),
      .init(
        "adlens export elements --imgsz 640x320 --out wide.safetensors",
        "A detector that looks at all pictures in a wide input"),
    ],
    notes: [
      "Networks without dense layers before their pooling, such as adnet and adnet-detect, take any size; "
        + "objects that were learned at another size may be found less surely.",
      "A model that gives long pictures an input of their own keeps doing so with one side, and not with WxH.",
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let arguments = invocation.arguments
    guard let path = arguments.text(out) else {
      throw UsageError("--out is missing; name a file to write", verb: invocation.verb)
    }
    if FileSystem.isDirectory(path) {
      throw UsageError("'\(path)' is a folder; name a file", verb: invocation.verb)
    }
    let loaded = try LoadedModel(arguments.operands[0], task: nil)
    if let real = FileSystem.resolved(path), real == FileSystem.resolved(loaded.path) {
      throw UsageError("'\(path)' is the model itself; name another file", verb: invocation.verb)
    }
    var model = loaded.model
    if let size = arguments.size(imageSize) {
      let stride = Architectures.detectorStrides.last ?? 1
      let isDetector = model.task == ModelTask.detect.rawValue
      if isDetector, size.width % stride != 0 || size.height % stride != 0 {
        throw UsageError(
          "--imgsz: a detector takes multiples of \(stride), such as 320 or 416x320",
          verb: invocation.verb)
      }
      model = try model.resized(width: size.width, height: size.height, path: loaded.path)
    }
    try model.save(to: path, isHalf: arguments.isOn(half))
    invocation.console.write(path + "\n")
    return .done
  }
}
