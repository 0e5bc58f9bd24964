extension ClickModel {
  /// What the model keeps in a file beside the detector's network.
  ///
  /// Effects and their posterior are kept as 32-bit floats: 7 digits of numbers whose own uncertainty is a tenth.
  func head(report: JSONValue) -> ModelHead {
    let layout = regression.layout
    var head = ModelHead(settings: [
      "version": 1,
      "attributes": .array(
        plan.scheme.attributes.map {
          [
            "name": .string($0.name), "element": .string($0.element),
            "by_segment": .bool($0.differsBySegment),
          ]
        }),
      "columns": .array(
        plan.columns.map { column in
          [
            "attribute": .integer(column.attribute),
            "knot": column.knot.map(JSONValue.number) ?? .null, "mean": .number(column.mean),
            "scale": .number(column.scale),
          ]
        }),
      "features": .integer(plan.components.dimension),
      "levels": .array(
        zip(ContextField.allCases, levels.levels).map { field, levels in
          [
            "field": .string(field.rawValue), "names": .array(levels.names.map { .string($0) }),
            "shared": .integer(levels.sharedCount),
          ]
        }),
      "fields": .array(layout.fields.map { .integer($0) }),
      "by_segment_field": layout.interactionField.map(JSONValue.integer) ?? .null,
      "mix": .array(
        mix.cells.map { cell in
          ["levels": .array(cell.levels.map { .integer($0) }), "share": .number(cell.share)]
        }),
      "group_precisions": .array(regression.groupPrecisions.map { .number($0) }),
      "creative_variance": .number(regression.creativeVariance),
      "unseen_variance": .number(unseenVariance), "shift": .number(shift), "report": report,
    ])
    head[list: "component_mean"] = plan.components.mean
    head[list: "component_directions"] = plan.components.directions
    head[list: "effects"] = regression.effects.map { Float($0) }
    head[list: "posterior"] = regression.precision.packed.map { Float($0) }
    return head
  }

  /// Reads a model from what a file keeps.
  ///
  /// - Throws: `ModelError.metadata` for anything that does not fit together.
  init(_ head: ModelHead, path: String) throws(ModelError) {
    let reader = HeadReader(settings: head.settings, path: path)
    guard try reader.integer("version") == 1 else {
      throw reader.error("version", "it is from a newer AdLens; update")
    }
    let attributes = try reader.objects("attributes").map { object -> AttributeScheme.Attribute? in
      guard let name = object["name"]?.stringValue, let element = object["element"]?.stringValue
      else { return nil }
      return .init(
        name: name, element: element, differsBySegment: object["by_segment"]?.boolValue ?? false)
    }.compactMap { $0 }
    let changing = attributes.prefix { $0.differsBySegment }.count
    guard attributes[changing...].allSatisfy({ !$0.differsBySegment }) else {
      throw reader.error("attributes", "their order is not valid")
    }
    let columns = try reader.objects("columns").compactMap { object -> FeaturePlan.Column? in
      guard let attribute = object["attribute"]?.intValue,
        attributes.indices.contains(attribute), let mean = object["mean"]?.doubleValue,
        let scale = object["scale"]?.doubleValue, scale > 0
      else { return nil }
      return .init(
        attribute: attribute, knot: object["knot"]?.doubleValue, mean: mean, scale: scale)
    }
    guard columns.count == (try reader.objects("columns")).count,
      attributes.count == (try reader.objects("attributes")).count,
      columns.prefix(attributes.count).map(\.attribute) == Array(attributes.indices)
    else { throw reader.error("columns", "they do not fit the attributes") }
    let dimension = try reader.integer("features")
    let (mean, directions) = (
      head[list: "component_mean"] ?? [], head[list: "component_directions"] ?? []
    )
    guard dimension >= 0, mean.count == dimension,
      dimension == 0 ? directions.isEmpty : directions.count % dimension == 0
    else { throw reader.error("features", "their components have another size") }
    let plan = FeaturePlan(
      scheme: AttributeScheme(attributes), columns: columns,
      components: PrincipalComponents(dimension: dimension, mean: mean, directions: directions))
    let levels = try reader.levels()
    let regression = try reader.regression(head, plan: plan, levels: levels)
    self.init(
      plan: plan, levels: levels, mix: try reader.mix(levels), regression: regression,
      unseenVariance: try reader.number("unseen_variance", in: 0...100),
      shift: try reader.number("shift", in: -100...100))
  }
}

/// Reads the parts of a head with errors that name the path.
private struct HeadReader {
  let settings: JSONValue
  let path: String

  func error(_ key: String, _ reason: String) -> ModelError {
    .metadata(path: path, key: "head." + key, reason: reason)
  }

  func integer(_ key: String) throws(ModelError) -> Int {
    guard let value = settings[key]?.intValue else { throw error(key, "it is no integer") }
    return value
  }

  func number(_ key: String, in range: ClosedRange<Double>) throws(ModelError) -> Double {
    guard let value = settings[key]?.doubleValue, range.contains(value) else {
      throw error(key, "it is no number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  func objects(_ key: String) throws(ModelError) -> [JSONValue] {
    guard let values = settings[key]?.arrayValue else { throw error(key, "it is no list") }
    return values
  }

  func levels() throws(ModelError) -> ContextLevels {
    let values = try objects("levels")
    let levels = zip(ContextField.allCases, values).compactMap { field, value -> CategoryLevels? in
      guard value["field"]?.stringValue == field.rawValue,
        let list = value["names"]?.arrayValue, case let names = list.compactMap(\.stringValue),
        names.count == list.count,
        let shared = value["shared"]?.intValue, (0...64).contains(shared), names.count <= 62
      else { return nil }
      return CategoryLevels(names: names, sharedCount: shared)
    }
    guard levels.count == ContextField.allCases.count else {
      throw error("levels", "they are not those of every field")
    }
    return ContextLevels(levels: levels)
  }

  func mix(_ levels: ContextLevels) throws(ModelError) -> ReferenceMix {
    let cells = try objects("mix").compactMap { value -> ReferenceMix.Cell? in
      guard let numbers = value["levels"]?.arrayValue?.compactMap(\.intValue),
        numbers.count == levels.levels.count,
        zip(numbers, levels.levels).allSatisfy({ (-1..<$1.count).contains($0) }),
        let share = value["share"]?.doubleValue, share > 0, share <= 1
      else { return nil }
      return ReferenceMix.Cell(levels: numbers, share: share)
    }
    guard !cells.isEmpty, cells.count == (try objects("mix")).count else {
      throw error("mix", "it is no list of contexts")
    }
    return ReferenceMix(cells: cells)
  }

  func regression(
    _ head: ModelHead, plan: FeaturePlan, levels: ContextLevels
  ) throws(ModelError) -> BinomialRegression {
    let fields = try objects("fields").map { $0.intValue ?? -1 }
    let segment = settings["by_segment_field"]?.intValue
    guard fields.allSatisfy(levels.levels.indices.contains),
      segment.map(levels.levels.indices.contains) ?? true
    else { throw error("fields", "they are not known") }
    let design = RegressionDesign(
      fields: fields, columns: [], columnCount: plan.columnCount, columnGroups: plan.groups,
      interactionField: segment, interactionCount: plan.scheme.interactionCount)
    let layout = RegressionLayout(design, levelCounts: levels.levels.map(\.count))
    let effects = (head[list: "effects"] ?? []).map(Double.init)
    let packed = (head[list: "posterior"] ?? []).map(Double.init)
    guard effects.count == layout.count, effects.allSatisfy({ abs($0) <= 50 }),
      let factor = CholeskyFactor(packed: packed, order: layout.count),
      (0..<layout.count).allSatisfy({ factor.elements[$0 * layout.count + $0] > 1e-6 })
    else { throw error("effects", "they do not fit the columns and levels") }
    let precisions = try objects("group_precisions").compactMap(\.doubleValue)
    guard precisions.count == layout.groupCount else {
      throw error("group_precisions", "they do not fit the columns and levels")
    }
    return BinomialRegression(
      layout: layout, effects: effects, precision: factor, groupPrecisions: precisions,
      creativeVariance: try number("creative_variance", in: 0...100))
  }
}
