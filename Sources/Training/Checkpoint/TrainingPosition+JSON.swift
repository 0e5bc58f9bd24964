import FileFormats

extension TrainingPosition {
  /// The position for a checkpoint.
  var jsonValue: JSONValue {
    [
      "epoch": .integer(epoch), "batch": .integer(batch), "step": .integer(step),
      "loss_sum": .number(lossSum), "sample_count": .integer(sampleCount),
      "part_sums": .array(partSums.map { .number($0) }),
      "epoch_seconds": .number(epochSeconds), "seconds": .number(seconds),
    ]
  }

  /// Reads a position.
  init(json: JSONValue) throws(JSONError) {
    epoch = try json.integer("epoch")
    batch = try json.integer("batch")
    step = try json.integer("step")
    lossSum = try json.number("loss_sum")
    // Checkpoints from before losses had parts do not tell them.
    partSums = (json["part_sums"]?.arrayValue ?? []).map { $0.doubleValue ?? .nan }
    sampleCount = try json.integer("sample_count")
    epochSeconds = try json.number("epoch_seconds")
    seconds = try json.number("seconds")
  }

  /// Whether a run of so many batches an epoch can stand here.
  func fits(history: [EpochRecord], batches: Int) -> Bool {
    guard epoch == history.count, (0..<batches).contains(batch) else { return false }
    let (done, overflow) = epoch.multipliedReportingOverflow(by: batches)
    return !overflow && step == done + batch
  }
}
