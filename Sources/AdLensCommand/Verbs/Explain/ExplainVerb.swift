import AdLens

/// `adlens explain`.
enum ExplainVerb {
  static let verb = Verb(
    "explain", summary: "shows which parts of an image speak for a model's answer",
    operands: ImageInputs.operands,
    flags: [
      Flags.modelOrBuiltIn, ExplainFlags.classLabel, ExplainFlags.method, ExplainFlags.out,
      ExplainFlags.whatIf, ExplainFlags.edits, ExplainFlags.elements, ExplainFlags.patch,
      ExplainFlags.stride, ExplainFlags.cover, Flags.format, Flags.recursive, Flags.strict,
      Flags.maxPixels, Flags.threads,
    ],
    examples: [
      .init(
        "adlens explain banner.png --model creatives --out why.png",
        "Draws where the evidence for the label lies, and lists how much of it lies on each element"
      ),
      .init(
        "adlens explain banner.png --class cta_button --method both",
        "Explains why a detector sees a button, by gradients and by covering parts of the image"),
      .init(
        "adlens explain banner.png --model spring --what-if",
        "With a model of clicks: what each element contributes, and what changes would do"),
      .init(
        "adlens explain ads -r -m creatives --what-if --edits remove --format csv",
        "Tells for each element of all images how sure the model were without it"),
    ],
    notes: [
      "Pictures have the map over the pale image; a line runs where the heat falls below half of "
        + "its peak. Without --out they go to the folder explained, under the names of the images; "
        + "what is there stays, and a new picture gets a number.",
      "EVIDENCE is the share of the heat that lies in the box of an element, and AREA that of the "
        + "image. Boxes may overlap, so shares need not add up. Elements come from the detector that "
        + "comes with AdLens, or, if a detector is explained, from that.",
      "Grad-CAM sees as much as the network's last maps, a few cells across. Occlusion takes a pass "
        + "for each place, about 150 with the usual patch, and shows by how much the logarithm of the "
        + "odds falls.",
      "What-if changes the image and asks the model again. It tells about the model, which may be "
        + "wrong about people, and edited images are not quite like those it learned from.",
    ],
    run: run)

  /// A model of clicks looks at more than its network's answers.
  private static func explainClicks(
    _ invocation: Invocation, _ pass: ImagePass, changes: [ElementChange],
    options: ExplanationOptions
  ) throws -> ExitCode {
    let arguments = invocation.arguments
    for flag in [ExplainFlags.classLabel, ExplainFlags.cover] where arguments.isGiven(flag) {
      throw UsageError(
        "--\(flag.name) has no meaning for a model of clicks; leave it out",
        verb: invocation.verb)
    }
    var options = options
    // Most of what such a model goes by are the elements, which have no gradient.
    if !arguments.isGiven(ExplainFlags.method) { options.methods = [.occlusion] }
    let format = arguments.text(Flags.format).flatMap(OutputFormat.init) ?? .table
    let model = try RankingModel(pass.loaded.model, path: pass.loaded.path)
    if !model.isGateOpen {
      invocation.console.warning(
        "pictures were found to say nothing about \(model.outcome.successNoun); what is explained may be chance"
      )
    }
    return try pass.run(
      ClickExplainTask(
        loaded: pass.loaded, model: model,
        decoding: DecodeOptions(arguments), changes: changes, options: options,
        pictures: try ExplainedPictures(invocation, paths: pass.paths),
        isFlat: format == .table || format == .csv))
  }

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let arguments = invocation.arguments
    let changes = try ElementChange.list(invocation)
    if !changes.isEmpty, !arguments.isOn(ExplainFlags.elements) {
      throw UsageError("--what-if needs elements, without --no-elements", verb: invocation.verb)
    }
    let pass = try ImagePass(invocation, name: "explain", participle: "explained") { hashing in
      guard let word = arguments.text(Flags.model) else {
        return try LoadedModel(builtInFor: .detect, invocation, hashing: hashing)
      }
      return try LoadedModel(word, task: nil, hashing: hashing)
    }
    let options = try ExplanationOptions(invocation, of: pass.loaded)
    if pass.loaded.model.task == ModelTask.ctr.rawValue {
      return try explainClicks(invocation, pass, changes: changes, options: options)
    }
    return try pass.run(
      ExplainTask(
        loaded: pass.loaded, decoding: DecodeOptions(arguments), options: options,
        changes: changes, findsElements: arguments.isOn(ExplainFlags.elements),
        pictures: try ExplainedPictures(invocation, paths: pass.paths),
        rows: ExplainRows(
          format: arguments.text(Flags.format).flatMap(OutputFormat.init) ?? .table,
          methods: options.methods, hasElements: arguments.isOn(ExplainFlags.elements),
          hasChanges: !changes.isEmpty, imageCount: pass.paths.count)))
  }
}
