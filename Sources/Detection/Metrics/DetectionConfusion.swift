/// What objects are taken for: pairs of what is there and what was found at the same place.
///
/// Findings and objects are paired across classes by overlap, the largest first. What is not found, and
/// findings where nothing is, count against the background, the last row and column. Crowds are neither
/// asked for nor held against a detector.
public struct DetectionConfusion: Hashable, Sendable {
  /// `counts[true][found]`, with the background as the last of both.
  public private(set) var counts: [[Int]]

  /// Counts the pairs in images.
  ///
  /// - Parameters:
  ///   - images: what is there and what was found.
  ///   - classCount: the number of classes.
  ///   - confidence: findings that are less sure are left out.
  ///   - overlap: the least overlap of a pair.
  /// - Precondition: labels are below `classCount`.
  public init(
    _ images: [MeasuredImage], classCount: Int, confidence: Double = 0.25, overlap: Double = 0.5
  ) {
    counts = Array(repeating: Array(repeating: 0, count: classCount + 1), count: classCount + 1)
    for image in images {
      add(
        image.truths, image.findings.filter { $0.confidence >= confidence }, overlap: overlap,
        background: classCount)
    }
  }

  private mutating func add(
    _ truths: [MeasuredImage.Truth], _ findings: [MeasuredImage.Finding], overlap: Double,
    background: Int
  ) {
    var pairs: [(overlap: Double, truth: Int, finding: Int)] = []
    for (truth, object) in truths.enumerated() where !object.isCrowd {
      for (finding, found) in findings.enumerated() {
        let shared = found.box.intersection(object.box)
        let union = found.box.area + object.box.area - shared
        if shared > 0, shared >= overlap * union { pairs.append((shared / union, truth, finding)) }
      }
    }
    pairs.sort {
      $0.overlap != $1.overlap
        ? $0.overlap > $1.overlap : ($0.truth, $0.finding) < ($1.truth, $1.finding)
    }
    var isFound = truths.map(\.isCrowd)
    var isPaired = [Bool](repeating: false, count: findings.count)
    for pair in pairs where !isFound[pair.truth] && !isPaired[pair.finding] {
      isFound[pair.truth] = true
      isPaired[pair.finding] = true
      counts[truths[pair.truth].label][findings[pair.finding].label] += 1
    }
    for truth in truths.indices where !isFound[truth] {
      counts[truths[truth].label][background] += 1
    }
    for finding in findings.indices where !isPaired[finding] {
      let box = findings[finding].box
      let liesInCrowd = truths.contains {
        $0.isCrowd && box.intersection($0.box) >= overlap * box.area
      }
      if !liesInCrowd { counts[background][findings[finding].label] += 1 }
    }
  }
}
