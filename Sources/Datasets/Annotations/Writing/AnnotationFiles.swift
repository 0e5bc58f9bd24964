import FileFormats

/// Annotations as files of a format, with the places where it expects the images.
public struct AnnotationFiles: Sendable {
  /// The paths below the folder of the data, with their contents.
  public private(set) var files: [(path: String, bytes: [UInt8])] = []

  /// The places of the images below the folder of the data, in the order of the dataset.
  public private(set) var imagePaths: [String] = []

  /// Writes a dataset down.
  ///
  /// Boxes are in pixels of the upright images, which all formats then mean: COCO and Pascal VOC files
  /// declare the upright size. Objects that evaluation leaves out stay so in COCO and Pascal VOC; the other
  /// formats do not tell them apart.
  ///
  /// | format | annotations | images |
  /// |---|---|---|
  /// | COCO | `annotations.json`, or `annotations/instances_train.json` … | `images/`, `images/train/` … |
  /// | YOLO | `data.yaml`, `labels/train/` … | `images/train/` … |
  /// | Pascal VOC | `Annotations/`, `ImageSets/Main/` | `JPEGImages/` |
  /// | Create ML | `annotations.json`, or `train/_annotations.createml.json` … | beside them |
  public init(_ dataset: AnnotatedDataset, format: BoxFormat) {
    let names = ImageNames(dataset) { image in
      switch format {
      case .voc: ""
      case .yolo: Self.folder(image.split ?? .train)
      case .coco, .createml: Self.folder(image.split)
      }
    }
    switch format {
    case .coco:
      imagePaths = zip(dataset.images, names.names).map { "images/" + Self.folder($0.split) + $1 }
      files = COCOWriter.files(dataset, imagePaths)
    case .yolo:
      imagePaths = zip(dataset.images, names.names).map {
        "images/" + Self.folder($0.split ?? .train) + $1
      }
      files = YOLOWriter.files(dataset, imagePaths)
    case .voc:
      imagePaths = names.names.map { "JPEGImages/" + $0 }
      files = VOCWriter.files(dataset, names.names)
    case .createml:
      imagePaths = zip(dataset.images, names.names).map { Self.folder($0.split) + $1 }
      files = CreateMLWriter.files(dataset, names.names)
    }
  }

  /// Writes a dataset down whose images stay where they are, without sides.
  ///
  /// | format | annotations |
  /// |---|---|
  /// | COCO | `boxes.json` |
  /// | YOLO | `data.yaml`, `labels/` |
  /// | Pascal VOC | `Annotations/` |
  /// | Create ML | `_annotations.createml.json` beside the images |
  ///
  /// - Parameters:
  ///   - dataset: its images are taken to be on no side.
  ///   - format: what to write.
  ///   - imagePaths: where the images are, below the folder of the data: all in one folder, named `images` for
  ///     YOLO.
  ///   - info: what a COCO file tells about the data.
  public init(
    _ dataset: AnnotatedDataset, format: BoxFormat, at imagePaths: [String], info: JSONObject = [:]
  ) {
    precondition(imagePaths.count == dataset.images.count, "every image has a path")
    let names = imagePaths.map { Path.name(of: $0) }
    let folder = imagePaths.first.map { Path.parent(of: $0) } ?? ""
    self.imagePaths = imagePaths
    switch format {
    case .coco:
      let positions = Array(dataset.images.indices)
      let document = COCOWriter.document(dataset, positions, fileNames: imagePaths, info: info)
      files = [("boxes.json", document.bytes(pretty: false))]
    case .yolo: files = YOLOWriter.files(dataset, imagePaths)
    case .voc: files = VOCWriter.files(dataset, names, folder: folder)
    case .createml:
      let entries = CreateMLWriter.entries(dataset, Array(dataset.images.indices), names)
      let path = Path.join(folder, "_annotations.createml.json")
      files = [(path, entries.bytes(pretty: false))]
    }
  }

  private static func folder(_ split: Split?) -> String { split.map { $0.rawValue + "/" } ?? "" }

  /// The sides in the order they are written, with the positions of their images; `nil` for images of
  /// no side.
  static func sides(_ dataset: AnnotatedDataset) -> [(split: Split?, positions: [Int])] {
    let all: [Split?] = [nil] + Split.allCases
    return all.compactMap { split in
      let positions = dataset.images.indices.filter { dataset.images[$0].split == split }
      return positions.isEmpty ? nil : (split, positions)
    }
  }

  /// A coordinate with at most six decimals and no needless zeros.
  static func number(_ value: Double) -> String {
    var text = fixed(value, decimals: 6)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}

/// Names for the images of a dataset, none of them twice in a folder, whatever its extension.
struct ImageNames {
  /// The names in the order of the dataset.
  private(set) var names: [String] = []

  /// Takes the last words of the paths; `folder` tells where an image goes.
  init(_ dataset: AnnotatedDataset, folder: (AnnotatedImage) -> String) {
    var taken: Set<String> = []
    for image in dataset.images {
      let name = Path.name(of: String(image.path.map { $0 == "\\" ? "/" : $0 }))
      let stem = Path.stem(of: name)
      let end = String(name.dropFirst(stem.count))
      let folder = folder(image)
      var chosen = stem
      var number = 2
      // File systems may not tell capitals apart.
      while !taken.insert(folder + "/" + chosen.lowercased()).inserted {
        chosen = "\(stem)-\(number)"
        number += 1
      }
      names.append(chosen + end)
    }
  }
}
