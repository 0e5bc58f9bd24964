/// What a detector finds in annotated images, and how right it is.
public struct DetectionEvaluation: Sendable {
  /// The names of the classes.
  public let classNames: [String]

  /// The number of each class in COCO files.
  public let classNumbers: [Int]

  /// The images as they were annotated, in the order of `measured`.
  public let images: [AnnotatedImage]

  /// What is in the images and what was found, boxes in pixels of the upright images.
  public let measured: [MeasuredImage]

  /// COCO's average precision.
  public let precision: AveragePrecision

  /// Precision and recall by confidence, at an overlap of 0.5.
  public let curves: ConfidenceCurves

  /// What objects are taken for, at the confidence with the best F1.
  public let confusion: DetectionConfusion

  /// The images' hashes, in the order of the images.
  let sha256: [String]

  init(
    classNames: [String], classNumbers: [Int], items: [BoxDataset.Item], images: [MeasuredImage]
  ) {
    precondition(items.count == images.count, "\(items.count) images, \(images.count) measured")
    self.classNames = classNames
    self.classNumbers = classNumbers
    self.images = items.map(\.image)
    sha256 = items.map(\.sha256)
    measured = images
    precision = AveragePrecision(images, classCount: classNames.count)
    curves = ConfidenceCurves(images, classCount: classNames.count)
    confusion = DetectionConfusion(
      images, classCount: classNames.count,
      confidence: curves.best.map { ConfidenceCurves.confidences[$0] } ?? 0.25)
  }

  /// The least confidence with the best mean F1; `nil` without objects.
  public var bestConfidence: Double? { curves.best.map { ConfidenceCurves.confidences[$0] } }

  /// The mean F1 over the classes at that confidence.
  public var bestF1: Double? {
    curves.best.flatMap { place in curves.mean.map { $0.f1[place] } }
  }

  /// The figures as `evaluate` and `metrics.json` show them.
  public var jsonValue: JSONValue {
    func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
    let place = curves.best
    return [
      "map50_95": number(precision.mean), "map50": number(precision.at50),
      "map75": number(precision.at75), "map_small": number(precision.bySize.small),
      "map_medium": number(precision.bySize.medium), "map_large": number(precision.bySize.large),
      "recall_100": number(precision.recalls.of100),
      "best_confidence": number(bestConfidence),
      "precision": number(place.flatMap { curves.mean?.precision[$0] }),
      "recall": number(place.flatMap { curves.mean?.recall[$0] }), "f1": number(bestF1),
      "per_class": .array(
        classNames.indices.map { label in
          let figures = precision.perClass[label]
          let curve = curves.perClass[label]
          return [
            "label": .string(classNames[label]), "ap50_95": number(figures.mean),
            "ap50": number(figures.at50),
            "precision": number(place.flatMap { curve?.precision[$0] }),
            "recall": number(place.flatMap { curve?.recall[$0] }),
            "f1": number(place.flatMap { curve?.f1[$0] }), "support": .integer(figures.support),
          ]
        }),
      "confusion": .array(confusion.counts.map { .array($0.map { .integer($0) }) }),
      "count": .integer(images.count),
    ]
  }

  /// The figures for the store.
  public func metrics(prefix: String = "", step: Int = 0) -> [Metric] {
    var metrics: [Metric] = []
    for (name, value) in [
      ("map50_95", precision.mean), ("map50", precision.at50), ("f1", bestF1),
    ] {
      guard let value else { continue }
      metrics.append(Metric(prefix + name, value, step: step))
    }
    return metrics
  }

  /// What was found as a COCO results file: `image_id`, `category_id`, `bbox`, `score`.
  ///
  /// Images without a number of their own are numbered from 1 in their order.
  public var cocoResults: JSONValue {
    var rows: [JSONValue] = []
    for (index, image) in measured.enumerated() {
      for finding in image.findings {
        rows.append([
          "image_id": .integer(images[index].number ?? index + 1),
          "category_id": .integer(classNumbers[finding.label]),
          "bbox": .array(
            [finding.box.x, finding.box.y, finding.box.width, finding.box.height].map {
              .number(($0 * 100).rounded() / 100)
            }),
          "score": .number((finding.confidence * 1e5).rounded() / 1e5),
        ])
      }
    }
    return .array(rows)
  }

  /// The images that were answered worst, as F1 at the best confidence tells; of equal ones in order.
  public func worstImages(_ count: Int) -> [Int] {
    let confidence = bestConfidence ?? 0.25
    let scores = measured.map { image -> Double in
      let confusion = DetectionConfusion(
        [image], classCount: classNames.count, confidence: confidence)
      let right = classNames.indices.reduce(0) { $0 + confusion.counts[$1][$1] }
      let all = confusion.counts.joined().reduce(0, +)
      return all == 0 ? 1 : Double(right) / Double(all)
    }
    return scores.indices.sorted { scores[$0] != scores[$1] ? scores[$0] < scores[$1] : $0 < $1 }
      .prefix(count).filter { scores[$0] < 1 }
  }
}
