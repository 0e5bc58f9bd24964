/// The flags that several verbs share; a flag means the same wherever it appears.
enum Flags {
  static let format = Flag(
    "format", kind: .choice(["table", "json", "jsonl", "csv"]), fallback: .value("table"),
    environment: "ADLENS_FORMAT",
    help: "how rows are written; json is one document, jsonl one object a line")
  static let out = Flag(
    "out", letter: "o", "FILE", kind: .text,
    help: "write the rows to FILE, whole or not at all, instead of standard output")
  static let store = Flag(
    "store", "PATH", kind: .text, fallback: .value("adlens.sqlite"), environment: "ADLENS_STORE",
    help: "the database that keeps runs and predictions")
  static let log = Flag.on("log", help: "do not write to the store")
  static let campaign = Flag(
    "campaign", "NAME", kind: .text, environment: "ADLENS_CAMPAIGN",
    help: "a label on what is logged")
  static let experiment = Flag(
    "experiment", "NAME", kind: .text, environment: "ADLENS_EXPERIMENT",
    help: "the experiment that the logged run belongs to; 'adlens runs experiments' lists them")
  static let threads = Flag(
    "threads", "N", kind: .integer(1...256), fallback: .rule("one for each core"),
    environment: "ADLENS_THREADS", help: "threads to compute with")
  static let seed = Flag(
    "seed", "N", kind: .integer(0...Int.max), fallback: .value("0"), environment: "ADLENS_SEED",
    help: "where every random choice starts; the same seed gives the same result")
  static let model = Flag(
    "model", letter: "m", "M", kind: .text, environment: "ADLENS_MODEL",
    help: "a model file, a run directory, or the name of a run")
  /// `model` of the verbs for which one comes with AdLens.
  static let modelOrBuiltIn = Flag(
    "model", letter: "m", "M", kind: .text,
    fallback: .rule("the one that comes with AdLens, which learned from drawn ads"),
    environment: "ADLENS_MODEL", help: "a model file, a run directory, or the name of a run")
  static let recursive = Flag.off("recursive", letter: "r", help: "look into folders of folders")
  static let maxPixels = Flag(
    "max-pixels", "N", kind: .integer(1...1_000_000_000), fallback: .value("50000000"),
    help: "refuse images with more pixels")
  static let strict = Flag.off(
    "strict", help: "refuse images of which a part is missing, instead of reading what is there")
  static let classDepth = Flag(
    "class-depth", "N", kind: .integer(1...64), fallback: .value("1"),
    help: "how many levels of folders make the name of a class")
  static let root = Flag(
    "root", "DIR", kind: .text, help: "the folder that absolute paths of a manifest must lie in")
  static let quiet = Flag.off(
    "quiet", letter: "q", help: "no progress and no notes; warnings and errors stay")
  static let help = Flag.off("help", letter: "h", help: "this text")

  /// The flags of every verb.
  static let common = [quiet, help]

  /// The flags of every verb that returns rows.
  static let rows = [format, out]

  /// The flags of every verb that reads labeled pictures.
  static let data = [classDepth, root, maxPixels]

  /// The flags of every verb that writes to the store.
  static let logging = [store, log, campaign, experiment]
}
