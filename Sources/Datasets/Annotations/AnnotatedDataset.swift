/// Images with boxes around the objects in them, whatever format they were written down in.
///
/// ```swift
/// let data = try AnnotatedDataset.read("exports/ads")
/// for image in data.images { print(image.path, image.objects.count) }
/// ```
public struct AnnotatedDataset: Sendable {
  /// The format they came in.
  public var format: BoxFormat

  /// The names of the classes; an object gives the index of its own.
  public var classNames: [String]

  /// The number of each class in COCO files, which need not be its index; from 1 on in other formats.
  public var classNumbers: [Int]

  /// The images, also those without an object, in the order of the file or of their paths.
  public var images: [AnnotatedImage]

  /// What was left out or changed, with the number of times for each file and reason.
  public var problems: [AnnotationProblem]

  /// Creates a dataset, whose classes are numbered from 1 on in COCO files.
  public init(
    format: BoxFormat, classNames: [String], classNumbers: [Int]? = nil, images: [AnnotatedImage],
    problems: [AnnotationProblem] = []
  ) {
    self.format = format
    self.classNames = classNames
    self.classNumbers = classNumbers ?? classNames.indices.map { $0 + 1 }
    self.images = images
    self.problems = problems
  }

  /// The objects of all images.
  public var objectCount: Int { images.reduce(0) { $0 + $1.objects.count } }
}

/// An image with the objects in it.
public struct AnnotatedImage: Hashable, Sendable {
  /// The path as the annotations give it, or below the images' folder.
  public var path: String

  /// The file; `nil` when images were not looked for.
  public var file: String?

  /// The width of the upright image in pixels.
  public var width: Int

  /// The height of the upright image in pixels.
  public var height: Int

  /// Its number in a COCO file.
  public var number: Int?

  /// The side that the data puts it on, if any.
  public var split: Split?

  /// What is in it.
  public var objects: [AnnotatedObject]

  /// Creates an image of a size.
  public init(
    path: String, file: String? = nil, width: Int, height: Int, number: Int? = nil,
    split: Split? = nil, objects: [AnnotatedObject] = []
  ) {
    self.path = path
    self.file = file
    self.width = width
    self.height = height
    self.number = number
    self.split = split
    self.objects = objects
  }
}

/// An object in an image.
public struct AnnotatedObject: Hashable, Sendable {
  /// Where it lies, in pixels of the upright image and inside it.
  public var box: Box

  /// The index of its class.
  public var classIndex: Int

  /// Whether evaluation leaves it out: a crowd in COCO, a difficult object in Pascal VOC.
  public var isCrowd: Bool = false

  /// The area that a COCO file gives, which may be that of an outline; otherwise that of the box.
  public var area: Double

  /// Its number in a COCO file.
  public var number: Int?

  /// Creates an object; its area is that of the box unless another is given.
  public init(
    box: Box, classIndex: Int, isCrowd: Bool = false, area: Double? = nil, number: Int? = nil
  ) {
    self.box = box
    self.classIndex = classIndex
    self.isCrowd = isCrowd
    self.area = area ?? box.area
    self.number = number
  }
}
