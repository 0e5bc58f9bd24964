extension TrainingSettings {
  /// The decays that a moving average may have: neither end is 0 or 1 as a Float.
  static let averageDecays = 0.00001...0.99999

  /// Refuses numbers that no run can use, naming the flag.
  func check() throws(TrainingRunError) {
    let known = task == .detect ? Architectures.detectorNames : Architectures.names
    guard known.contains(architecture) else {
      throw .unknownArchitecture(
        architecture, known: known, nearest: Suggestion.nearest(to: architecture, among: known))
    }
    try require("epochs", epochs, 1...1_000_000)
    try require("batch", batch, 1...65_536)
    try require("threads", threads, 1...256)
    try require("class-depth", classDepth, 1...64)
    if let imageSize {
      guard (1...4096).contains(imageSize.width) && (1...4096).contains(imageSize.height) else {
        throw .setting(
          name: "imgsz", value: imageSize.description,
          expected: "a side, or WIDTHxHEIGHT, from 1 to 4096")
      }
    }
    if task == .detect, let imageSize {
      let stride = Architectures.detectorStrides.last ?? 1
      guard imageSize.width % stride == 0, imageSize.height % stride == 0 else {
        throw .setting(
          name: "imgsz", value: imageSize.description,
          expected: "multiples of \(stride), such as 320 or 416x320")
      }
    }
    try checkAspect()
    if let patience { try require("patience", patience, 1...1_000_000) }
    try require("seed", seed, 0...Int.max)
    try require("lr", rate, "a number above 0 and at most 100") { $0 > 0 && $0 <= 100 }
    try require("weight-decay", weightDecay, "a number from 0 to 10") { $0 >= 0 && $0 <= 10 }
    try require("label-smoothing", labelSmoothing, "a number from 0 to below 1") {
      $0 >= 0 && $0 < 1
    }
    if let averageDecay {
      try require("ema", averageDecay, "0, or a number from 0.00001 to 0.99999") {
        Self.averageDecays.contains($0)
      }
    }
    try require("val-frac", validationFraction, "a number from 0 to below 1") {
      $0 >= 0 && $0 < 1
    }
    try require("warmup-epochs", warmUpEpochs, "a number from 0 to the number of epochs") {
      $0 >= 0 && $0 <= Double(epochs)
    }
    if let clipNorm {
      try require("clip-norm", clipNorm, "a number above 0") { $0 > 0 && $0.isFinite }
    }
    if let maximumPixels { try require("max-pixels", maximumPixels, 1...Int.max) }
    if freezesFeatures && pretrained == nil {
      throw .setting(
        name: "freeze", value: "freezing random features",
        expected: "--pretrained MODEL with it, so that there is something worth keeping")
    }
  }

  private func checkAspect() throws(TrainingRunError) {
    if aspect == .fixed { return }
    var expected: String?
    if aspect != (task == .detect ? .adaptive : .folded) {
      expected = task == .detect ? "adaptive or fixed for detect" : "folded or fixed for classify"
    } else if fit != .letterbox || imageSize.map({ $0.isSquare && $0.width % 2 == 0 }) != true {
      expected = "one even side for --imgsz and --fit letterbox with it"
    } else if aspect == .adaptive && augmentation == .off {
      // Training pictures have one size, in which a long one is shown in parts.
      expected = "fixed with --augment off, for long images are learned in varied parts"
    }
    if let expected {
      throw .setting(name: "aspect", value: aspect.rawValue, expected: expected)
    }
  }

  private func require(
    _ name: String, _ value: Int, _ range: ClosedRange<Int>
  ) throws(TrainingRunError) {
    guard !range.contains(value) else { return }
    let bounds =
      range.upperBound == .max
      ? "at least \(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
    throw .setting(name: name, value: String(value), expected: "an integer, \(bounds)")
  }

  private func require(
    _ name: String, _ value: Double, _ expected: String, _ isUsable: (Double) -> Bool
  ) throws(TrainingRunError) {
    guard !isUsable(value) else { return }
    throw .setting(name: name, value: value.description, expected: expected)
  }
}
