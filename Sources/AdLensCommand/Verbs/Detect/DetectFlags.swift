import AdLens

/// The flags of `adlens detect`.
enum DetectFlags {
  static let confidence = Flag(
    "conf", "C", kind: .number(0...1), fallback: .value("0.25"),
    help: "leave out objects of which the model is less sure")
  static let overlap = Flag(
    "iou", "I", kind: .number(0...1), fallback: .value("0.7"),
    help: "of two boxes that overlap by more, intersection over union, keep the surer one")
  static let limit = Flag(
    "max-det", "N", kind: .integer(1...100_000), fallback: .value("300"),
    help: "list at most so many objects of an image")
  static let agnostic = Flag.off(
    "agnostic-nms", help: "let boxes of different classes replace each other, too")
  static let classes = Flag(
    "classes", "A,B", kind: .text, help: "look for these classes only, by name")
  static let tile = Flag.off(
    "tile",
    help: "search images much longer than the network's input in tiles, too: a pass more for each, "
      + "and smaller things are found")
  static let annotate = Flag(
    "annotate", "DIR", kind: .text, help: "write the images with boxes and labels to this folder")
  static let crops = Flag(
    "crops", "DIR", kind: .text,
    help: "write what was found as images to this folder, in a folder for each class")
  static let cocoNumbers = Flag(
    "coco-ids", "FILE", kind: .text,
    help: "with --format coco: give images and classes the numbers they have in these COCO "
      + "annotations, by name")

  /// The formats of all verbs, and COCO's.
  static let format = Flag(
    "format", kind: .choice(["table", "json", "jsonl", "csv", "coco"]), fallback: .value("table"),
    environment: "ADLENS_FORMAT",
    help: "how rows are written; json is one document, jsonl one object a line, coco a list for "
      + "COCO's tools")
  static let rows = [format, cocoNumbers, Flags.out]
}

extension DetectionOptions {
  /// The options that the flags of `adlens detect` ask for.
  ///
  /// - Parameter loaded: the model, whose classes are named.
  /// - Throws: `UsageError` for a class that the model does not know.
  init(_ invocation: Invocation, of loaded: LoadedModel) throws(UsageError) {
    self.init()
    let arguments = invocation.arguments
    if let value = arguments.number(DetectFlags.confidence) { confidence = Float(value) }
    if let value = arguments.number(DetectFlags.overlap) { overlap = Float(value) }
    if let value = arguments.integer(DetectFlags.limit) { limit = value }
    isAgnostic = arguments.isOn(DetectFlags.agnostic)
    guard let list = arguments.text(DetectFlags.classes) else { return }
    let names = loaded.model.classNames
    // The name of a class may have a comma.
    let wanted = names.contains(list) ? [list] : list.split(separator: ",").map(Self.trimmed)
    var numbers: Set<Int> = []
    for name in wanted {
      guard let number = names.firstIndex(of: name) else {
        throw UsageError(
          "--classes: \(quoted(name, mark: "'")) is no class of \(loaded.path)",
          suggestion: Suggestion.nearest(to: name, among: names), verb: invocation.verb,
          next: "'adlens inspect \(loaded.path)' lists them.")
      }
      numbers.insert(number)
    }
    classes = numbers
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
