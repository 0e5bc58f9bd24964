extension TrainingSettings {
  /// The content of `args.json`.
  public var jsonValue: JSONValue {
    [
      "schema_version": 1, "version": .string(Version.current),
      "task": .string(task.rawValue), "images": imagesFolder.map { .string($0) } ?? .null,
      "data": .string(data), "arch": .string(architecture), "epochs": .integer(epochs),
      "batch": .integer(batch), "optimizer": .string(optimizer.rawValue),
      "schedule": .string(schedule.rawValue), "lr": .number(rate),
      "warmup_epochs": .number(warmUpEpochs), "weight_decay": .number(weightDecay),
      "label_smoothing": .number(labelSmoothing),
      "ema": averageDecay.map { .number($0) } ?? .null,
      "clip_norm": clipNorm.map { .number($0) } ?? .null,
      "imgsz": imageSize?.jsonValue ?? .null, "fit": .string(fit.rawValue),
      "aspect": .string(aspect.rawValue),
      "margins": .string(margins.rawValue), "matte": .string(matte.hex),
      "augment": .string(augmentation.rawValue),
      "pretrained": pretrained.map { .string($0) } ?? .null,
      "pretrained_sha256": pretrainedSHA256.map { .string($0) } ?? .null,
      "freeze": .bool(freezesFeatures),
      "patience": patience.map { .integer($0) } ?? .null,
      "patience_start": .integer(patienceStart),
      "class_weights": .string(balancesClasses ? "auto" : "none"),
      "val_frac": .number(validationFraction), "seed": .integer(seed),
      "threads": .integer(threads), "class_depth": .integer(classDepth),
      "root": root.map { .string($0) } ?? .null,
      "max_pixels": maximumPixels.map { .integer($0) } ?? .null,
    ]
  }

  /// Reads the content of `args.json`.
  public init(json: JSONValue) throws(JSONError) {
    guard try json.integer("schema_version") == 1 else {
      throw .wrongType(key: "schema_version", expected: "1, the layout this version knows")
    }
    task = try json.named("task")
    imagesFolder = try json.optional("images") { json, key throws(JSONError) in
      try json.string(key)
    }
    data = try json.string("data")
    architecture = try json.string("arch")
    epochs = try json.positive("epochs")
    batch = try json.positive("batch")
    optimizer = try json.named("optimizer")
    schedule = try json.named("schedule")
    rate = try json.number("lr")
    warmUpEpochs = try json.number("warmup_epochs")
    weightDecay = try json.number("weight_decay")
    labelSmoothing = try json.number("label_smoothing")
    averageDecay = try json.optional("ema") { json, key throws(JSONError) in
      let decay = try json.number(key)
      guard Self.averageDecays.contains(decay) else {
        throw .wrongType(key: key, expected: "a number from 0.00001 to 0.99999, or null")
      }
      return decay
    }
    clipNorm = try json.optional("clip_norm") { json, key throws(JSONError) in
      try json.number(key)
    }
    imageSize = try json.optional("imgsz") { json, key throws(JSONError) in
      let size = json[key].flatMap { value in
        value.intValue.map { PictureSize(side: $0) }
          ?? value.stringValue.flatMap { PictureSize($0) }
      }
      guard let size, size.width > 0, size.height > 0 else {
        throw .wrongType(key: key, expected: "a size such as 128 or \"96x128\"")
      }
      return size
    }
    fit = try json.named("fit")
    // Runs from before there were choices had one input for all and kept margins.
    aspect =
      try json.optional("aspect") { json, key throws(JSONError) in try json.named(key) } ?? .fixed
    margins =
      try json.optional("margins") { json, key throws(JSONError) in try json.named(key) } ?? .keep
    matte =
      try json.optional("matte") { json, key throws(JSONError) in
        guard let color = RGBColor(hex: try json.string(key)) else {
          throw .wrongType(key: key, expected: "a colour such as \"#808080\"")
        }
        return color
      } ?? .white
    augmentation = try json.named("augment")
    pretrained = try json.optional("pretrained") { json, key throws(JSONError) in
      try json.string(key)
    }
    pretrainedSHA256 = try json.optional("pretrained_sha256") { json, key throws(JSONError) in
      try json.string(key)
    }
    freezesFeatures = try json.bool("freeze")
    patience = try json.optional("patience") { json, key throws(JSONError) in
      try json.positive(key)
    }
    patienceStart = try json.integer("patience_start")
    balancesClasses = try json.string("class_weights") == "auto"
    validationFraction = try json.number("val_frac")
    seed = try json.integer("seed")
    threads = try json.positive("threads")
    classDepth = try json.positive("class_depth")
    root = try json.optional("root") { json, key throws(JSONError) in try json.string(key) }
    maximumPixels = try json.optional("max_pixels") { json, key throws(JSONError) in
      try json.positive(key)
    }
  }
}

extension PictureSize {
  /// The side of a square, else the size as text.
  fileprivate var jsonValue: JSONValue {
    isSquare ? .integer(width) : .string(description)
  }
}

extension JSONValue {
  /// The integer of a key, at least 1.
  fileprivate func positive(_ key: String) throws(JSONError) -> Int {
    let value = try integer(key)
    guard value >= 1 else { throw .wrongType(key: key, expected: "at least 1") }
    return value
  }

  /// A choice by its name.
  fileprivate func named<Choice>(_ key: String) throws(JSONError) -> Choice
  where Choice: RawRepresentable<String> & CaseIterable {
    guard let choice = Choice(rawValue: try string(key)) else {
      let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw .wrongType(key: key, expected: "one of \(names)")
    }
    return choice
  }

  /// The value of a key, or `nil` when it is `null` or absent.
  fileprivate func optional<Value>(
    _ key: String, _ read: (JSONValue, String) throws(JSONError) -> Value
  ) throws(JSONError) -> Value? {
    guard let value = self[key], !value.isNull else { return nil }
    return try read(self, key)
  }
}
