/// The thresholds and ranges of COCO's evaluation (`Params` in pycocotools' cocoeval.py).
enum COCOParameters {
  /// The least overlaps of a match: 0.5, 0.55 … 0.95, as numpy's `linspace` rounds them.
  static let overlaps: [Double] = {
    let step = (0.95 - 0.5) / 9
    return (0..<9).map { Double($0) * step + 0.5 } + [0.95]
  }()

  /// The recalls at which precision is read: 0, 0.01 … 1.
  static let recalls: [Double] = (0...100).map { Double($0) * 0.01 }

  /// The areas of all, small, medium and large objects, both ends included.
  static let areas: [ClosedRange<Double>] = [
    0...1e10, 0...1024, 1024...9216, 9216...1e10,
  ]

  /// The most findings of a class in an image.
  static let mostFindings = 100
}

/// The findings of one class in an image, matched with its objects.
struct ImageMatching {
  /// A finding and what became of it at each threshold, a bit for each.
  struct Verdict {
    var confidence: Double
    /// Its place among the findings of the class in its image, the surest first.
    var rank: Int
    var matched: UInt16 = 0
    var ignored: UInt16 = 0
  }

  /// The findings, the surest first, at most a hundred.
  private let findings: [MeasuredImage.Finding]

  private let truths: [MeasuredImage.Truth]

  /// The overlap of each finding with each object, `[finding, truth]`.
  private let overlaps: [Double]

  /// Takes the findings and objects of one class.
  init(_ truths: [MeasuredImage.Truth], _ findings: [MeasuredImage.Finding]) {
    let order = findings.indices.sorted {
      let (first, second) = (findings[$0].confidence, findings[$1].confidence)
      return first == second ? $0 < $1 : first > second
    }
    let kept = order.prefix(COCOParameters.mostFindings).map { findings[$0] }
    self.findings = kept
    self.truths = truths
    overlaps = kept.flatMap { finding in truths.map { Self.overlap(finding.box, $0) } }
  }

  /// Intersection over union; of a crowd any part may be covered, so that it is the part of the finding
  /// that lies in it.
  private static func overlap(
    _ box: MeasuredImage.Box, _ truth: MeasuredImage.Truth
  ) -> Double {
    let shared = box.intersection(truth.box)
    guard shared > 0 else { return 0 }
    return shared / (truth.isCrowd ? box.area : box.area + truth.box.area - shared)
  }

  /// Matches each finding, the surest first, with the free object it overlaps most, and counts the
  /// objects asked for: those in the range of areas that are no crowd.
  func verdicts(area: ClosedRange<Double>) -> (verdicts: [Verdict], asked: Int) {
    let isIgnored = truths.map { $0.isCrowd || !area.contains($0.area) }
    // Objects asked for come first: only a finding that has none of them may take another.
    let order = truths.indices.filter { !isIgnored[$0] } + truths.indices.filter { isIgnored[$0] }
    var verdicts = findings.indices.map {
      Verdict(confidence: findings[$0].confidence, rank: $0)
    }
    var isTaken = [Bool](repeating: false, count: truths.count)
    for (threshold, least) in COCOParameters.overlaps.enumerated() {
      let bit = UInt16(1) << UInt16(threshold)
      for truth in isTaken.indices { isTaken[truth] = false }
      for finding in findings.indices {
        let match = best(finding, at: least, order, isIgnored, isTaken)
        if let match {
          isTaken[match] = true
          verdicts[finding].matched |= bit
        }
        let isOutside = !area.contains(findings[finding].box.area)
        if match.map({ isIgnored[$0] }) ?? isOutside { verdicts[finding].ignored |= bit }
      }
    }
    return (verdicts, isIgnored.count { !$0 })
  }

  /// The object that a finding takes at a threshold; of equal overlaps the last.
  private func best(
    _ finding: Int, at threshold: Double, _ order: [Int], _ isIgnored: [Bool], _ isTaken: [Bool]
  ) -> Int? {
    var most = min(threshold, 1 - 1e-10)
    var match: Int?
    for truth in order {
      // Many findings may lie in one crowd.
      if isTaken[truth] && !truths[truth].isCrowd { continue }
      if let match, !isIgnored[match], isIgnored[truth] { break }
      let overlap = overlaps[finding * truths.count + truth]
      if overlap < most { continue }
      most = overlap
      match = truth
    }
    return match
  }
}
