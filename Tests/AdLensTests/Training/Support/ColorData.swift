import AdLens
import TestSupport

/// A folder of small pictures whose class is their colour, with some noise.
enum ColorData {
  static let colors: [(name: String, color: RGBColor)] = [
    ("blue", RGBColor(red: 60, green: 90, blue: 210)),
    ("green", RGBColor(red: 60, green: 190, blue: 90)),
    ("red", RGBColor(red: 210, green: 70, blue: 60)),
  ]

  /// Writes so many pictures of each class into `directory/class/00.png` and on.
  static func write(
    to directory: String, perClass: [Int] = [5, 5, 5], size: (Int, Int) = (12, 10)
  ) throws {
    for (label, count) in perClass.enumerated() {
      let folder = Path.join(directory, colors[label].name)
      try FileSystem.createDirectory(folder)
      for index in 0..<count {
        try AtomicFile.write(
          try picture(label, index: index, size: size),
          to: Path.join(folder, "\(index < 10 ? "0" : "")\(index).png"))
      }
    }
  }

  /// One picture as PNG.
  static func picture(_ label: Int, index: Int, size: (Int, Int) = (12, 10)) throws -> [UInt8] {
    var generator = RandomGenerator(seed: 9, stream: UInt64(label), UInt64(index))
    let color = colors[label].color
    var pixels: [UInt8] = []
    for _ in 0..<size.0 * size.1 {
      for value in [color.red, color.green, color.blue] {
        let noisy = Int(value) + generator.integer(below: 81) - 40
        pixels.append(UInt8(clamping: noisy))
      }
    }
    return try PNGEncoder.encode(Image(width: size.0, height: size.1, pixels: pixels))
  }

  /// Options for a quick run on such a folder.
  static func options(_ data: String, runs: String) -> TrainingOptions {
    var options = TrainingOptions(data: data)
    options.runsDirectory = runs
    options.architecture = "keras-cnn"
    options.imageSize = 8
    options.batch = 5
    options.epochs = 3
    options.threads = 1
    options.name = "colors"
    return options
  }
}
