/// A form in which boxes are written.
public enum AnnotationFormat: String, Hashable, Sendable, CaseIterable {
  /// One `boxes.json`; always written.
  case coco

  /// A text file for each picture in `labels`, and `data.yaml`.
  case yolo

  /// An XML file for each picture in `Annotations`.
  case voc
}
