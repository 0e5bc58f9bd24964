/// The models that are compared to tell whether the picture matters; raw values are their names in tables.
public enum Candidate: String, Hashable, Sendable, CaseIterable {
  /// The mean rate of each campaign.
  case campaignMean = "campaign mean"
  /// The width and height of the creative.
  case size
  /// All that is known besides the picture.
  case context
  /// The context and the attributes of the picture.
  case attributes = "attributes + context"
  /// The context, the attributes and the network's features.
  case image = "image + context"
  /// The picture without the context.
  case imageAlone = "image alone"
  /// The context and the picture of another creative.
  case shuffled = "shuffled image + context"

  /// What it may use, out of everything.
  func design(from all: RegressionDesign, attributeColumns: Int) -> RegressionDesign {
    let fields = ContextField.allCases
    func numbers(_ wanted: [ContextField]) -> [Int] {
      fields.indices.filter { wanted.contains(fields[$0]) && all.fields.contains($0) }
    }
    var design = all
    switch self {
    case .campaignMean: return design.withoutColumns.limited(to: numbers([.campaign]))
    case .size: return design.withoutColumns.limited(to: numbers([.size]))
    case .context: return design.withoutColumns
    case .attributes: return design.limited(toColumns: attributeColumns)
    case .image, .shuffled: return design
    case .imageAlone:
      design.interactionField = nil
      design.interactionCount = 0
      return design.limited(to: [])
    }
  }
}

extension RegressionDesign {
  func limited(to fields: [Int]) -> RegressionDesign {
    var design = self
    design.fields = fields
    return design
  }

  /// The design with the first columns only.
  func limited(toColumns count: Int) -> RegressionDesign {
    guard count < columnCount else { return self }
    let creatives = columnCount > 0 ? columns.count / columnCount : 0
    return RegressionDesign(
      fields: fields,
      columns: (0..<creatives).flatMap { columns[$0 * columnCount..<$0 * columnCount + count] },
      columnCount: count, columnGroups: Array(columnGroups[..<count]),
      interactionField: count == 0 ? nil : interactionField,
      interactionCount: min(interactionCount, count))
  }

  /// The design with every creative's columns replaced by those of another.
  func permuted(_ order: [Int]) -> RegressionDesign {
    var design = self
    design.columns = order.flatMap { columns[$0 * columnCount..<($0 + 1) * columnCount] }
    return design
  }
}
