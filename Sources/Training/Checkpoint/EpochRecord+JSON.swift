import FileFormats

extension EpochRecord {
  /// The record for a checkpoint.
  var jsonValue: JSONValue {
    var object: JSONObject = [
      "epoch": .integer(epoch), "seconds": .number(seconds), "train_loss": .number(trainLoss),
      "rate": .number(rate), "images_per_second": .number(imagesPerSecond),
    ]
    if !trainLossParts.isEmpty { object["train_loss_parts"] = Self.json(trainLossParts) }
    if let validation {
      object["validation"] = [
        "loss": .number(validation.loss), "figures": Self.json(validation.figures),
        "loss_parts": Self.json(validation.lossParts),
      ]
    }
    return .object(object)
  }

  private static func json(_ figures: [Validation.Figure]) -> JSONValue {
    var object = JSONObject()
    for figure in figures { object[figure.name] = .number(figure.value) }
    return .object(object)
  }

  /// Reads a record.
  init(json: JSONValue) throws(JSONError) {
    epoch = try json.integer("epoch")
    seconds = try json.number("seconds")
    trainLoss = try json.number("train_loss")
    trainLossParts = try Self.figures(json["train_loss_parts"])
    rate = try json.number("rate")
    imagesPerSecond = try json.number("images_per_second")
    validation = try json["validation"].map(Self.validation)
  }

  private static func validation(_ json: JSONValue) throws(JSONError) -> Validation {
    // An infinite loss is `null` in JSON.
    let isInfinite = try json.value("loss").isNull
    let loss = isInfinite ? .infinity : try json.number("loss")
    // Checkpoints of before there were other tasks name these two.
    guard let figures = json["figures"] else {
      return Validation(
        loss: loss, top1: try json.number("top1"), top5: try json.number("top5"))
    }
    let values = try Self.figures(figures)
    guard !values.isEmpty else {
      throw .wrongType(key: "figures", expected: "an object with a figure")
    }
    return Validation(
      loss: loss, figures: values, lossParts: try Self.figures(json["loss_parts"]))
  }

  /// The named numbers of an object; none when there is no object.
  private static func figures(_ json: JSONValue?) throws(JSONError) -> [Validation.Figure] {
    guard let json else { return [] }
    guard let pairs = json.objectValue?.pairs else {
      throw .wrongType(key: "figures", expected: "an object of numbers")
    }
    var values: [Validation.Figure] = []
    for pair in pairs { values.append(Validation.Figure(pair.key, try json.number(pair.key))) }
    return values
  }
}
