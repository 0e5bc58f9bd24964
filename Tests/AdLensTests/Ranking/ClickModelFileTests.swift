import Kernels
import NeuralNetworks
import Ranking
import Testing

@testable import AdLens

/// What a file keeps of a model of clicks, and files that were tampered with.
@Suite struct ClickModelFileTests {
  private static let lists = ["component_mean", "component_directions", "effects", "posterior"]

  /// A model of forty made-up creatives.
  private func model() throws -> (ClickModel, CreativeFeatures) {
    let scheme = AttributeScheme([
      .init(name: "cta_button area", element: "cta_button", differsBySegment: true),
      .init(name: "logo area", element: "logo"),
    ])
    var features: [CreativeFeatures] = []
    var observations = CreativeObservations()
    for index in 0..<40 {
      let (a, b) = (Double(index % 5) / 5, Double(index % 7) / 7)
      features.append(
        CreativeFeatures(
          attributes: [a, b], embedding: [Float(index % 3), Float(index % 4), Float(a * b)]))
      for segment in ["old", "young"] {
        observations.append(
          creative: index, context: [.segment: segment, .placement: "feed"], day: nil,
          figures: .init(
            impressions: 200, clicks: 4 + Double(index % 5) * 3 + Double(index % 4) * 6))
      }
    }
    var trainer = ClickModelTrainer(
      features: features, scheme: scheme, groups: Array(0..<40), observations: observations)
    trainer.foldCount = 2
    trainer.shuffleCount = 1
    return (try trainer.run(pool: .serial).model, features[3])
  }

  private func settings(_ head: ModelHead, _ key: String, _ value: JSONValue?) -> ModelHead {
    var object = head.settings.objectValue ?? [:]
    object[key] = value
    var result = ModelHead(settings: .object(object))
    for list in Self.lists { result[list: list] = head[list: list] }
    return result
  }

  @Test func `a model that was kept says the same`() throws {
    let (model, creative) = try model()
    let read = try ClickModel(model.head(report: ["a": 1]), path: "m")
    let context: [ContextField: String] = [.segment: "old"]
    let before = model.prediction(for: model.columns(for: creative), in: context)
    let after = read.prediction(for: read.columns(for: creative), in: context)
    #expect(abs(after.rate / before.rate - 1) < 1e-5)
    #expect(abs(after.variance / before.variance - 1) < 1e-3)
  }

  @Test func `settings that do not fit are refused by name`() throws {
    let head = try model().0.head(report: .null)
    let wrong: [(String, JSONValue?)] = [
      ("version", 2), ("version", "1"), ("version", nil), ("attributes", nil), ("attributes", []),
      ("attributes", [["name": "a", "element": 3]]), ("columns", nil), ("columns", [[:]]),
      ("columns", [["attribute": 9, "mean": 0.0, "scale": 1.0]]),
      ("columns", [["attribute": 0, "mean": 0.0, "scale": 0.0]]), ("features", -1),
      ("features", 1000), ("features", nil), ("levels", []), ("levels", [1, 2, 3, 4, 5, 6]),
      ("fields", nil), ("fields", [17]), ("by_segment_field", 99), ("mix", []), ("mix", nil),
      ("mix", [["levels": [0], "share": 1.0]]), ("group_precisions", []),
      ("group_precisions", nil), ("creative_variance", -1.0), ("creative_variance", "much"),
      ("unseen_variance", 1e9), ("shift", nil), ("shift", 1e9),
    ]
    for (key, value) in wrong {
      do {
        _ = try ClickModel(settings(head, key, value), path: "m.safetensors")
        Issue.record("\(key) = \(value ?? .null) was taken")
      } catch {
        #expect(error.description.hasPrefix("m.safetensors"), "\(error)")
        #expect(error.description.contains("head."), "\(error)")
      }
    }
  }

  @Test func `numbers that do not fit are refused`() throws {
    let head = try model().0.head(report: .null)
    for list in ["effects", "posterior", "component_mean"] {
      for change in [[], [1], [Float.nan], nil] as [[Float]?] {
        var wrong = head
        // Empty components fit a plan without any, and are no error there.
        if list == "component_mean", change?.isEmpty ?? true, head[list: list]?.isEmpty ?? true {
          continue
        }
        wrong[list: list] = change
        #expect(throws: ModelError.self, "\(list) \(String(describing: change))") {
          _ = try ClickModel(wrong, path: "m")
        }
      }
    }
    var wrong = head
    wrong[list: "effects"] = head[list: "effects"]?.map { _ in .nan }
    #expect(throws: ModelError.self) { _ = try ClickModel(wrong, path: "m") }
    wrong[list: "effects"] = head[list: "effects"]
    wrong[list: "posterior"] = head[list: "posterior"]?.map { _ in 0 }
    #expect(throws: ModelError.self) { _ = try ClickModel(wrong, path: "m") }
  }

  @Test func `slopes of features are the derivatives of the logit`() throws {
    let (model, creative) = try model()
    #expect(model.plan.components.count == 2)
    let context: [ContextField: String] = [.segment: "old"]
    func logit(_ features: CreativeFeatures) -> Double {
      model.prediction(for: model.columns(for: features), in: context).logit
    }
    let slopes = model.featureSlopes(model.columns(for: creative))
    for index in creative.embedding.indices {
      var (above, below) = (creative, creative)
      above.embedding[index] += 0.01
      below.embedding[index] -= 0.01
      let difference = (logit(above) - logit(below)) / 0.02
      #expect(abs(Double(slopes[index]) - difference) < 1e-3 * max(1, abs(difference)))
    }
    #expect(slopes.contains { abs($0) > 1e-6 })
    // Far out nothing changes any more.
    var far = creative
    far.embedding = [1e6, -1e6, 1e6]
    #expect(model.featureSlopes(model.columns(for: far)).allSatisfy { $0 == 0 })
  }

  @Test func `an objective that is not known is refused`() throws {
    let detector = try BuiltInModel.detector.load()
    let model = RankingModel(
      detector: detector, clicks: try model().0, report: ["objective": "profit"], provenance: .null)
    #expect(throws: ModelError.self) { _ = try RankingModel(model.file, path: "m") }
    let money = RankingModel(
      detector: detector, clicks: try self.model().0, report: ["objective": "cpa"],
      provenance: .null)
    #expect(throws: ModelError.self) { _ = try RankingModel(money.file, path: "m") }
  }
}
