/// How well a detector finds objects: COCO's average precision and recall.
///
/// The figures are those of pycocotools for boxes: precision averaged over 101 recalls and over overlaps
/// of 0.5 to 0.95, at most 100 findings of a class in an image. A figure is `nil` where no object asks for
/// it, as of large objects in data without any.
///
/// ```swift
/// let result = AveragePrecision(images, classCount: classNames.count)
/// print(result.mean ?? 0, result.at50 ?? 0)
/// ```
///
/// T.-Y. Lin et al., *Microsoft COCO: Common Objects in Context*, 2014.
public struct AveragePrecision: Sendable {
  /// The figures of one class.
  public struct ClassFigures: Hashable, Sendable {
    /// Average precision over all overlaps.
    public let mean: Double?
    /// Average precision at an overlap of 0.5.
    public let at50: Double?
    /// Average precision at an overlap of 0.75.
    public let at75: Double?
    /// The objects that are asked for: those that are no crowd.
    public let support: Int
  }

  /// Figures by the area of objects: below 32², up to 96², and above, in pixels.
  public struct BySize: Hashable, Sendable {
    /// Of small objects.
    public let small: Double?
    /// Of medium ones.
    public let medium: Double?
    /// Of large ones.
    public let large: Double?
  }

  /// Average precision over all overlaps and classes: mAP50-95.
  public let mean: Double?

  /// Average precision at an overlap of 0.5: mAP50.
  public let at50: Double?

  /// Average precision at an overlap of 0.75.
  public let at75: Double?

  /// Average precision by size.
  public let bySize: BySize

  /// Average recall with at most 1, 10 and 100 findings of a class in an image.
  public let recalls: (of1: Double?, of10: Double?, of100: Double?)

  /// Average recall by size.
  public let recallBySize: BySize

  /// The figures of each class.
  public let perClass: [ClassFigures]

  /// Measures findings in images, of which the order decides between equally confident ones.
  ///
  /// - Precondition: labels are below `classCount`, and no confidence is NaN.
  /// - Complexity: for each image and class, findings (at most 100) times objects.
  public init(_ images: [MeasuredImage], classCount: Int) {
    let table = CurveTable(images, classCount: classCount)
    perClass = (0..<classCount).map { label in
      let curve = table.curve(label, area: 0, most: 100)
      return ClassFigures(
        mean: curve.map { Self.mean($0.averagePrecisions) }, at50: curve?.averagePrecisions[0],
        at75: curve?.averagePrecisions[5], support: table.asked[label][0])
    }
    func precision(area: Int) -> Double? {
      let values = (0..<classCount).compactMap { table.curve($0, area: area, most: 100) }
        .flatMap(\.averagePrecisions)
      return values.isEmpty ? nil : Self.mean(values)
    }
    func recall(area: Int, most: Int) -> Double? {
      let values = (0..<classCount).compactMap { table.curve($0, area: area, most: most) }
        .flatMap(\.recalls)
      return values.isEmpty ? nil : Self.mean(values)
    }
    func average(_ figures: [Double?]) -> Double? {
      let values = figures.compactMap { $0 }
      return values.isEmpty ? nil : Self.mean(values)
    }
    mean = precision(area: 0)
    at50 = average(perClass.map(\.at50))
    at75 = average(perClass.map(\.at75))
    bySize = BySize(
      small: precision(area: 1), medium: precision(area: 2), large: precision(area: 3))
    recalls = (recall(area: 0, most: 1), recall(area: 0, most: 10), recall(area: 0, most: 100))
    recallBySize = BySize(
      small: recall(area: 1, most: 100), medium: recall(area: 2, most: 100),
      large: recall(area: 3, most: 100))
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }
}

/// The verdicts of all images by class and range of areas.
private struct CurveTable {
  /// The objects asked for, `[class][area]`.
  private(set) var asked: [[Int]]

  /// The findings, `[class][area]`, in the order of the images.
  private var verdicts: [[[ImageMatching.Verdict]]]

  init(_ images: [MeasuredImage], classCount: Int) {
    let areas = COCOParameters.areas
    asked = Array(repeating: Array(repeating: 0, count: areas.count), count: classCount)
    verdicts = Array(repeating: Array(repeating: [], count: areas.count), count: classCount)
    for image in images {
      let truths = Dictionary(grouping: image.truths, by: \.label)
      let findings = Dictionary(grouping: image.findings, by: \.label)
      for label in Set(truths.keys).union(findings.keys) {
        precondition((0..<classCount).contains(label), "class \(label) of \(classCount)")
        let matching = ImageMatching(truths[label] ?? [], findings[label] ?? [])
        for (index, area) in areas.enumerated() {
          let result = matching.verdicts(area: area)
          verdicts[label][index] += result.verdicts
          asked[label][index] += result.asked
        }
      }
    }
  }

  /// The curve of a class; `nil` when no object was asked for.
  func curve(_ label: Int, area: Int, most: Int) -> PrecisionCurve? {
    PrecisionCurve(verdicts[label][area], asked: asked[label][area], mostFindings: most)
  }
}
