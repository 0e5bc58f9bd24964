import AdLens

/// `adlens image convert`.
enum ImageConvertVerb {
  static let quality = Flag(
    "quality", "N", kind: .integer(1...100), fallback: .value("90"), help: "quality of a JPEG")
  static let matte = Flag(
    "matte", "RRGGBB", kind: .text, fallback: .value("ffffff"),
    help: "the colour behind transparent pixels")

  static let verb = Verb(
    "image convert", summary: "decodes an image and writes it as PNG or JPEG, upright",
    operands: .init(
      name: "IN OUT", count: 2...2, help: "the image to read and the file to write"),
    flags: [quality, matte, Flags.strict, Flags.maxPixels],
    examples: [
      .init("adlens image convert photo.webp photo.png", "Writes a PNG"),
      .init(
        "adlens image convert logo.png logo.jpg --matte 202020 --quality 95",
        "Writes a JPEG of a transparent logo over dark grey"),
    ],
    notes: ["The end of OUT chooses the format: .png, .jpg or .jpeg."],
    run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let arguments = invocation.arguments
    let input = arguments.operands[0]
    let output = arguments.operands[1]
    let color = try arguments.color(matte, verb: invocation.verb) ?? .white
    let fileExtension = Path.fileExtension(of: output)
    guard ["png", "jpg", "jpeg"].contains(fileExtension) else {
      throw UsageError(
        "'\(output)' does not end in .png, .jpg or .jpeg, which chooses the format",
        verb: invocation.verb)
    }
    if let resolved = FileSystem.resolved(output), resolved == FileSystem.resolved(input) {
      throw UsageError(
        "'\(output)' is the image itself; name another file", verb: invocation.verb)
    }
    let decoded = try ImageDecoder.decode(contentsOf: input, options: DecodeOptions(arguments))
    for warning in decoded.info.warnings { invocation.console.warning("\(input): \(warning)") }
    if decoded.info.isPartial {
      invocation.console.warning("\(input): a part of the image is missing")
    }
    let image = decoded.upright(matte: color)
    let bytes =
      fileExtension == "png"
      ? try PNGEncoder.encode(image)
      : try JPEGEncoder.encode(image, quality: arguments.integer(quality) ?? 90)
    try AtomicFile.write(bytes, to: output)
    invocation.console.note("\(output): \(image.width)x\(image.height)")
    return .done
  }
}
