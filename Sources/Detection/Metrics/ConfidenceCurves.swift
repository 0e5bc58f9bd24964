/// Precision, recall and F1 of a detector as its least confidence rises, at an overlap of 0.5.
///
/// A finding is right when it covers an object of its class that no surer finding has taken. Precision is 1
/// where nothing is found any more, as in scikit-learn's precision-recall curve.
public struct ConfidenceCurves: Sendable {
  /// The curves of one class, or of all classes together.
  public struct Curve: Hashable, Sendable {
    /// The share of findings that are right, for each confidence.
    public let precision: [Double]

    /// The share of objects that are found, for each confidence.
    public let recall: [Double]

    /// The harmonic mean of both, for each confidence.
    public var f1: [Double] {
      zip(precision, recall).map { $0 + $1 > 0 ? 2 * $0 * $1 / ($0 + $1) : 0 }
    }
  }

  /// The least confidences: 0, 0.01 … 1.
  public static let confidences: [Double] = (0...100).map { Double($0) / 100 }

  /// The curves of each class; `nil` for one without objects.
  public let perClass: [Curve?]

  /// The mean over the classes that have objects; `nil` without any.
  public let mean: Curve?

  /// Measures findings in images.
  ///
  /// - Precondition: labels are below `classCount`, and no confidence is NaN.
  public init(_ images: [MeasuredImage], classCount: Int) {
    var verdicts: [[ImageMatching.Verdict]] = Array(repeating: [], count: classCount)
    var asked = [Int](repeating: 0, count: classCount)
    for image in images {
      let truths = Dictionary(grouping: image.truths, by: \.label)
      let findings = Dictionary(grouping: image.findings, by: \.label)
      for label in Set(truths.keys).union(findings.keys) {
        precondition((0..<classCount).contains(label), "class \(label) of \(classCount)")
        let matching = ImageMatching(truths[label] ?? [], findings[label] ?? [])
        let result = matching.verdicts(area: COCOParameters.areas[0])
        verdicts[label] += result.verdicts
        asked[label] += result.asked
      }
    }
    perClass = (0..<classCount).map { label in
      asked[label] == 0 ? nil : Self.curve(verdicts[label], asked: asked[label])
    }
    mean = Self.mean(of: perClass.compactMap { $0 })
  }

  /// The place in `confidences` with the highest mean F1, the lowest of equals; `nil` without objects.
  public var best: Int? {
    guard let f1 = mean?.f1 else { return nil }
    return f1.indices.reduce(0) { f1[$1] > f1[$0] ? $1 : $0 }
  }

  private static func curve(_ verdicts: [ImageMatching.Verdict], asked: Int) -> Curve {
    let counted = verdicts.filter { $0.ignored & 1 == 0 }
      .sorted { $0.confidence > $1.confidence }
    var (right, all) = (0, 0)
    var precision = [Double](repeating: 1, count: confidences.count)
    var recall = [Double](repeating: 0, count: confidences.count)
    // From the highest confidence down, so that each finding is counted once.
    for place in confidences.indices.reversed() {
      while all < counted.count, counted[all].confidence >= confidences[place] {
        if counted[all].matched & 1 != 0 { right += 1 }
        all += 1
      }
      if all > 0 { precision[place] = Double(right) / Double(all) }
      recall[place] = Double(right) / Double(asked)
    }
    return Curve(precision: precision, recall: recall)
  }

  private static func mean(of curves: [Curve]) -> Curve? {
    guard !curves.isEmpty else { return nil }
    func mean(_ values: (Curve) -> [Double]) -> [Double] {
      confidences.indices.map { place in
        curves.reduce(0) { $0 + values($1)[place] } / Double(curves.count)
      }
    }
    return Curve(precision: mean(\.precision), recall: mean(\.recall))
  }
}
