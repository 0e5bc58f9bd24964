import FileFormats

/// Writes COCO files, one for each side.
enum COCOWriter {
  static func files(
    _ dataset: AnnotatedDataset, _ imagePaths: [String]
  ) -> [(path: String, bytes: [UInt8])] {
    let sides = AnnotationFiles.sides(dataset)
    return sides.map { side in
      let path =
        side.split.map { "annotations/instances_\($0.rawValue).json" } ?? "annotations.json"
      let names = imagePaths.map { Path.name(of: $0) }
      let document = document(dataset, side.positions, fileNames: names)
      return (path, document.bytes(pretty: false))
    }
  }

  static func document(
    _ dataset: AnnotatedDataset, _ positions: [Int], fileNames: [String], info: JSONObject = [:]
  ) -> JSONValue {
    var images: [JSONValue] = []
    var annotations: [JSONValue] = []
    var imageNumbers = Numbers(positions.map { dataset.images[$0].number })
    var objectNumbers = Numbers(positions.flatMap { dataset.images[$0].objects.map(\.number) })
    for position in positions {
      let image = dataset.images[position]
      let number = imageNumbers.next(image.number)
      images.append([
        "id": .integer(number), "file_name": .string(fileNames[position]),
        "width": .integer(image.width), "height": .integer(image.height),
      ])
      for object in image.objects {
        let box = object.box
        annotations.append([
          "id": .integer(objectNumbers.next(object.number)), "image_id": .integer(number),
          "category_id": .integer(dataset.classNumbers[object.classIndex]),
          "bbox": .array([box.x, box.y, box.width, box.height].map(JSONValue.number)),
          "area": .number(object.area), "iscrowd": .integer(object.isCrowd ? 1 : 0),
        ])
      }
    }
    let categories = zip(dataset.classNumbers, dataset.classNames).map { number, name in
      ["id": .integer(number), "name": .string(name)] as JSONValue
    }
    var document: JSONObject = info.isEmpty ? [:] : ["info": .object(info)]
    document["images"] = .array(images)
    document["annotations"] = .array(annotations)
    document["categories"] = .array(categories)
    return .object(document)
  }

  /// Gives ids: those that are there and not twice, for the others the next ones.
  private struct Numbers {
    private var taken: Set<Int>
    private var used: Set<Int> = []
    private var last = 0

    init(_ numbers: [Int?]) { taken = Set(numbers.compactMap { $0 }) }

    mutating func next(_ number: Int?) -> Int {
      if let number, used.insert(number).inserted { return number }
      repeat { last += 1 } while taken.contains(last)
      return last
    }
  }
}
