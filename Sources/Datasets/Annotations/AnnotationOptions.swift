import Images

/// How annotations are read.
public struct AnnotationOptions: Hashable, Sendable {
  /// The format; `nil` tells it by content.
  public var format: BoxFormat?

  /// A folder to look for the images in first.
  public var imagesFolder: String?

  /// Whether images are opened, for their size and the way they stand.
  ///
  /// Otherwise the sizes that COCO and Pascal VOC files give are believed; YOLO and Create ML files give
  /// none.
  public var opensImages = true

  /// What an image may ask for.
  public var limits = DecodeLimits()

  /// Creates the default options.
  public init() {}
}
