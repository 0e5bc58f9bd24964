import AdLens

/// `adlens classify`.
enum ClassifyVerb {
  static let top = Flag(
    "top", letter: "k", "K", kind: .integer(1...100_000), fallback: .value("5"),
    help: "how many classes are listed for each image")

  static let verb = Verb(
    "classify", summary: "says which class each image belongs to, and how sure that is",
    operands: ImageInputs.operands, flags: ImagePass.flags(.classify, [top]),
    examples: [
      .init("adlens classify banner.png --model creatives", "Uses the best weights of a run"),
      .init(
        "adlens classify ads -r --model creatives --format csv --out labels.csv",
        "Labels all images under a folder in a spreadsheet"),
      .init(
        "ls ads/*.jpg | adlens classify - --model creatives --campaign spring",
        "Takes a list of paths, and logs the results under a campaign"),
    ],
    notes: [ImagePass.note(participle: "classified")],
    run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let pass = try ImagePass(invocation, task: .classify, participle: "classified")
    return try pass.run(
      ClassifyTask(
        loaded: pass.loaded, options: DecodeOptions(invocation.arguments),
        top: invocation.arguments.integer(top) ?? 5))
  }
}
