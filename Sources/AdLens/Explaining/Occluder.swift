/// Covers one place of a network's input after the other, and gathers how much each cover costs (Zeiler and
/// Fergus, "Visualizing and Understanding Convolutional Networks", 2014).
///
/// It takes its memory when it is made and when it begins a picture; steps allocate nothing.
final class Occluder {
  /// How the picture lies before it is folded.
  private var preprocessing = Preprocessing(width: 1, height: 1)
  private var fold: Fold?
  private let given: Arena
  private let picture: Arena
  private let cover: Arena
  private let strip: Arena
  private var patches = PatchGrid(columns: [], rows: [], width: 0, height: 0)
  private var next = 0

  /// What each patch costs, in the order of the patches.
  private var costs: [Float] = []

  /// The pictures of the last batch.
  private(set) var count = 0

  /// Takes the memory for inputs of `count` numbers.
  init(count: Int) {
    given = Arena(count: count)
    picture = Arena(count: count)
    cover = Arena(count: count)
    strip = Arena(count: count)
  }

  /// Begins a picture.
  ///
  /// - Parameters:
  ///   - input: the picture as the network gets it.
  ///   - preprocessing: how it lies before it is folded.
  ///   - fold: how it is folded then.
  ///   - frame: where before that it lies.
  func begin(
    _ input: FloatView, _ preprocessing: Preprocessing, fold: Fold?, frame: FitFrame,
    _ options: ExplanationOptions
  ) {
    self.preprocessing = preprocessing
    self.fold = fold
    let place = PixelRectangle(x: frame.x, y: frame.y, width: frame.width, height: frame.height)
    given.view.copy(from: input)
    if let fold {
      fold.forEachRow(channels: preprocessing.channels) { strip, square, count in
        picture.view.slice(strip, count).copy(from: input.slice(square, count))
      }
    } else {
      picture.view.copy(from: input)
    }
    cover.view.copy(from: picture.view.readOnly)
    patches = PatchGrid(over: place, side: options.patch, step: options.stride)
    let side = max(patches.width, patches.height)
    switch options.cover {
    case .grey: fillGrey()
    case .blur:
      cover.view.blur(
        place, pitch: preprocessing.width, channels: preprocessing.channels, radius: side / 2)
    }
    next = 0
    count = 0
    costs = [Float](repeating: 0, count: patches.count)
  }

  private func fillGrey() {
    let channels = preprocessing.channels
    let values = zip(preprocessing.mean, preprocessing.standardDeviation).map { (0.5 - $0) / $1 }
    for index in cover.view.indices { cover.view[index] = values[index % channels] }
  }

  /// Writes the next pictures with a patch into a batch and returns how many; 0 when all are done.
  func fill(_ input: MutableFloatView, capacity: Int) -> Int {
    next += count
    count = min(capacity, patches.count - next)
    let channels = preprocessing.channels
    for slot in 0..<count {
      let target = input.slice(slot * given.count, given.count)
      // The rest behind the bands stays as it was given.
      if fold?.leavesRest == true { target.copy(from: given.view.readOnly) }
      // Only what is folded afterwards needs a place of its own.
      let patched = fold == nil ? target : strip.view
      patched.copy(from: picture.view.readOnly)
      let patch = patches[next + slot]
      for row in patch.y..<patch.bottom {
        let start = (row * preprocessing.width + patch.x) * channels
        patched.slice(start, patch.width * channels)
          .copy(from: cover.view.slice(start, patch.width * channels).readOnly)
      }
      fold?.forEachRow(channels: channels) { strip, square, count in
        target.slice(square, count).copy(from: patched.slice(strip, count).readOnly)
      }
    }
    return count
  }

  /// Notes what the patch of a picture of the last batch costs.
  func add(drop: Double, _ index: Int) { costs[next + index] = Float(drop) }

  /// What each patch costs, none below zero, `[patches.rows, patches.columns]`; and what of the input they stand
  /// for.
  var map: (values: [Float], columns: Int, rows: Int, area: CornerBox) {
    (costs.map { max(0, $0) }, patches.columns.count, patches.rows.count, patches.area)
  }
}
