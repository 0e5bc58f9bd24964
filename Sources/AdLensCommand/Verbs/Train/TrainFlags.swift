import AdLens

/// The flags of `adlens train` that no other verb has.
enum TrainFlags {
  static let task = Flag(
    "task", kind: .choice(ModelTask.allCases.map(\.rawValue)), fallback: .value("classify"),
    help: "what to learn: the class of a picture, the boxes of objects in it, or how often it is "
      + "clicked")
  static let images = Flag(
    "images", "DIR", kind: .text, fallback: .rule("looked for beside the annotations"),
    help: "the folder of the images, for --task detect")
  static let architecture = Flag(
    "arch", "NAME", kind: .choice(Architectures.names + Architectures.detectorNames),
    fallback: .rule("adnet; for idx data keras-cnn; for detect adnet-detect"),
    help: "the network")
  static let epochs = Flag(
    "epochs", "N", kind: .integer(1...1_000_000),
    fallback: .rule("40; for idx data 10; for detect 100"),
    help: "how often every image is learned from")
  static let batch = Flag(
    "batch", "N", kind: .integer(1...65_536), fallback: .rule("64; for detect 16"),
    help: "images of one step")
  static let rate = Flag(
    "lr", "X", kind: .number(1e-9...100),
    fallback: .rule("adamw 0.003, for detect 0.002; adam and rmsprop 0.001, sgd 0.05"),
    help: "the highest learning rate")
  static let optimizer = Flag(
    "optimizer", kind: .choice(OptimizerName.allCases.map(\.rawValue)),
    fallback: .rule("adamw; for idx data adam"), help: "the rule that moves the weights")
  static let schedule = Flag(
    "schedule", kind: .choice(ScheduleName.allCases.map(\.rawValue)),
    fallback: .rule("one-cycle; for idx data constant"), help: "the course of the learning rate")
  static let imageSize = Flag(
    "imgsz", "N|WxH", kind: .size(1...4096),
    fallback: .rule(
      "128; resnet18, mobilenet-v2, efficientnet-lite0 224; detect 416; idx data as stored"),
    help: "the side, or width and height, in pixels that images are brought to")
  static let fit = Flag(
    "fit", kind: .choice(Fit.allCases.map(\.rawValue)), fallback: .value("letterbox"),
    help: "how other aspect ratios are brought into that size")
  static let aspect = Flag(
    "aspect", kind: .choice(Aspect.allCases.map(\.rawValue)),
    fallback: .rule("fixed; for detect adaptive where --imgsz, --fit and --augment allow"),
    help: "how pictures more than twice as long as wide are looked at, up to twice as large: by a "
      + "detector in an adaptive input, by a classifier folded into overlapping bands")
  static let margins = Flag(
    "margins", kind: .choice(Margins.allCases.map(\.rawValue)),
    fallback: .rule("trim; for detect keep"),
    help: "whether fully transparent margins of cut-outs are cut off")
  static let matte = Flag(
    "matte", "RRGGBB", kind: .text, fallback: .value("ffffff"),
    help: "the colour under transparency and beside letterboxed images")
  static let augment = Flag(
    "augment", kind: .choice(AugmentationPolicy.allCases.map(\.rawValue)),
    fallback: .rule("auto; for idx data off"),
    help: "whether images are varied a little each time; no-flip never mirrors them, for "
      + "pictures with words")
  static let pretrained = Flag(
    "pretrained", "M", kind: .text, help: "a model or run whose weights are the start")
  static let freeze = Flag.off(
    "freeze", help: "learn the last layer only; needs --pretrained")
  static let patience = Flag(
    "patience", "N", kind: .integer(0...1_000_000),
    fallback: .rule("12; for idx data and detect 0"),
    help: "stop after N epochs without a better validation, counted once the learning rate has "
      + "fallen to half its peak; 0 never stops early")
  static let classWeights = Flag(
    "class-weights", kind: .choice(["none", "auto"]), fallback: .value("none"),
    help: "auto lets the images of rare classes count more")
  static let validationFraction = Flag(
    "val-frac", "F", kind: .number(0...0.95), fallback: .value("0.2"),
    help: "the share of images held out to choose the epoch; with 0 the last one counts")
  static let name = Flag(
    "name", "N", kind: .text, fallback: .rule("that of DATA"),
    help: "the name of the run; a number is added when it is taken")
  static let resume = Flag(
    "resume", "RUN", kind: .text,
    help: "continue a run, given by name or directory, as if it had never stopped")
  static let weightDecay = Flag(
    "weight-decay", "X", kind: .number(0...10), fallback: .rule("adamw 0.05, others 0"),
    help: "the pull of the weights towards zero")
  static let labelSmoothing = Flag(
    "label-smoothing", "X", kind: .number(0...0.99),
    fallback: .rule("0.1; for idx data 0; not for detect"),
    help: "the share of each label that is spread over all classes")
  static let averageDecay = Flag(
    "ema", "X", kind: .number(0...0.99999), fallback: .rule("0; for detect 0.998"),
    help: "validate and keep a moving average of the weights with this decay a step; 0 keeps the "
      + "weights of the last step")
  static let clipNorm = Flag(
    "clip-norm", "X", kind: .number(1e-9...1e9), fallback: .rule("none; for detect 10"),
    help: "shorten longer gradients to this length")
  static let warmUp = Flag(
    "warmup-epochs", "X", kind: .number(0...1_000_000), fallback: .value("0"),
    help: "epochs during which the learning rate climbs")

  /// All of them, the important ones first.
  static let all = [
    task, epochs, name, resume, architecture, imageSize, fit, aspect, margins, matte, batch,
    optimizer, rate, schedule, warmUp, weightDecay, labelSmoothing, averageDecay, clipNorm, augment,
    classWeights, pretrained, freeze, patience, validationFraction, images,
    ClickTrainingVerb.objective, ClickTrainingVerb.folds,
  ]

  /// Those that a run settles once: they cannot be combined with `--resume`.
  static let settled = [
    task, images, name, architecture, imageSize, fit, aspect, margins, matte, batch, optimizer,
    rate, schedule, warmUp, weightDecay, labelSmoothing, averageDecay, clipNorm, augment,
    classWeights, pretrained, freeze, patience, validationFraction, Flags.seed, Flags.classDepth,
    Flags.root, Flags.maxPixels,
  ]
}
