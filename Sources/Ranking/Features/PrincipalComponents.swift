/// The directions in which vectors vary most (Pearson, 1901; Hotelling, 1933).
public struct PrincipalComponents: Hashable, Sendable {
  /// The numbers of a vector.
  public let dimension: Int

  /// The mean vector.
  public let mean: [Float]

  /// The directions, row by row, each divided by the standard deviation along it.
  public let directions: [Float]

  /// How many directions there are.
  public var count: Int { dimension == 0 ? 0 : directions.count / dimension }

  /// Components that were kept.
  public init(dimension: Int, mean: [Float], directions: [Float]) {
    precondition(mean.count == dimension, "a mean for every number")
    precondition(
      dimension == 0 ? directions.isEmpty : directions.count % dimension == 0,
      "directions are as long as vectors")
    self.dimension = dimension
    self.mean = mean
    self.directions = directions
  }

  /// The first components of vectors.
  ///
  /// Directions along which the vectors vary by less than a thousandth of the first one's deviation are
  /// noise and left out.
  public init(_ vectors: [[Float]], limit: Int) {
    let dimension = vectors.first?.count ?? 0
    var mean = [Double](repeating: 0, count: dimension)
    for vector in vectors { for index in 0..<dimension { mean[index] += Double(vector[index]) } }
    for index in 0..<dimension { mean[index] /= Double(max(vectors.count, 1)) }
    var covariance = SymmetricMatrix(order: dimension)
    var centred = [Double](repeating: 0, count: dimension)
    for vector in vectors {
      for index in 0..<dimension { centred[index] = Double(vector[index]) - mean[index] }
      centred.withUnsafeBufferPointer { covariance.add(1 / Double(vectors.count), $0) }
    }
    let spectrum = Eigenvectors(covariance)
    let largest = max(spectrum.values.first ?? 0, 0).squareRoot()
    var directions: [Float] = []
    for index in 0..<min(limit, dimension) {
      let deviation = max(spectrum.values[index], 0).squareRoot()
      guard deviation > 1e-3 * largest, deviation > 1e-9 else { break }
      directions += spectrum.vectors[index].map { Float($0 / deviation) }
    }
    self.init(dimension: dimension, mean: mean.map { Float($0) }, directions: directions)
  }

  /// A vector along the directions: numbers with variance 1 around 0.
  public func project(_ vector: [Float]) -> [Double] {
    precondition(vector.count == dimension, "a vector of \(vector.count), not \(dimension)")
    return (0..<count).map { row in
      var sum = 0.0
      for index in 0..<dimension {
        sum += Double(directions[row * dimension + index]) * Double(vector[index] - mean[index])
      }
      return sum
    }
  }
}
