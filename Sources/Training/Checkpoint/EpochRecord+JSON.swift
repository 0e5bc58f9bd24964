import FileFormats

extension EpochRecord {
  /// The record for a checkpoint.
  var jsonValue: JSONValue {
    var object: JSONObject = [
      "epoch": .integer(epoch), "seconds": .number(seconds), "train_loss": .number(trainLoss),
      "rate": .number(rate), "images_per_second": .number(imagesPerSecond),
    ]
    if let validation {
      object["validation"] = [
        "loss": .number(validation.loss), "top1": .number(validation.top1),
        "top5": .number(validation.top5),
      ]
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
    return Validation(
      loss: isInfinite ? .infinity : try json.number("loss"), top1: try json.number("top1"),
      top5: try json.number("top5"))
  }
}
