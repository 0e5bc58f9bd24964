import Kernels
import Tensors
import Testing

/// Winograd's algorithm against the sums that define a convolution.
@Suite struct WinogradTests {
  private static let cases = caseCount(release: 400)

  /// Beside the largest value; `Convolution.Algorithm.winograd` tells what was measured.
  private static let tolerance = 1e-5

  @Test func `every pass equals the reference under every instruction set`() {
    var random = RandomGenerator(seed: 30)
    for number in 0..<Self.cases {
      let convolution = random.winograd()
      let pool = random.element(of: [WorkerPool.serial, Pools.two, Pools.three])
      let operands = ConvolutionOperands(convolution, &random)
      let expected = operands.reference()
      Kernel.underEverySet { set in
        let errors = relativeErrors(operands.results(pool), expected)
        #expect(
          errors.allSatisfy { $0 <= Self.tolerance },
          "case \(number), \(set): \(errors), \(convolution)")
      }
    }
  }

  @Test func `what the rule chooses equals the reference, with packed weights too`() {
    var random = RandomGenerator(seed: 34)
    var chosen = 0
    for number in 0..<Self.cases / 2 {
      let convolution = random.winograd(.automatic)
      if convolution.usesWinograd(for: .packedForward) { chosen += 1 }
      let operands = ConvolutionOperands(convolution, &random)
      let expected = operands.reference()
      Kernel.underEverySet { set in
        let results = operands.results(Pools.two) + [operands.packedResult(Pools.two)]
        let errors = relativeErrors(results, expected + [expected[0]])
        #expect(
          errors.allSatisfy { $0 <= Self.tolerance },
          "case \(number), \(set): \(errors), \(convolution)")
      }
    }
    #expect(chosen > 0 && chosen < Self.cases / 2)
  }

  @Test func `one, two and three threads give the same bits`() {
    var random = RandomGenerator(seed: 31)
    // Blocks that the threads share, and blocks of their own; sums in two parts.
    let shapes = [(1, 14, 40), (2, 40, 24), (1, 9, 260)]
    for (batch, size, channels) in shapes {
      let convolution = Convolution(
        batch: batch, height: size, width: size - 1, channels: channels, filters: 33,
        window: Window(3, padding: 1), algorithm: .winograd)
      let operands = ConvolutionOperands(convolution, &random)
      Kernel.underEverySet { set in
        let results = [WorkerPool.serial, Pools.two, Pools.three].map(operands.results)
        #expect(results[0] == results[1] && results[0] == results[2], "\(set): \(convolution)")
      }
    }
  }

  /// The layers of ResNet that have three by three taps.
  ///
  /// Sums of uniform numbers in Double are the reference; debug builds take fewer rows, whose outputs are
  /// sums as long.
  @Test(arguments: [(64, 56), (128, 28), (256, 14), (512, 7)])
  func `the error at ResNet's shapes is within a hundred thousandth`(channels: Int, size: Int) {
    var random = RandomGenerator(seed: 32)
    let height = caseCount(release: 40 * size) > size ? size : 4
    let convolution = Convolution(
      batch: 1, height: height, width: size, channels: channels, filters: channels,
      window: Window(3, padding: 1), algorithm: .winograd)
    let operands = ConvolutionOperands(plain: convolution, &random)
    let expected = operands.reference()
    let errors = relativeErrors(operands.results(Pools.two), expected)
    #expect(errors.allSatisfy { $0 <= Self.tolerance }, "\(errors)")
  }

  @Test func `a NaN in the input reaches every output that sees it, through ReLU too`() {
    var random = RandomGenerator(seed: 33)
    for _ in 0..<Self.cases {
      let convolution = random.winograd()
      var operands = ConvolutionOperands(plain: convolution, &random)
      operands.activation = .relu
      operands.input.view[random.integer(below: convolution.inputCount)] = .nan
      let expected = operands.reference()[0]
      Kernel.underEverySet { set in
        let output = operands.results(.serial)[0]
        #expect(
          zip(output, expected).allSatisfy { $0.isNaN || !$1.isNaN }, "\(set): \(convolution)")
      }
    }
  }

  @Test func `the choice follows the extents, unless it is made`() {
    func convolution(
      _ channels: Int, _ size: Int, stride: Int = 1, groups: Int = 1,
      _ algorithm: Convolution.Algorithm = .automatic
    ) -> Convolution {
      Convolution(
        batch: 1, height: size, width: size, channels: channels, filters: channels,
        window: Window(3, stride: stride, padding: 1), groups: groups, algorithm: algorithm)
    }
    for pass in Convolution.Pass.allCases {
      #expect(convolution(64, 56).usesWinograd(for: pass))
      #expect(convolution(4, 8, .winograd).usesWinograd(for: pass))
      for direct in [
        convolution(64, 56, .direct), convolution(3, 56), convolution(64, 56, stride: 2),
        convolution(64, 56, groups: 2), convolution(512, 3),
      ] {
        #expect(!direct.usesWinograd(for: pass), "\(direct)")
      }
    }
  }

  @Test func `an algorithm that is not defined for the window is refused`() async {
    await #expect(processExitsWith: .failure) {
      _ = Convolution(
        batch: 1, height: 8, width: 8, channels: 32, filters: 32, window: Window(5, padding: 2),
        algorithm: .winograd)
    }
  }
}

/// For every result the largest difference beside the largest target.
private func relativeErrors(_ results: [[Float]], _ targets: [[Float]]) -> [Double] {
  guard results.count == targets.count else { return [.infinity] }
  return zip(results, targets).map { values, targets in
    guard values.allSatisfy(\.isFinite) else { return .infinity }
    let largest = targets.reduce(0) { max($0, Double(abs($1))) }
    let error = zip(values, targets).reduce(0) { max($0, abs(Double($1.0) - Double($1.1))) }
    return error / max(largest, .leastNormalMagnitude)
  }
}
