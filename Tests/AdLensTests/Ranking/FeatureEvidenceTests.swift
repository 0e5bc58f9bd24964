import Images
import Kernels
import Testing

@testable import AdLens

/// What places add, against what the means of the features are.
@Suite struct FeatureEvidenceTests {
  @Test(arguments: [(96, 80), (300, 40)])
  func `what places add makes the weighted sum of the features`(size: (Int, Int)) throws {
    let model = BuiltInModel.detector
    let analyzer = try CreativeAnalyzer(
      model: try model.load(), path: model.rawValue, pool: WorkerPool(threads: 2))
    var image = Image(
      width: size.0, height: size.1, fill: RGBColor(red: 250, green: 240, blue: 200))
    image.fill(
      x: 10, y: 10, width: size.0 / 2, height: size.1 / 3,
      color: RGBColor(red: 20, green: 40, blue: 160))
    let decoded = try ImageDecoder.decode(try PNGEncoder.encode(image))
    let embedding = try analyzer.analyze(decoded).features.embedding
    let weights = embedding.indices.map { Float(($0 * 7) % 11) / 5 - 1 }
    let sum = zip(embedding, weights).reduce(0) { $0 + $1.0 * $1.1 }
    let sums = try analyzer.featureMap(
      of: SeenPicture(decoded, analyzer.preprocessing), weights: weights)
    let input = analyzer.preprocessing.adapted(to: decoded.info.uprightSize)
    #expect(sums.columns == input.width / 16 && sums.rows == input.height / 16)
    #expect(abs(sum) > 0.1)
    // Inference fuses what the way back keeps apart.
    #expect(abs(sums.values.reduce(0, +) / sum - 1) < 2e-3)
    var moved = sums
    moved.add(-sum)
    #expect(abs(moved.values.reduce(0, +)) < 2e-3 * abs(sum))
  }

  @Test func `weights beyond all measure are refused`() throws {
    let model = BuiltInModel.detector
    let analyzer = try CreativeAnalyzer(
      model: try model.load(), path: model.rawValue, pool: .serial)
    let image = Image(width: 60, height: 60, fill: .white)
    let decoded = try ImageDecoder.decode(try PNGEncoder.encode(image))
    var weights = [Float](repeating: 0, count: analyzer.featureCount)
    weights[3] = .infinity
    #expect(throws: ModelError.self) {
      _ = try analyzer.featureMap(
        of: SeenPicture(decoded, analyzer.preprocessing), weights: weights)
    }
  }
}
