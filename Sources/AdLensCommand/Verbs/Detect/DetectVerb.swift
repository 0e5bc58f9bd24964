import AdLens

/// `adlens detect`.
enum DetectVerb {
  static let verb = Verb(
    "detect", summary: "finds objects in images: their classes, boxes and how sure that is",
    operands: ImageInputs.operands,
    flags: ImagePass.flags(
      [
        DetectFlags.confidence, DetectFlags.overlap, DetectFlags.limit, DetectFlags.agnostic,
        DetectFlags.classes, DetectFlags.tile, DetectFlags.annotate, DetectFlags.crops,
      ], rows: DetectFlags.rows),
    examples: [
      .init(
        "adlens detect banner.png --model elements --annotate marked",
        "Lists what is in an image, and draws it into a copy of the image in the folder marked"),
      .init(
        "adlens detect ads -r --model elements --classes logo,cta_button --format csv",
        "Looks for two classes in all images under a folder, a row for each object"),
      .init(
        "adlens detect ads --model elements --conf 0.001 --format coco -o found.json",
        "Writes everything the model suspects, to measure average precision elsewhere"),
    ],
    notes: [
      "Boxes are in pixels of the upright image, from its upper left corner. CSV has a row for "
        + "each object, and one without a label for an image in which nothing was found. In COCO "
        + "results image_id is the number that is the file's name, or else its place among the "
        + "images from 1, and category_id is the place of the class in the model from 1.",
      "The folders of --annotate and --crops get the folders and names of the images; JPEG stays "
        + "JPEG, other formats become PNG. Crops have the number of the object in their name.",
      ImagePass.note(participle: "searched"),
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let arguments = invocation.arguments
    let pass = try ImagePass(invocation, task: "detect", participle: "searched")
    let format = arguments.text(Flags.format).flatMap(OutputFormat.init) ?? .table
    let writer = try PictureWriter(
      invocation, paths: pass.paths, classNames: pass.loaded.model.classNames)
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
        rows: DetectionRows(format: format, classNames: pass.loaded.model.classNames)))
  }
}
