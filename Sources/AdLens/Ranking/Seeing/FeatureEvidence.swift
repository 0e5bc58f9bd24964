/// Where in a picture the network's own features are that speak for something.
///
/// The features are means over places, so that a weighted sum of them is a sum over places, too; both strides' maps
/// are laid together on the finer one. What is below zero speaks against it.
final class FeatureEvidence {
  private let maps: [GradCAM]
  private let outputs: [Range<Int>]

  /// Prepares to explain one picture at a time.
  ///
  /// - Parameters:
  ///   - network: a detector with the means of its features behind its answers.
  ///   - answers: how many floats its answers are.
  init(
    _ network: Network, answers: Int, input: Shape, pool: WorkerPool, memoryLimit: Int
  ) throws(NetworkError) {
    var maps: [GradCAM] = []
    var outputs: [Range<Int>] = []
    var start = answers
    for stride in Architectures.meanStrides {
      let map = try GradCAM(
        network, features: Architectures.detectorFeatures(stride: stride), input: input,
        pool: pool, memoryLimit: memoryLimit)
      maps.append(map)
      outputs.append(start..<start + map.channels)
      start += map.channels
    }
    self.maps = maps
    self.outputs = outputs
  }

  /// Columns of the map.
  var columns: Int { maps[0].columns }

  /// Rows of the map.
  var rows: Int { maps[0].rows }

  /// What each place adds, `[rows, columns]`, for a prepared picture.
  ///
  /// - Parameter weights: what each feature counts.
  func map(_ input: FloatView, weights: [Float]) -> [Float] {
    var sums = [Float](repeating: 0, count: rows * columns)
    var start = 0
    for (map, outputs) in zip(maps, outputs) {
      map.input.copy(from: input)
      map.forward()
      let values = map.contributions(
        to: outputs, weights: Array(weights[start..<start + outputs.count]))
      start += outputs.count
      // A coarse cell's part is spread over the fine ones in it.
      let (across, down) = (columns / map.columns, rows / map.rows)
      for row in 0..<rows {
        for column in 0..<columns {
          let cell =
            min(row / down, map.rows - 1) * map.columns + min(column / across, map.columns - 1)
          sums[row * columns + column] += values[cell] / Float(across * down)
        }
      }
    }
    return sums
  }
}
