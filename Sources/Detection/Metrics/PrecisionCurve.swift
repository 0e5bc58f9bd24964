/// Precision and recall of one class over all images, for one range of areas.
struct PrecisionCurve {
  /// For each threshold the mean of the precision at 101 recalls.
  private(set) var averagePrecisions: [Double] = []

  /// For each threshold the part of the objects that was found.
  private(set) var recalls: [Double] = []

  /// Measures the verdicts of all images in their order; `nil` when no object was asked for.
  ///
  /// Precision at a recall is the highest that is reached at that recall or a higher one; beyond the
  /// recall that is reached it is 0.
  init?(_ verdicts: [ImageMatching.Verdict], asked: Int, mostFindings: Int) {
    guard asked > 0 else { return nil }
    let kept = verdicts.filter { $0.rank < mostFindings }
    let order = kept.indices.sorted {
      let (first, second) = (kept[$0].confidence, kept[$1].confidence)
      return first == second ? $0 < $1 : first > second
    }
    for threshold in COCOParameters.overlaps.indices {
      let bit = UInt16(1) << UInt16(threshold)
      var precisions: [Double] = []
      var recalls: [Double] = []
      var (right, wrong) = (0.0, 0.0)
      for index in order {
        if kept[index].ignored & bit == 0 {
          if kept[index].matched & bit != 0 { right += 1 } else { wrong += 1 }
        }
        recalls.append(right / Double(asked))
        precisions.append(right / (right + wrong + Double.ulpOfOne))
      }
      for index in precisions.indices.dropLast().reversed() {
        precisions[index] = max(precisions[index], precisions[index + 1])
      }
      var sum = 0.0
      var index = 0
      for recall in COCOParameters.recalls {
        while index < recalls.count, recalls[index] < recall { index += 1 }
        if index < precisions.count { sum += precisions[index] }
      }
      averagePrecisions.append(sum / Double(COCOParameters.recalls.count))
      self.recalls.append(recalls.last ?? 0)
    }
  }
}
