import Datasets

extension AnnotatedDataset {
  /// Drawn ads as annotations: numbered from 1, with every box that can be seen.
  init(_ records: [AdRecord]) {
    let images = records.map { record in
      AnnotatedImage(
        path: record.path, width: record.width, height: record.height, number: record.index + 1,
        objects: record.boxes.map { box in
          let place = Box(
            x: Double(box.x), y: Double(box.y), width: Double(box.width), height: Double(box.height)
          )
          return AnnotatedObject(box: place, classIndex: box.kind.index)
        })
    }
    self.init(
      format: .coco, classNames: ElementClass.allCases.map(\.rawValue), images: images)
  }
}
