/// How what is seen of creatives becomes the columns of a regression, as learned from some creatives.
///
/// Columns, each with mean 0 and variance 1 over these: every attribute; what it has above its terciles, so that
/// effects may bend; and the first principal components of the network's features.
public struct FeaturePlan: Hashable, Sendable {
  /// The groups of columns; their effects share a variance each.
  public enum Group: Int, Hashable, Sendable {
    /// Attributes.
    case attribute
    /// What attributes have above their terciles.
    case bend
    /// Components of the network's features.
    case embedding
  }

  /// A column made of an attribute: `(max(value − knot, 0) or value, minus mean) / scale`.
  public struct Column: Hashable, Sendable {
    /// The attribute.
    public let attribute: Int

    /// Where it begins to count; `nil` for the attribute itself.
    public let knot: Double?

    /// The mean over the creatives.
    public let mean: Double

    /// The standard deviation over the creatives; 1 where nothing varies, and the column is then 0.
    public let scale: Double

    /// Creates a column.
    public init(attribute: Int, knot: Double?, mean: Double, scale: Double) {
      self.attribute = attribute
      self.knot = knot
      self.mean = mean
      self.scale = scale
    }

    /// The value of the column.
    func value(_ attribute: Double) -> Double {
      let raw = knot.map { max(attribute - $0, 0) } ?? attribute
      // A creative unlike all others must not be worth a thousand of them.
      return min(max((raw - mean) / scale, -FeaturePlan.limit), FeaturePlan.limit)
    }
  }

  /// The attributes.
  public let scheme: AttributeScheme

  /// The columns made of attributes, first one for each attribute in their order.
  public let columns: [Column]

  /// The components of the network's features.
  public let components: PrincipalComponents

  /// The largest value of a column.
  static let limit = 6.0

  /// Creates a plan that was kept.
  public init(scheme: AttributeScheme, columns: [Column], components: PrincipalComponents) {
    self.scheme = scheme
    self.columns = columns
    self.components = components
  }

  /// Learns a plan from creatives.
  ///
  /// - Parameters:
  ///   - features: what is seen of the creatives, those that are held out later included: no click is looked at.
  ///   - scheme: the names of the attributes.
  ///   - componentLimit: the most components of the network's features.
  public init(
    _ features: [CreativeFeatures], scheme: AttributeScheme, componentLimit: Int = 64
  ) {
    self.scheme = scheme
    let count = Double(max(features.count, 1))
    func column(_ attribute: Int, knot: Double?) -> Column? {
      let raw = features.map { creative -> Double in
        let value = creative.attributes[attribute]
        return knot.map { max(value - $0, 0) } ?? value
      }
      let mean = raw.reduce(0, +) / count
      let variance = raw.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
      let scale = variance.squareRoot()
      let isFlat = scale <= 1e-9 * max(1, abs(mean))
      if isFlat, knot != nil { return nil }
      return Column(attribute: attribute, knot: knot, mean: mean, scale: isFlat ? 1 : scale)
    }
    let attributes = scheme.attributes.indices
    var columns = attributes.compactMap { column($0, knot: nil) }
    for attribute in attributes {
      // Terciles of what is there: most attributes are 0 where an element is missing.
      let present = features.map { $0.attributes[attribute] }.filter { $0 != 0 }.sorted()
      guard present.count >= 40, let least = present.first, let most = present.last, least < most
      else { continue }
      var knots = Set<Double>()
      for share in [1.0 / 3, 2.0 / 3] {
        let knot = present[Int(share * Double(present.count - 1))]
        guard knot > least, knot < most, knots.insert(knot).inserted else { continue }
        if let column = column(attribute, knot: knot) { columns.append(column) }
      }
    }
    self.columns = columns
    // A component for every 20 creatives at most.
    components = PrincipalComponents(
      features.map(\.embedding), limit: min(componentLimit, features.count / 20))
  }

  /// How many columns there are.
  public var columnCount: Int { columns.count + components.count }

  /// The group of each column.
  public var groups: [Int] {
    columns.map { ($0.knot == nil ? Group.attribute : .bend).rawValue }
      + [Int](repeating: Group.embedding.rawValue, count: components.count)
  }

  /// The columns of a creative.
  public func columns(for features: CreativeFeatures) -> [Double] {
    columns.map { $0.value(features.attributes[$0.attribute]) }
      + components.project(features.embedding).map { min(max($0, -Self.limit), Self.limit) }
  }
}
