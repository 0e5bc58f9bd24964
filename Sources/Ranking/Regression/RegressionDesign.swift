/// What a regression may use: which context fields, which columns of the creatives, and how these differ
/// by segment.
public struct RegressionDesign: Sendable {
  /// The numbers of the context fields whose levels have an effect.
  public var fields: [Int]

  /// The columns of each creative, row by row, scaled to a variance of about 1 around 0.
  public var columns: [Double]

  /// How many columns a creative has.
  public var columnCount: Int

  /// The group of each column; the effects of a group share a variance.
  public var columnGroups: [Int]

  /// The context field whose levels change the effects of the first columns; `nil` for none.
  public var interactionField: Int?

  /// How many of the first columns it changes.
  public var interactionCount: Int

  /// Creates a design.
  public init(
    fields: [Int], columns: [Double], columnCount: Int, columnGroups: [Int],
    interactionField: Int? = nil, interactionCount: Int = 0
  ) {
    precondition(columnGroups.count == columnCount, "every column belongs to a group")
    precondition(interactionCount <= columnCount, "only columns can be changed")
    self.fields = fields
    self.columns = columns
    self.columnCount = columnCount
    self.columnGroups = columnGroups
    self.interactionField = interactionField
    self.interactionCount = interactionField == nil ? 0 : interactionCount
  }

  /// The design with the same context and no column.
  public var withoutColumns: RegressionDesign {
    RegressionDesign(fields: fields, columns: [], columnCount: 0, columnGroups: [])
  }
}

/// Where the parameters of a regression stand: the intercept, the levels of the fields, the columns of the
/// creatives, and for each level of the interaction field the change of the first columns' effects.
public struct RegressionLayout: Sendable, Hashable {
  /// The numbers of the context fields.
  public let fields: [Int]

  /// The place of each field's first level.
  public let fieldOffsets: [Int]

  /// The place of the first column.
  public let columnOffset: Int

  /// How many columns there are.
  public let columnCount: Int

  /// The field that changes effects.
  public let interactionField: Int?

  /// How many columns it changes.
  public let interactionCount: Int

  /// How many levels that field has.
  public let interactionLevels: Int

  /// How many parameters there are.
  public let count: Int

  /// The variance group of each parameter; -1 for the intercept.
  public let groups: [Int]

  /// How many variance groups there are.
  public let groupCount: Int

  /// Lays out the parameters of a design.
  public init(_ design: RegressionDesign, levelCounts: [Int]) {
    fields = design.fields
    var next = 1
    var groups = [-1]
    var offsets: [Int] = []
    for (group, field) in design.fields.enumerated() {
      offsets.append(next)
      next += levelCounts[field]
      groups += [Int](repeating: group, count: levelCounts[field])
    }
    fieldOffsets = offsets
    columnOffset = next
    columnCount = design.columnCount
    let first = design.fields.count
    groups += design.columnGroups.map { first + $0 }
    let columnGroupCount = (design.columnGroups.max() ?? -1) + 1
    interactionField = design.interactionField
    interactionCount = design.interactionCount
    interactionLevels = design.interactionField.map { levelCounts[$0] } ?? 0
    let changes = interactionLevels * interactionCount
    groups += [Int](repeating: first + columnGroupCount, count: changes)
    count = next + columnCount + changes
    self.groups = groups
    groupCount = first + columnGroupCount + (changes > 0 ? 1 : 0)
  }

  /// The place of the first change that a level makes.
  public func interactionOffset(_ level: Int) -> Int {
    columnOffset + columnCount + level * interactionCount
  }

  /// The parameters' factors for a creative in a context.
  ///
  /// - Parameters:
  ///   - columns: the creative's columns.
  ///   - levels: the level of every context field, -1 for none.
  public func factors(columns: [Double], levels: [Int]) -> [Double] {
    var factors = [Double](repeating: 0, count: count)
    factors[0] = 1
    for (field, offset) in zip(fields, fieldOffsets) where levels[field] >= 0 {
      factors[offset + levels[field]] = 1
    }
    for (column, value) in columns.enumerated() { factors[columnOffset + column] = value }
    if let field = interactionField, levels[field] >= 0 {
      let offset = interactionOffset(levels[field])
      for column in 0..<interactionCount { factors[offset + column] = columns[column] }
    }
    return factors
  }
}
