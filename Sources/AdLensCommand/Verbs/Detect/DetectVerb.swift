import AdLens

/// `adlens detect`.
enum DetectVerb {
  static let verb = Verb(
    "detect", summary: "finds objects in images: their classes, boxes and how sure that is",
    operands: ImageInputs.operands,
    flags: ImagePass.flags(
      .detect,
      [
        DetectFlags.confidence, DetectFlags.overlap, DetectFlags.limit, DetectFlags.agnostic,
        DetectFlags.classes, DetectFlags.tile, DetectFlags.annotate, DetectFlags.crops,
      ], rows: DetectFlags.rows),
    examples: [
      .init(
        "adlens detect banner.png --annotate marked",
        "Lists what is in an image, and draws it into a copy of the image in the folder marked"),
      .init(
        "adlens detect ads -r --model elements --classes logo,cta_button --format csv",
        "Looks for two classes in all images under a folder, a row for each object"),
      .init(
        "adlens detect ads -m elements --conf 0.001 --format coco --coco-ids boxes.json",
        "Tells all that the model suspects, to measure average precision elsewhere"),
    ],
    notes: [
      "Boxes are in pixels of the upright image, from its upper left corner. CSV has a row for "
        + "each object, and one without a label for an image in which nothing was found. In COCO "
        + "results image_id is the number that is the file's name, or else (also where two have the same) its "
        + "place among the images from 1, and category_id is the place of the class in the model from 1, "
        + "unless --coco-ids says otherwise.",
      "The folders of --annotate and --crops get the folders and names of the images; JPEG stays "
        + "JPEG, other formats become PNG. Crops have the number of the object in their name. The folders must "
        + "be new, empty, or of an earlier run, whose pictures are replaced.",
      ImagePass.note(participle: "searched"),
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let arguments = invocation.arguments
    let pass = try ImagePass(invocation, task: .detect, participle: "searched")
    let classNames = pass.loaded.model.classNames
    let format = arguments.text(Flags.format).flatMap(OutputFormat.init) ?? .table
    let numbers = try numbers(invocation, paths: pass.paths, classNames: classNames, format: format)
    let writer = try PictureWriter(invocation, paths: pass.paths, classNames: classNames)
    if writer?.annotated != nil {
      do throws(FontError) {
        _ = try LabelFonts()
      } catch {
        invocation.console.warning("boxes are drawn without labels: \(error)")
      }
    }
    return try pass.run(
      DetectTask(
        loaded: pass.loaded, decoding: DecodeOptions(arguments),
        options: try DetectionOptions(invocation, of: pass.loaded),
        usesTiles: arguments.isOn(DetectFlags.tile), writer: writer,
        rows: DetectionRows(format: format, classNames: classNames, numbers: numbers)))
  }

  /// The numbers of COCO results, with warnings about what has none.
  private static func numbers(
    _ invocation: Invocation, paths: [String], classNames: [String], format: OutputFormat
  ) throws -> COCONumbers {
    guard let file = invocation.arguments.text(DetectFlags.cocoNumbers) else {
      return COCONumbers(classCount: classNames.count, paths: paths)
    }
    guard format == .coco else {
      throw UsageError("--coco-ids is for --format coco only", verb: invocation.verb)
    }
    let numbers = try COCONumbers(annotations: file, classNames: classNames)
    for line in numbers.warnings(paths: paths, classNames: classNames, file: file) {
      invocation.console.warning(line)
    }
    return numbers
  }
}
