/// How the pixels of one axis are made from those of the source: for each, a run of source pixels
/// and their weights.
///
/// Shrinking averages over area: output pixel `o` covers the source from `o * source / target` to
/// `(o + 1) * source / target`, whole pixels with weight 1 and cut ones with their covered part, and
/// the sum is divided by `target`'s share, `source / target`. Growing interpolates between the two
/// nearest pixel centres, `(o + 0.5) * source / target - 0.5`, held at the edges.
struct ResizeAxis {
  /// The lengths this was made for.
  private(set) var source = 0
  private(set) var target = 0

  /// For each output pixel the first source pixel, and where its weights start; one more at the end.
  private(set) var first: [Int] = []
  private(set) var offsets: [Int] = []
  private(set) var weights: [Float] = []

  /// What the weighted sum is divided by.
  private(set) var divisor: Float = 1

  init() {}

  /// Makes the runs for other lengths, in the memory of the old ones.
  mutating func prepare(source: Int, target: Int) {
    guard source != self.source || target != self.target else { return }
    self.source = source
    self.target = target
    first.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    weights.removeAll(keepingCapacity: true)
    divisor = target < source ? Float(Double(source) / Double(target)) : 1
    for output in 0..<target {
      offsets.append(weights.count)
      if target < source { average(output) } else { interpolate(output) }
    }
    offsets.append(weights.count)
  }

  private mutating func average(_ output: Int) {
    // In units of 1 / target source pixels, where every edge is a whole number.
    let start = output * source
    let end = start + source
    first.append(start / target)
    for pixel in start / target...(end - 1) / target {
      let covered = min(end, (pixel + 1) * target) - max(start, pixel * target)
      weights.append(Float(covered) / Float(target))
    }
  }

  private mutating func interpolate(_ output: Int) {
    // In units of 1 / (2 * target) source pixels.
    let center = max(0, (2 * output + 1) * source - target)
    let pixel = min(center / (2 * target), source - 1)
    let fraction = Float(center - pixel * 2 * target) / Float(2 * target)
    first.append(pixel)
    if pixel == source - 1 || fraction == 0 {
      weights.append(1)
    } else {
      weights.append(1 - fraction)
      weights.append(fraction)
    }
  }
}
