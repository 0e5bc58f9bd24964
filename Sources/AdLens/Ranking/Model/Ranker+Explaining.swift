#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a creative is predicted to be clicked as often as it is.
public struct ClickExplanation: Sendable {
  /// What was seen.
  public let analysis: CreativeAnalyzer.Analysis

  /// What is predicted.
  public let prediction: ClickModel.Prediction

  /// What each element contributes, compared with the average creative.
  public let contributions: [ClickModel.Contribution]

  /// What each attribute does, in the same way; those of an element make up its contribution.
  public let attributes: [ClickModel.Contribution]

  /// What changes of elements do to the predicted rate.
  public let effects: [ElementEffect]

  /// Where the evidence lies, in the order of the methods: Grad-CAM shows what the network itself sees, `rest of the picture`
  /// among the contributions; occlusion by how much a cover lowers the logit of the predicted rate, whatever the reason.
  public let maps: [Explanation.Map]
}

extension Ranker {
  /// Explains what is predicted of a decoded file.
  ///
  /// Occlusion covers one place after the other with the mean colour of the picture (Zeiler and Fergus, 2014); effects come
  /// from changing every element and looking again.
  ///
  /// - Parameters:
  ///   - changes: what is done to each element.
  ///   - known: what is known of the context.
  ///   - methods: the ways that the evidence is found.
  ///   - patch: the side of the cover as a share of the picture's mean side.
  ///   - stride: how far the cover moves, as a share of its side.
  ///   - level: the probability of intervals.
  public func explain(
    _ decoded: DecodedImage, changes: [ElementChange] = [],
    in known: [ContextField: String] = [:], methods: [ExplanationMethod] = [.occlusion],
    patch: Double = 0.16, stride: Double = 0.5,
    level: Double = 0.9
  ) throws(ModelError) -> ClickExplanation {
    let seen = SeenPicture(decoded, analyzer.preprocessing)
    let analysis = try analyzer.analyze(decoded)
    let context = Self.context(of: analysis, known)
    let columns = model.clicks.columns(for: analysis.features)
    let prediction = model.clicks.prediction(for: columns, in: context)
    func predicted(_ image: Image) throws(ModelError) -> ClickModel.Prediction {
      let features = try analyzer.analyze(image, uprightSize: seen.upright).features
      return model.clicks.prediction(for: model.clicks.columns(for: features), in: context)
    }
    let effects = try WhatIf(elements: analysis.objects, changes: changes).effects(in: seen) {
      image throws(ModelError) in try predicted(image).rate
    }
    var maps: [Explanation.Map] = []
    for method in methods {
      switch method {
      case .gradCAM:
        maps.append(
          Explanation.Map(
            method: method,
            heat: try analyzer.featureMap(of: seen, weights: model.clicks.featureSlopes(columns))
              .heat))
      case .occlusion:
        let heat = try occlusion(seen, patch: patch, stride: stride) { image throws(ModelError) in
          prediction.logit - (try predicted(image)).logit
        }
        maps.append(Explanation.Map(method: method, heat: heat))
      }
    }
    return ClickExplanation(
      analysis: analysis, prediction: prediction,
      contributions: model.clicks.contributions(of: columns, in: context, level: level),
      attributes: model.clicks.contributions(
        of: columns, in: context, by: .attribute, level: level),
      effects: effects, maps: maps)
  }

  /// Where a creative earns its predicted rate, in two passes: what the network itself sees, place by place, and what each
  /// element adds to the logit of the average creative, spread over its boxes.
  ///
  /// Properties of the whole picture, as its colours, have no place and are not in the map.
  public func evidence(
    in decoded: DecodedImage, _ known: [ContextField: String] = [:]
  ) throws(ModelError) -> HeatMap {
    let seen = SeenPicture(decoded, analyzer.preprocessing)
    let analysis = try analyzer.analyze(decoded)
    let columns = model.clicks.columns(for: analysis.features)
    let slopes = model.clicks.featureSlopes(columns)
    var sums = try analyzer.featureMap(of: seen, weights: slopes)
    // Elements are told against the average creative, and so is this.
    sums.add(-zip(slopes, model.clicks.plan.components.mean).reduce(0) { $0 + $1.0 * $1.1 })
    let boxes = Dictionary(grouping: analysis.objects, by: \.label)
    let context = Self.context(of: analysis, known)
    for part in model.clicks.contributions(of: columns, in: context) {
      guard let boxes = boxes[part.name] else { continue }
      sums.add(Float(part.logit), over: boxes)
    }
    return sums.heat
  }

  /// Where covers with the picture's mean colour cost most.
  private func occlusion(
    _ seen: SeenPicture, patch: Double, stride: Double,
    drop: (Image) throws(ModelError) -> Double
  ) throws(ModelError) -> HeatMap {
    let image = seen.image
    let mean = Self.meanColor(of: image)
    let side = max(4, patch * Double(image.width + image.height) / 2)
    let step = max(2, side * stride)
    let (across, down) = (
      max(1, Int((Double(image.width) / step).rounded(.up))),
      max(1, Int((Double(image.height) / step).rounded(.up)))
    )
    var values: [Float] = []
    for row in 0..<down {
      for column in 0..<across {
        let (x, y) = ((Double(column) + 0.5) * step, (Double(row) + 0.5) * step)
        var covered = image
        let left = max(0, Int(x - side / 2))
        let top = max(0, Int(y - side / 2))
        covered.fill(
          x: left, y: top, width: min(image.width, Int(x + side / 2)) - left,
          height: min(image.height, Int(y + side / 2)) - top, color: mean)
        values.append(Float(max(0, try drop(covered))))
      }
    }
    let scale = (
      x: Double(seen.upright.width) / Double(image.width),
      y: Double(seen.upright.height) / Double(image.height)
    )
    return HeatMap(
      columns: across, rows: down, values: values,
      area: HeatMap.Area(
        x: 0, y: 0, width: Double(across) * step * scale.x, height: Double(down) * step * scale.y),
      picture: seen.upright)
  }

  private static func meanColor(of image: Image) -> RGBColor {
    var sums = [0, 0, 0]
    for index in image.pixels.indices { sums[index % 3] += Int(image.pixels[index]) }
    let count = image.width * image.height
    return RGBColor(
      red: UInt8(sums[0] / count), green: UInt8(sums[1] / count), blue: UInt8(sums[2] / count))
  }
}
