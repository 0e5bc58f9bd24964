/// Makes one list of what was found in a whole picture and in its tiles.
///
/// A box that ends at the border between two tiles is taken for the part of an object that the border cuts. Such a
/// part is dropped when half of it or more lies in a box that is not cut, and otherwise joined with the part of
/// the next tile. Then the surest of boxes that overlap stays.
public struct TileMerger: Sendable {
  /// The tiles.
  public let plan: TilePlan

  /// The overlap, intersection over union, above which the less sure box is dropped.
  public let overlap: Float

  /// The most objects.
  public let limit: Int

  /// Whether boxes of different classes replace each other.
  public let isAgnostic: Bool

  /// How near to a border a box ends that is cut by it, in lengths of a tile.
  private static let nearness: Float = 0.02

  /// The share of a part that lies in a whole box which stands for it.
  private static let coveredShare: Float = 0.5

  /// The overlap across the row of tiles of two parts of one object.
  private static let sharedBreadth: Float = 0.5

  /// The most overlap of different objects: what two looks at one object, of different scales, make of it
  /// overlaps less than what one look makes of it.
  private static let mostOverlap: Float = 0.5

  /// Creates a merger for what was found under some options.
  public init(plan: TilePlan, options: DetectionOptions) {
    self.plan = plan
    overlap = min(options.overlap, Self.mostOverlap)
    limit = options.limit
    isAgnostic = options.isAgnostic
  }

  /// What is in the picture, the surest first.
  ///
  /// - Parameters:
  ///   - whole: what was found in the whole picture, in its pixels.
  ///   - tiles: what was found in each tile of the plan, in pixels of the picture.
  public func merged(whole: [ScoredBox], tiles: [[ScoredBox]]) -> [ScoredBox] {
    precondition(
      tiles.count == plan.tiles.count, "\(tiles.count) lists for \(plan.tiles.count) tiles")
    let found = tiles.enumerated().flatMap { tile, boxes in
      boxes.map { Part(found: $0, tile: tile, ends: ends(of: $0.box, in: tile)) }
    }
    let complete = whole + found.filter { !$0.isCut }.map(\.found)
    let parts = found.filter { part in part.isCut && !complete.contains { stands($0, for: part) } }
    let all = (complete + joined(parts)).sorted(by: ScoredBox.precedes)
    return NonMaximumSuppression(overlap: overlap, limit: limit, isAgnostic: isAgnostic)
      .kept(of: all)
  }

  /// A box of a tile, or several that have been joined.
  private struct Part {
    var found: ScoredBox
    /// The last of its tiles.
    var tile: Int
    /// Whether it goes on in the tile before the first, and in the one after the last.
    var ends: (before: Bool, after: Bool)

    var isCut: Bool { ends.before || ends.after }
  }

  private func ends(of box: CornerBox, in index: Int) -> (before: Bool, after: Bool) {
    let tile = plan.tiles[index]
    let (start, length) = plan.isAcross ? (tile.x, tile.width) : (tile.y, tile.height)
    let near = Float(length) * Self.nearness
    let (first, last) = plan.isAcross ? (box.left, box.right) : (box.top, box.bottom)
    return (
      index > 0 && first <= Float(start) + near,
      index < plan.tiles.count - 1 && last >= Float(start + length) - near
    )
  }

  private func stands(_ complete: ScoredBox, for part: Part) -> Bool {
    let box = part.found.box
    return (isAgnostic || complete.label == part.found.label)
      && complete.box.intersection(box) >= Self.coveredShare * box.area
  }

  /// Parts of one class that meet in two tiles become one box, as sure as its surest part.
  private func joined(_ parts: [Part]) -> [ScoredBox] {
    var chains: [Part] = []
    for part in parts {
      let fitting = part.ends.before ? chains.indices.filter { fits(chains[$0], part) } : []
      let best = fitting.max { breadth(chains[$0], part) < breadth(chains[$1], part) }
      guard let best else {
        chains.append(part)
        continue
      }
      let (first, next) = (chains[best].found, part.found)
      chains[best].found = ScoredBox(
        box: first.box.union(next.box), label: first.label,
        confidence: max(first.confidence, next.confidence))
      chains[best].tile = part.tile
      chains[best].ends.after = part.ends.after
    }
    return chains.map(\.found)
  }

  private func fits(_ chain: Part, _ part: Part) -> Bool {
    chain.ends.after && chain.tile == part.tile - 1 && chain.found.label == part.found.label
      && chain.found.box.intersection(part.found.box) > 0
      && breadth(chain, part) >= Self.sharedBreadth
  }

  /// The overlap of two parts across the row of tiles.
  private func breadth(_ first: Part, _ second: Part) -> Float {
    /// The box as long as any other.
    func flat(_ box: CornerBox) -> CornerBox {
      plan.isAcross
        ? CornerBox(left: 0, top: box.top, right: 1, bottom: box.bottom)
        : CornerBox(left: box.left, top: 0, right: box.right, bottom: 1)
    }
    return flat(first.found.box).overlap(flat(second.found.box))
  }
}
