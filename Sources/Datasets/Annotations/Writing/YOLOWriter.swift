import FileFormats

/// Writes YOLO labels and `data.yaml`.
enum YOLOWriter {
  static func files(
    _ dataset: AnnotatedDataset, _ imagePaths: [String]
  ) -> [(path: String, bytes: [UInt8])] {
    var files = [(path: "data.yaml", bytes: Array(settings(dataset, imagePaths).utf8))]
    for (image, path) in zip(dataset.images, imagePaths) {
      let (width, height) = (Double(image.width), Double(image.height))
      let lines = image.objects.map { object in
        let box = object.box
        // Ten decimals are a millionth of a pixel in the largest images.
        let numbers = [
          (box.x + box.width / 2) / width, (box.y + box.height / 2) / height, box.width / width,
          box.height / height,
        ].map { fixed($0, decimals: 10) }
        return "\(object.classIndex) \(numbers.joined(separator: " "))\n"
      }
      let folder = Path.parent(of: path).replacing("images", with: "labels", maxReplacements: 1)
      files.append((folder + "/" + Path.stem(of: path) + ".txt", Array(lines.joined().utf8)))
    }
    return files
  }

  private static func settings(_ dataset: AnnotatedDataset, _ imagePaths: [String]) -> String {
    // The folder of each side; images of no side are there to train.
    var folders: [Split: String] = [:]
    for (image, path) in zip(dataset.images, imagePaths) {
      folders[image.split ?? .train] = Path.parent(of: path)
    }
    var text = "path: .\n"
    for split in Split.allCases {
      // Train and val must be there for programs that train; an empty side names another one.
      let other = split == .test ? nil : Split.allCases.lazy.compactMap { folders[$0] }.first
      if let folder = folders[split] ?? other { text += "\(split.rawValue): \(folder)\n" }
    }
    text += "names:\n"
    for (index, name) in dataset.classNames.enumerated() {
      text += "  \(index): \(quoted(name))\n"
    }
    return text
  }

  /// A name in double quotes, in which YAML reads escapes as JSON does.
  private static func quoted(_ name: String) -> String { JSONValue.string(name).text() }
}
