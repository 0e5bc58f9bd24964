import AdLens
import TestSupport

/// Small models and pictures that tests write themselves.
enum Fixtures {
  /// A picture of one colour with a bar of another, different for each `seed`.
  static func image(seed: Int, width: Int = 24, height: Int = 16) -> Image {
    var pixels: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        let isBar = x % 8 == seed % 8 || y == seed % height
        pixels += isBar ? [UInt8(seed * 37 % 256), 20, 90] : [200, UInt8(seed * 11 % 256), 40]
      }
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  /// The bytes of such a picture as PNG.
  static func png(seed: Int, width: Int = 24, height: Int = 16) throws -> [UInt8] {
    try PNGEncoder.encode(image(seed: seed, width: width, height: height))
  }

  /// An untrained model, small enough to run at once in a debug build.
  static func model(
    task: String = "classify", classes: [String] = ["a", "b", "c"]
  ) throws -> ModelFile {
    let architecture = try Architecture(
      name: "tiny", input: [8, 8, 3],
      modules: [
        .layer("conv", Conv2D(filters: 4, kernel: 3, stride: 2)), .layer("relu", ReLU()),
        .layer("pool", GlobalAveragePool()), .layer("classifier", Dense(units: classes.count)),
      ])
    return ModelFile(
      task: task, classNames: classes, preprocessing: Preprocessing(width: 8, height: 8).jsonValue,
      temperature: 1.5, network: try Network(architecture, seed: 3))
  }

  /// An untrained detector, which answers everywhere a little: about half of everything is an object.
  static func detector(classes: [String] = ["logo", "button"], side: Int = 32) throws -> ModelFile {
    let architecture = try Architectures.detector(
      named: "adnet-detect", input: [side, side, 3], classes: classes.count)
    return ModelFile(
      task: "detect", classNames: classes,
      preprocessing: Preprocessing(width: side, height: side).jsonValue,
      network: try Network(architecture, seed: 2))
  }
}

extension TemporaryDirectory {
  /// Writes an untrained model and returns its path.
  @discardableResult
  func model(_ name: String = "model.safetensors", task: String = "classify") throws -> String {
    try Fixtures.model(task: task).save(to: file(name))
    return file(name)
  }

  /// Writes a folder of class folders with a few pictures each and returns its path.
  @discardableResult
  func dataset(_ name: String = "data", classes: [String: Int]) throws -> String {
    for (position, (label, count)) in classes.sorted(by: { $0.key < $1.key }).enumerated() {
      for index in 0..<count {
        let bytes = try Fixtures.png(seed: position * 100 + index)
        file("\(name)/\(label)/\(index).png", bytes: bytes)
      }
    }
    return file(name)
  }
}
