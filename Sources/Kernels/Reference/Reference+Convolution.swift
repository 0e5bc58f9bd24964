import Tensors

// Legend: n image, y/x output position, ky/kx tap, c channel, f filter, g group.

extension Reference {
  /// Calls `body` for every pair of an output position and a tap that lies inside the picture, with
  /// the index of the output pixel, of the input pixel, and of the tap.
  static func forEachTap(
    _ window: Window, batch: Int, height: Int, width: Int,
    _ body: (_ outputPixel: Int, _ inputPixel: Int, _ tap: Int) -> Void
  ) {
    let outputHeight = window.outputHeight(of: height)
    let outputWidth = window.outputWidth(of: width)
    for n in 0..<batch {
      for y in 0..<outputHeight {
        for x in 0..<outputWidth {
          for ky in 0..<window.kernelHeight {
            let row = y * window.strideY + ky * window.dilation - window.padding.top
            guard row >= 0 && row < height else { continue }
            for kx in 0..<window.kernelWidth {
              let column = x * window.strideX + kx * window.dilation - window.padding.left
              guard column >= 0 && column < width else { continue }
              body(
                (n * outputHeight + y) * outputWidth + x, (n * height + row) * width + column,
                ky * window.kernelWidth + kx)
            }
          }
        }
      }
    }
  }

  /// Calls `body` for every product in the convolution with the indices of its output, input and
  /// weight.
  private static func forEachProduct(
    _ convolution: Convolution, _ body: (_ output: Int, _ input: Int, _ weight: Int) -> Void
  ) {
    let groupChannels = convolution.channels / convolution.groups
    let groupFilters = convolution.filters / convolution.groups
    forEachTap(
      convolution.window, batch: convolution.batch, height: convolution.height,
      width: convolution.width
    ) { outputPixel, inputPixel, tap in
      for f in 0..<convolution.filters {
        let first = f / groupFilters * groupChannels
        for c in 0..<groupChannels {
          body(
            outputPixel * convolution.filters + f, inputPixel * convolution.channels + first + c,
            (tap * groupChannels + c) * convolution.filters + f)
        }
      }
    }
  }

  /// See `Convolution.forward`.
  public static func forward(
    _ convolution: Convolution, _ input: FloatView, weights: FloatView, bias: FloatView? = nil,
    activation: Activation = .identity, into output: MutableFloatView, accumulating: Bool = false
  ) {
    var sums = (0..<output.count).map { accumulating ? Double(output[$0]) : 0 }
    forEachProduct(convolution) { sums[$0] += Double(input[$1]) * Double(weights[$2]) }
    for index in output.indices {
      let sum = sums[index] + Double(bias?[index % convolution.filters] ?? 0)
      output[index] = Float(value(of: activation, at: sum))
    }
  }

  /// See `Convolution.backwardInput`.
  public static func backwardInput(
    _ convolution: Convolution, _ outputGradient: FloatView, weights: FloatView,
    addingTo inputGradient: MutableFloatView
  ) {
    var sums = inputGradient.array.map(Double.init)
    forEachProduct(convolution) { sums[$1] += Double(outputGradient[$0]) * Double(weights[$2]) }
    for index in inputGradient.indices { inputGradient[index] = Float(sums[index]) }
  }

  /// See `Convolution.backwardWeights`.
  public static func backwardWeights(
    _ convolution: Convolution, _ outputGradient: FloatView, input: FloatView,
    addingTo weightGradient: MutableFloatView, biasGradient: MutableFloatView? = nil
  ) {
    var sums = weightGradient.array.map(Double.init)
    forEachProduct(convolution) { sums[$2] += Double(outputGradient[$0]) * Double(input[$1]) }
    for index in weightGradient.indices { weightGradient[index] = Float(sums[index]) }
    if let biasGradient {
      channelSums(outputGradient, channels: convolution.filters, addingTo: biasGradient)
    }
  }
}
