/// A way to write down where objects lie in images.
public enum BoxFormat: String, Hashable, Sendable, CaseIterable {
  /// One JSON file with `images`, `annotations` and `categories`.
  case coco
  /// A text file for each image, and `data.yaml`.
  case yolo
  /// A Pascal VOC XML file for each image.
  case voc
  /// A JSON list as Create ML reads it.
  case createml

  /// The name as people write it.
  public var title: String {
    switch self {
    case .coco: "COCO"
    case .yolo: "YOLO"
    case .voc: "Pascal VOC"
    case .createml: "Create ML"
    }
  }
}
