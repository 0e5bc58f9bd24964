import AdLens

/// The flags of `adlens explain`.
enum ExplainFlags {
  static let classLabel = Flag(
    "class", "NAME", kind: .text, fallback: .rule("what the model is surest of"),
    help: "explain the answer for this class of the model; with a detector its surest object")
  static let method = Flag(
    "method", kind: .choice(["grad-cam", "occlusion", "both"]),
    fallback: .rule("grad-cam; for models of clicks occlusion"),
    help: "how the evidence is found: by gradients in one pass, or by covering place after place")
  static let patch = Flag(
    "patch", "F", kind: .number(0.02...1), fallback: .value("0.16"),
    help: "the side of occlusion's patch, as a share of the image's mean side")
  static let stride = Flag(
    "stride", "F", kind: .number(0.1...1), fallback: .value("0.5"),
    help: "how far the patch moves each time, as a share of its side")
  static let cover = Flag(
    "cover", kind: .choice(ExplanationOptions.Cover.allCases.map(\.rawValue)),
    fallback: .value("blur"), help: "what the patch shows: the image blurred, or grey")
  static let elements = Flag.on(
    "elements",
    help: "do not look for elements, such as logos and buttons, to say what lies on them")
  static let whatIf = Flag.off(
    "what-if", help: "change every element, and tell how sure the model then is")
  static let edits = Flag(
    "edits", "A,B", kind: .text, fallback: .rule("all of them"),
    help: "with --what-if: the changes, of remove, shrink, enlarge and recolor")
  static let out = Flag(
    "out", letter: "o", "PATH", kind: .text, fallback: .rule("the folder explained"),
    help: "the picture to write, .png or .jpg, or the folder for pictures")
}

extension ExplanationOptions {
  /// The options that the flags ask for.
  ///
  /// - Throws: `UsageError` for a class that the model does not know.
  init(_ invocation: Invocation, of loaded: LoadedModel) throws(UsageError) {
    self.init()
    let arguments = invocation.arguments
    switch arguments.text(ExplainFlags.method) {
    case "occlusion": methods = [.occlusion]
    case "both": methods = [.gradCAM, .occlusion]
    default: methods = [.gradCAM]
    }
    patch = arguments.number(ExplainFlags.patch) ?? patch
    stride = arguments.number(ExplainFlags.stride) ?? stride
    cover = arguments.text(ExplainFlags.cover).flatMap(Cover.init) ?? cover
    guard let name = arguments.text(ExplainFlags.classLabel) else { return }
    guard let number = loaded.model.classNames.firstIndex(of: name) else {
      throw UsageError(
        "--class: \(quoted(name, mark: "'")) is no class of \(loaded.path)",
        suggestion: Suggestion.nearest(to: name, among: loaded.model.classNames),
        verb: invocation.verb)
    }
    classIndex = number
  }
}

extension ElementChange {
  /// The changes that `--what-if` and `--edits` ask for; none without the former.
  ///
  /// - Throws: `UsageError` for one that is not known.
  static func list(_ invocation: Invocation) throws(UsageError) -> [ElementChange] {
    let arguments = invocation.arguments
    guard let text = arguments.text(ExplainFlags.edits) else {
      return arguments.isOn(ExplainFlags.whatIf) ? allCases : []
    }
    guard arguments.isOn(ExplainFlags.whatIf) else {
      throw UsageError("--edits is for --what-if only", verb: invocation.verb)
    }
    var changes: [ElementChange] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      let name = word.filter { $0 != " " }
      guard let change = ElementChange(rawValue: name) else {
        throw UsageError(
          "--edits: \(quoted(name, mark: "'")) is not one of "
            + allCases.map(\.rawValue).joined(separator: ", "),
          suggestion: Suggestion.nearest(to: name, among: allCases.map(\.rawValue)),
          verb: invocation.verb)
      }
      if !changes.contains(change) { changes.append(change) }
    }
    return changes
  }
}
