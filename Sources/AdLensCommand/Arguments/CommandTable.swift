/// The one table of verbs: parsing, help and errors all come from it.
enum CommandTable {
  /// Every verb, in the order of the help.
  static let verbs: [Verb] =
    [
      TrainVerb.verb, EvaluateVerb.verb, ClassifyVerb.verb, DetectVerb.verb, ExplainVerb.verb,
      InspectVerb.verb,
      ExportVerb.verb, ImageInfoVerb.verb, ImageConvertVerb.verb, ConvertVerb.verb,
      SynthVerb.verb, RankVerb.verb, PlanVerb.verb,
      BenchVerb.verb, BenchKernelsVerb.verb,
    ] + CampaignVerbs.verbs + [CompareVerb.verb, ReportVerb.verb] + RunsVerbs.verbs
    + DatabaseVerb.verbs

  /// What a newcomer does first.
  static let firstSteps = [
    Verb.Example("adlens train images", "Learns the classes of the folders in images"),
    Verb.Example(
      "adlens classify new/*.png --model runs/classify/images",
      "Says which class each image belongs to"),
  ]

  /// The verb that the words begin with, the longest name first, and the words after it.
  static func match(_ words: [String], in verbs: [Verb] = verbs) -> (Verb, [String])? {
    verbs.sorted { $0.words.count > $1.words.count }
      .first { words.starts(with: $0.words) }
      .map { ($0, Array(words.dropFirst($0.words.count))) }
  }
}
