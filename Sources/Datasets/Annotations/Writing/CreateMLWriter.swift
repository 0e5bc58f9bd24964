import FileFormats

/// Writes the JSON lists of Create ML, one for each side.
enum CreateMLWriter {
  static func files(
    _ dataset: AnnotatedDataset, _ names: [String]
  ) -> [(path: String, bytes: [UInt8])] {
    AnnotationFiles.sides(dataset).map { side in
      let path =
        side.split.map { "\($0.rawValue)/_annotations.createml.json" } ?? "annotations.json"
      return (path, entries(dataset, side.positions, names).bytes(pretty: false))
    }
  }

  /// The list of some images.
  static func entries(
    _ dataset: AnnotatedDataset, _ positions: [Int], _ names: [String]
  ) -> JSONValue {
    let entries = positions.map { position -> JSONValue in
      let objects = dataset.images[position].objects.map { object -> JSONValue in
        let box = object.box
        return [
          "label": .string(dataset.classNames[object.classIndex]),
          "coordinates": [
            "x": .number(box.x + box.width / 2), "y": .number(box.y + box.height / 2),
            "width": .number(box.width), "height": .number(box.height),
          ],
        ]
      }
      return ["image": .string(names[position]), "annotations": .array(objects)]
    }
    return .array(entries)
  }
}
