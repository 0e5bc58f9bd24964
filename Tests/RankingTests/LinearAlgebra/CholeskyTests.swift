import Tensors
import Testing

@testable import Ranking

@Suite struct CholeskyTests {
  /// A positive definite matrix of random numbers.
  static func matrix(_ order: Int, seed: UInt64) -> SymmetricMatrix {
    var random = RandomGenerator(seed: seed)
    var matrix = SymmetricMatrix(order: order)
    for _ in 0..<order + 3 {
      let vector = (0..<order).map { _ in Double(random.normal()) }
      vector.withUnsafeBufferPointer { matrix.add(1, $0) }
    }
    return matrix
  }

  @Test(arguments: [1, 2, 7, 20])
  func `what is solved solves the equations`(order: Int) throws {
    let matrix = Self.matrix(order, seed: UInt64(order))
    let factor = try #require(CholeskyFactor(matrix))
    let wanted = (0..<order).map { Double($0) - 2 }
    let right = (0..<order).map { row in
      (0..<order).reduce(0.0) { $0 + matrix[row, $1] * wanted[$1] }
    }
    for (found, wanted) in zip(factor.solved(right), wanted) {
      #expect(abs(found - wanted) < 1e-7)
    }
    let form = factor.quadraticForm(right)
    #expect(abs(form - zip(right, wanted).reduce(0) { $0 + $1.0 * $1.1 }) < 1e-6 * max(1, form))
  }

  @Test func `the diagonal of the inverse is that of solved unit vectors`() throws {
    let factor = try #require(CholeskyFactor(Self.matrix(9, seed: 4)))
    for (index, value) in factor.inverseDiagonal.enumerated() {
      let unit = (0..<9).map { $0 == index ? 1.0 : 0 }
      #expect(abs(value - factor.solved(unit)[index]) < 1e-9 * max(1, value))
    }
  }

  @Test func `a factor survives packing, and an impossible one is refused`() throws {
    let factor = try #require(CholeskyFactor(Self.matrix(5, seed: 4)))
    #expect(CholeskyFactor(packed: factor.packed, order: 5)?.elements == factor.elements)
    #expect(CholeskyFactor(packed: factor.packed, order: 4) == nil)
    var broken = factor.packed
    broken[0] = 0
    #expect(CholeskyFactor(packed: broken, order: 5) == nil)
    var matrix = SymmetricMatrix(order: 2)
    (matrix[0, 0], matrix[1, 0], matrix[1, 1]) = (1, 2, 1)
    #expect(CholeskyFactor(matrix) == nil)
  }

  @Test func `eigenvectors rebuild the matrix`() {
    let matrix = Self.matrix(12, seed: 6)
    let spectrum = Eigenvectors(matrix)
    #expect(zip(spectrum.values, spectrum.values.dropFirst()).allSatisfy { $0 >= $1 })
    for row in 0..<12 {
      for column in 0...row {
        let sum = (0..<12).reduce(0.0) {
          $0 + spectrum.values[$1] * spectrum.vectors[$1][row] * spectrum.vectors[$1][column]
        }
        #expect(abs(sum - matrix[row, column]) < 1e-8)
      }
    }
  }
}
