import AdLens

/// `adlens image info`.
enum ImageInfoVerb {
  static let verb = Verb(
    "image info", summary: "tells format, size, colour mode and damage of images",
    operands: .init(name: "FILES", count: 1...Int.max, help: ImageInputs.operands.help),
    flags: Flags.rows + [Flags.recursive, Flags.strict, Flags.maxPixels, Flags.threads],
    examples: [
      .init("adlens image info banner.png", "Shows what is in one image"),
      .init(
        "adlens image info ads --recursive --format csv --out ads.csv",
        "Lists every image under a folder in a spreadsheet"),
    ],
    notes: [
      "Width and height are as stored, before the EXIF turn. rgba_sha256 is taken of the decoded "
        + "pixels, so it is the same for every lossless copy of an image."
    ],
    run: run)

  static let columns = [
    Column("Path", "path", isFlexible: true), Column("Format", "format"),
    Column("Width", "width", .right), Column("Height", "height", .right), Column("Mode", "mode"),
    Column("Turn", "orientation", .right), Column("Frames", "frames", .right),
    Column("Partial", "partial"), Column("Warnings", "warnings"),
    Column("SHA-256 of pixels", "rgba_sha256") { String(Column.plain($0).prefix(12)) },
  ]

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let arguments = invocation.arguments
    let inputs = ImageInputs(
      isRecursive: arguments.isOn(Flags.recursive), console: invocation.console)
    let paths = try inputs.paths(for: arguments.operands)
    let options = DecodeOptions(arguments)
    var writer = RowWriter(invocation, columns: columns)
    var tally = Tally(invocation.console)
    OrderedMap(WorkerPool(arguments)).run(paths) { path, _ in
      row(of: path, options: options)
    } emit: { row in
      tally.count(row)
      writer.append(row)
    }
    try writer.finish()
    return tally.finish()
  }

  private static func row(of path: String, options: DecodeOptions) -> JSONValue {
    do throws(ImageError) {
      let image = try ImageDecoder.decode(contentsOf: path, options: options)
      let info = image.info
      return [
        "path": .string(path), "format": .string(info.format.rawValue),
        "width": .integer(info.width), "height": .integer(info.height),
        "mode": .string(info.mode), "orientation": .integer(info.orientation.rawValue),
        "frames": .integer(info.frames), "partial": .bool(info.isPartial),
        "warnings": .array(info.warnings.map(JSONValue.string)),
        "rgba_sha256": .string(image.rgbaSHA256),
      ]
    } catch {
      return JSONValue(failure: error, path: path)
    }
  }
}
