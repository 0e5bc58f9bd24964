import AdLens
import TestSupport

/// Small pictures with a red square or a blue bar, or both, and a COCO file that says where they are.
enum BoxData {
  /// Writes so many pictures into `directory/images` and their boxes into `directory/boxes.json`.
  static func write(to directory: String, count: Int, width: Int = 64, side: Int = 64) throws {
    try FileSystem.createDirectory(Path.join(directory, "images"))
    var images: [JSONValue] = []
    var annotations: [JSONValue] = []
    for index in 0..<count {
      var generator = RandomGenerator(seed: 3, stream: UInt64(index))
      var image = Image(
        width: width, height: side,
        fill: RGBColor(red: 200, green: 205, blue: UInt8(180 + generator.integer(below: 40))))
      for label in 0..<2 where index % 3 != label {
        let (width, height) = label == 0 ? (18, 18) : (26, 10)
        let x = generator.integer(below: image.width - width)
        let y = label == 0 ? generator.integer(below: 14) : 34 + generator.integer(below: 20)
        image.fill(
          x: x, y: y, width: width, height: height,
          color: label == 0
            ? RGBColor(red: 210, green: 40, blue: 40) : RGBColor(red: 40, green: 60, blue: 200))
        annotations.append([
          "id": .integer(annotations.count + 1), "image_id": .integer(index + 1),
          "category_id": .integer(label + 1), "iscrowd": 0,
          "area": .integer(width * height),
          "bbox": .array([x, y, width, height].map { .integer($0) }),
        ])
      }
      let name = "images/\(index).png"
      try AtomicFile.write(try PNGEncoder.encode(image), to: Path.join(directory, name))
      images.append([
        "id": .integer(index + 1), "file_name": .string(name), "width": .integer(image.width),
        "height": .integer(side),
      ])
    }
    let document: JSONValue = [
      "images": .array(images), "annotations": .array(annotations),
      "categories": [["id": 1, "name": "square"], ["id": 2, "name": "bar"]],
    ]
    try AtomicFile.write(Array(document.text().utf8), to: Path.join(directory, "boxes.json"))
  }

  /// Options for a quick run on such a folder.
  static func options(_ data: String, runs: String) -> TrainingOptions {
    var options = TrainingOptions(data: data)
    options.task = .detect
    options.runsDirectory = runs
    options.imageSize = 64
    options.batch = 4
    options.epochs = 2
    options.threads = 1
    options.name = "boxes"
    return options
  }
}
