import Tensors

extension Reference {
  /// See `Pooling.maximum`.
  public static func maximum(
    _ pooling: Pooling, _ input: FloatView, into output: MutableFloatView
  ) {
    let channels = pooling.channels
    output.fill(-.infinity)
    forEachTap(pooling) { outputPixel, inputPixel in
      for c in 0..<channels {
        let value = input[inputPixel * channels + c]
        let largest = output[outputPixel * channels + c]
        if value > largest || value.isNaN { output[outputPixel * channels + c] = value }
      }
    }
  }

  /// See `Pooling.maximumGradient`.
  public static func maximumGradient(
    _ pooling: Pooling, _ outputGradient: FloatView, input: FloatView, output: FloatView,
    addingTo inputGradient: MutableFloatView
  ) {
    let channels = pooling.channels
    var isTaken = [Bool](repeating: false, count: output.count)
    forEachTap(pooling) { outputPixel, inputPixel in
      for c in 0..<channels {
        let (from, to) = (outputPixel * channels + c, inputPixel * channels + c)
        let isLargest = input[to] == output[from] || (input[to].isNaN && output[from].isNaN)
        if isLargest && !isTaken[from] {
          isTaken[from] = true
          inputGradient[to] += outputGradient[from]
        }
      }
    }
  }

  /// See `Pooling.average`.
  public static func average(
    _ pooling: Pooling, _ input: FloatView, countingPadding: Bool = false,
    into output: MutableFloatView
  ) {
    let channels = pooling.channels
    let counts = cellCounts(pooling, countingPadding: countingPadding)
    var sums = [Double](repeating: 0, count: output.count)
    forEachTap(pooling) { outputPixel, inputPixel in
      for c in 0..<channels {
        sums[outputPixel * channels + c] += Double(input[inputPixel * channels + c])
      }
    }
    for index in output.indices {
      output[index] = Float(sums[index] / Double(counts[index / channels]))
    }
  }

  /// See `Pooling.averageGradient`.
  public static func averageGradient(
    _ pooling: Pooling, _ outputGradient: FloatView, countingPadding: Bool = false,
    addingTo inputGradient: MutableFloatView
  ) {
    let channels = pooling.channels
    let counts = cellCounts(pooling, countingPadding: countingPadding)
    forEachTap(pooling) { outputPixel, inputPixel in
      for c in 0..<channels {
        inputGradient[inputPixel * channels + c] +=
          outputGradient[outputPixel * channels + c] / Float(counts[outputPixel])
      }
    }
  }

  private static func cellCounts(_ pooling: Pooling, countingPadding: Bool) -> [Int] {
    let pixels = pooling.batch * pooling.outputHeight * pooling.outputWidth
    if countingPadding { return [Int](repeating: pooling.window.taps, count: pixels) }
    var counts = [Int](repeating: 0, count: pixels)
    forEachTap(pooling) { outputPixel, _ in counts[outputPixel] += 1 }
    return counts
  }

  private static func forEachTap(
    _ pooling: Pooling, _ body: (_ outputPixel: Int, _ inputPixel: Int) -> Void
  ) {
    forEachTap(
      pooling.window, batch: pooling.batch, height: pooling.height, width: pooling.width
    ) { outputPixel, inputPixel, _ in body(outputPixel, inputPixel) }
  }
}
