import AdLens

/// `adlens rank`.
enum RankVerb {
  static let objective = Flag(
    "objective", kind: .choice(RankingObjective.allCases.map(\.rawValue)),
    fallback: .rule("that of the model"),
    help: "what counts; cpa and roas can stand for each other, others need a model of their own")
  static let dimension = Flag(
    "by", kind: .choice(["segment", "placement", "device"]), fallback: .rule("all together"),
    help: "give each segment, placement or device an order of its own")
  static let update = Flag(
    "update-from", "CAMPAIGN", kind: .text,
    help:
      "add each creative's own clicks in an imported campaign to what its picture predicts, and "
      + "tell how to split the next impressions")
  static let level = Flag(
    "level", "P", kind: .number(0.5...0.999), fallback: .value("0.9"),
    help: "the probability that an interval holds the rate")
  static let force = Flag.off(
    "force", help: "rank even where pictures were found to say nothing about clicks")

  static let verb = Verb(
    "rank", summary: "predicts how often each image is clicked, or sells, the best first",
    operands: ImageInputs.operands,
    flags: [Flags.model, objective, dimension, update, level, force] + Flags.rows
      + [Flags.recursive, Flags.strict, Flags.maxPixels] + Flags.logging + [Flags.threads],
    examples: [
      .init(
        "adlens rank new/*.jpg --model spring", "Ranks new creatives before any money is spent"),
      .init(
        "adlens rank new -r --model spring --by segment --format csv --out ranks.csv",
        "Gives each segment an order of its own"),
      .init(
        "adlens rank live/*.jpg --model spring --update-from summer",
        "Adds what is known of their clicks, and splits the next impressions"),
      .init(
        "adlens rank new/*.jpg --model spring-cpa",
        "Ranks by the cost of a conversion, for a model learned with --objective cpa"),
    ],
    notes: [
      "A model comes from 'adlens train --task ctr' on an imported campaign. A rate is that of the mean "
        + "context the model knows; --campaign names the one it is for, and labels what is logged. What counts "
        + "most tells by how much an element changes the rate, whatever the objective.",
      "A model for which pictures add nothing to the context is refused with exit code 1, unless "
        + "--force says otherwise.",
    ],
    run: { try RankPass($0).run() })
}
