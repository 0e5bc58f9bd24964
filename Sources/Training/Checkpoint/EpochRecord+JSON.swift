import FileFormats

extension EpochRecord {
  /// The record for a checkpoint.
  var jsonValue: JSONValue {
    var object: JSONObject = [
      "epoch": .integer(epoch), "seconds": .number(seconds), "train_loss": .number(trainLoss),
      "rate": .number(rate), "images_per_second": .number(imagesPerSecond),
    ]
    if let validation {
      var figures = JSONObject()
      for figure in validation.figures { figures[figure.name] = .number(figure.value) }
      object["validation"] = ["loss": .number(validation.loss), "figures": .object(figures)]
    }
    return .object(object)
  }

  /// Reads a record.
  init(json: JSONValue) throws(JSONError) {
    epoch = try json.integer("epoch")
    seconds = try json.number("seconds")
    trainLoss = try json.number("train_loss")
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
    guard let pairs = figures.objectValue?.pairs, !pairs.isEmpty else {
      throw .wrongType(key: "figures", expected: "an object with a figure")
    }
    var values: [Validation.Figure] = []
    for pair in pairs {
      values.append(Validation.Figure(pair.key, try figures.number(pair.key)))
    }
    return Validation(loss: loss, figures: values)
  }
}
