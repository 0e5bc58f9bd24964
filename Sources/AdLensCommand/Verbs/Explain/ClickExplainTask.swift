import AdLens

/// Explains what a model of clicks says about images.
struct ClickExplainTask: ImageTask {
  /// The model.
  let loaded: LoadedModel

  /// The model, taken apart.
  let model: RankingModel

  /// What files may be.
  let decoding: DecodeOptions

  /// What is done to elements.
  let changes: [ElementChange]

  /// The side of the cover and how far it moves.
  let options: ExplanationOptions

  /// Where pictures go.
  let pictures: ExplainedPictures

  var writesFiles: Bool { true }
  var writesRowsToFile: Bool { false }

  func worker(pool: WorkerPool) throws -> Ranker {
    let ranker = try Ranker(model: model, path: loaded.path, pool: pool)
    ranker.analyzer.limits = decoding.limits
    ranker.analyzer.isStrict = decoding.isStrict
    return ranker
  }

  func sibling(of worker: Ranker) throws -> Ranker { try worker.sibling() }

  func result(
    for path: String, by worker: Ranker, isLogged: Bool
  ) throws -> ImageResult<Never> {
    let image: LoadedImage
    let whole: DecodedImage
    do throws(ImageError) {
      image = try LoadedImage(path, limits: decoding.limits) { bytes throws(ImageError) in
        try ImageDecoder.decode(bytes, options: worker.analyzer.decodeOptions)
      }
      whole = try ImageDecoder.decode(image.bytes, options: decoding)
    } catch {
      return ImageResult(error, path: path)
    }
    let explanation = try worker.explain(
      image.decoded, changes: changes, methods: options.methods, patch: options.patch,
      stride: options.stride)
    let picture = try pictures.write(
      drawing(explanation, on: whole.upright(matte: .white)), for: path)
    return ImageResult(row: row(path, explanation, picture), record: nil)
  }

  private func drawing(_ explanation: ClickExplanation, on image: Image) -> Image {
    let base = ExplanationDrawing.sized(image)
    let painter = HeatPainter(fonts: try? LabelFonts())
    let rate = fixed(explanation.prediction.rate * 100, decimals: 2)
    let answer = "\(model.outcome.successNoun), \(Self.title(model.outcome)) \(rate) %"
    return ExplanationDrawing.joined(
      explanation.maps.map { map in
        let method = options.methods.count > 1 ? map.method.title + ": " : ""
        let isEmpty = !map.heat.values.contains { $0 > 0 }
        let title = method + (isEmpty ? "no place speaks for " : "evidence for ") + answer
        return painter.addLegend(title, to: painter.draw(map.heat, on: base))
      })
  }

  private func row(
    _ path: String, _ explanation: ClickExplanation, _ picture: String
  ) -> JSONValue {
    let interval = explanation.prediction.interval(0.9)
    let key = model.outcome.rateKey
    let names = ElementNames.names(of: explanation.analysis.objects.map(\.label))
    let named = zip(explanation.analysis.objects, names).map { ($0, $1) }
    return [
      "path": .string(path), key: .number(explanation.prediction.rate),
      key + "_low": .number(interval.lower), key + "_high": .number(interval.upper),
      "picture": .string(picture),
      "contributions": .array(explanation.contributions.map(\.jsonValue)),
      "attributes": .array(explanation.attributes.map(\.jsonValue)),
      "effects": .array(
        explanation.effects.map { effect in
          [
            "element": .string(named.first { $0.0 == effect.element }?.1 ?? effect.element.label),
            "edit": .string(effect.change.rawValue), key + "_before": .number(effect.before),
            key + "_after": .number(effect.after),
            "change": .number(effect.after / effect.before - 1),
          ]
        }),
    ]
  }

  /// The least effect of an attribute that gets a row.
  private static let leastChange = 0.01

  /// Tables and CSV have a row for each contribution and each change.
  func rows(for row: JSONValue, position: Int) -> [JSONValue] {
    guard isFlat, row["error"] == nil else { return [row] }
    let key = model.outcome.rateKey
    func contributions(_ list: String) -> [JSONValue] {
      (row[list]?.arrayValue ?? []).map { part in
        [
          "path": row["path"] ?? .null, key: row[key] ?? .null, "element": part["name"] ?? .null,
          "edit": "as it is", "change": part["effect"] ?? .null,
          "low": part["low"] ?? .null, "high": part["high"] ?? .null,
        ]
      }
    }
    // An attribute that is all of its element, or changes next to nothing, would only be a line more.
    let names = Set((row["contributions"]?.arrayValue ?? []).compactMap { $0["name"]?.stringValue })
    let attributes = contributions("attributes").filter {
      ($0["change"]?.doubleValue ?? 0).magnitude >= Self.leastChange
        && !names.contains($0["element"]?.stringValue ?? "")
    }
    let effects = (row["effects"]?.arrayValue ?? []).map { effect -> JSONValue in
      [
        "path": row["path"] ?? .null, key: row[key] ?? .null,
        "element": effect["element"] ?? .null, "edit": effect["edit"] ?? .null,
        key + "_after": effect[key + "_after"] ?? .null, "change": effect["change"] ?? .null,
      ]
    }
    return contributions("contributions") + attributes + effects
  }

  /// Whether rows are tables, not documents.
  let isFlat: Bool

  var columns: [Column] {
    let (title, key) = (Self.title(model.outcome), model.outcome.rateKey)
    return [
      Column("Path", "path", isFlexible: true), Column.rate(title, key),
      Column("Element", "element"), Column("Edit", "edit"),
      Column.rate(title + " after", key + "_after"), Column.rate("Change", "change"),
      Column.rate("from", "low"), Column.rate("to", "high"),
    ]
  }

  /// How people write a rate.
  private static func title(_ outcome: CreativeObservations.Outcome) -> String {
    switch outcome {
    case .clicks: "CTR"
    case .conversions: "CVR"
    case .impressionConversions: "Conversion rate"
    }
  }

  func save(
    _ records: [Never], of run: Int, campaign: String?, to store: Store
  ) throws(StoreError) {}
}
