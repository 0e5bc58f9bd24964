#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a network says, and which of its outputs says it.
protocol Evidence {
  /// Finds what is to be explained in a row of outputs: the named class, or what the network is surest of; `nil`
  /// when nothing was found.
  mutating func subject(in row: FloatView, class wanted: Int?) -> EvidenceSubject?

  /// How strongly the outputs speak for a subject: the logarithm of the odds.
  ///
  /// Unlike a probability it still moves when that is close to one.
  func logOdds(of subject: EvidenceSubject, in row: FloatView) -> Double

  /// The number of the output that speaks for a subject.
  func output(for subject: EvidenceSubject, in row: FloatView) -> Int

  /// How its gradients are weighed.
  var weighting: GradCAM.Weighting { get }

  /// The part of the network whose feature maps that output comes from; `nil` when there are none.
  func features(of output: Int) -> String?
}

/// What is explained.
struct EvidenceSubject {
  /// The number of its class.
  let classIndex: Int

  /// Where it is, in pixels of the network's input, if it is an object.
  var box: CornerBox?
}

/// The evidence for a class of a classifier.
struct ClassEvidence: Evidence {
  /// The factor of the logits, `1 / temperature`.
  let scale: Double

  /// The last part with feature maps.
  let features: String?

  let weighting: GradCAM.Weighting

  init(_ model: ModelFile) {
    scale = 1 / model.temperature
    weighting = model.network.architecture.looksAtPlaces ? .local : .mean
    features = model.network.architecture.lastFeatures
  }

  func subject(in row: FloatView, class wanted: Int?) -> EvidenceSubject? {
    let best = row.indices.reduce(0) { row[$1] > row[$0] ? $1 : $0 }
    return EvidenceSubject(classIndex: wanted ?? best)
  }

  /// `log(p / (1 - p))` of the calibrated probability: the logit less the logarithm of the sum of the others'
  /// powers.
  func logOdds(of subject: EvidenceSubject, in row: FloatView) -> Double {
    let others = row.indices.filter { $0 != subject.classIndex }
    let largest = others.map { Double(row[$0]) * scale }.max() ?? 0
    let sum = others.reduce(0.0) { $0 + exp(Double(row[$1]) * scale - largest) }
    return Double(row[subject.classIndex]) * scale - largest - log(sum)
  }

  func output(for subject: EvidenceSubject, in row: FloatView) -> Int { subject.classIndex }

  func features(of output: Int) -> String? { features }
}

/// The evidence for an object of a detector: the surest of the points in its box, as a point's class logit is the
/// logarithm of its odds.
struct ObjectEvidence: Evidence {
  var weighting: GradCAM.Weighting { .local }

  private let grid: DetectionGrid
  private var decoder: DetectionDecoder

  init(_ preprocessing: Preprocessing, classCount: Int) {
    grid = DetectionGrid(
      width: preprocessing.width, height: preprocessing.height, classes: classCount,
      strides: Architectures.detectorStrides)
    decoder = DetectionDecoder(grid: grid)
  }

  mutating func subject(in row: FloatView, class wanted: Int?) -> EvidenceSubject? {
    let found = decoder.detections(row).first { wanted == nil || $0.label == wanted }
    return found.map { EvidenceSubject(classIndex: $0.label, box: $0.box) }
  }

  func logOdds(of subject: EvidenceSubject, in row: FloatView) -> Double {
    Double(row[output(for: subject, in: row)])
  }

  func output(for subject: EvidenceSubject, in row: FloatView) -> Int {
    var best = grid.levels[0].logits + subject.classIndex
    guard let box = subject.box else { return best }
    var isFound = false
    for level in grid.levels {
      let stride = Float(level.stride)
      for y in 0..<level.height where (Float(y) + 0.5) * stride > box.top {
        if (Float(y) + 0.5) * stride >= box.bottom { break }
        for x in 0..<level.width where (Float(x) + 0.5) * stride > box.left {
          if (Float(x) + 0.5) * stride >= box.right { break }
          let output = level.logits + (y * level.width + x) * grid.classes + subject.classIndex
          if !isFound || row[output] > row[best] { best = output }
          isFound = true
        }
      }
    }
    return best
  }

  /// The backbone's maps of the same stride, from which the point's own evidence and that of its surroundings
  /// come.
  func features(of output: Int) -> String? {
    let level = grid.levels.last { $0.logits <= output } ?? grid.levels[0]
    return Architectures.detectorFeatures(stride: level.stride)
  }
}
