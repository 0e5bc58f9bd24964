import FileFormats

/// The files that tell of ads and of the model by which they were clicked.
enum ClickTables {
  /// The ads, which `impressions.csv` and `performance.csv` name by their file.
  static func ads(_ records: [AdRecord]) -> [UInt8] {
    var table = CSVWriter(header: [
      "creative", "path", "width", "height", "brand", "category", "format_class",
    ])
    for record in records {
      table.append([
        .text(record.name), .text(record.path), .integer(record.width), .integer(record.height),
        .text(record.brand), .text(record.category.rawValue), .text(record.formatClass.rawValue),
      ])
    }
    return table.bytes
  }

  /// The true rates, apart from what a learner may read.
  static func oracle(_ records: [AdRecord], _ model: ClickModel) -> [UInt8] {
    var table = CSVWriter(header: [
      "creative", "segment", "placement", "ctr", "v", "brand_effect",
    ])
    for (ad, record) in records.enumerated() {
      for (segment, name) in Segment.allCases.enumerated() {
        for (placement, place) in Placement.allCases.enumerated() {
          table.append([
            .text(record.name), .text(name.rawValue), .text(place.rawValue),
            .number(model.rate(ad: ad, segment: segment, placement: placement)),
            .number(model.appeals[ad]), .number(model.brandEffects[ad]),
          ])
        }
      }
    }
    return table.bytes
  }

  /// What the oracles reach, and the model.
  static func summary(
    _ oracle: ClickOracle, _ model: ClickModel, seed: UInt64, version: String
  ) -> JSONValue {
    var document: JSONObject = [
      "schema_version": 1, "version": .string(version),
      "seed": .integer(Int(truncatingIfNeeded: seed)),
    ]
    for pair in oracle.json.pairs { document[pair.key] = pair.value }
    document["model"] = json(model)
    return .object(document)
  }

  /// Everything one needs beside `labels.csv` to compute the rates.
  private static func json(_ model: ClickModel) -> JSONValue {
    func named(_ values: [Double]) -> JSONValue {
      JSONValue(zip(ClickModel.tasteNames, values).map { ($0, .number($1)) })
    }
    return [
      "bias": .number(ClickModel.bias), "scale": .number(ClickModel.scale),
      "taste_scale": .number(ClickModel.tasteScale), "noise": .number(ClickModel.noiseDeviation),
      "mean_v": .number(model.meanAppeal),
      "placements": JSONValue(
        Placement.allCases.map {
          ($0.rawValue, ["effect": .number($0.effect), "share": .number($0.share)])
        }),
      "segments": JSONValue(
        zip(Segment.allCases, model.weights).map { ($0.rawValue, named($1)) }),
      "taste_means": named(model.tasteMeans), "taste_deviations": named(model.tasteDeviations),
    ]
  }
}
