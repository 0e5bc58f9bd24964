/// What is to be drawn.
public struct SyntheticOptions: Hashable, Sendable {
  /// Where every random choice starts.
  public var seed: UInt64

  /// Whether only templates, fonts, logos and sizes are used that normal runs never use.
  public var isHeldOut: Bool

  /// Creates options.
  public init(seed: UInt64 = 0, isHeldOut: Bool = false) {
    self.seed = seed
    self.isHeldOut = isHeldOut
  }

  var sizes: [AdSize] { isHeldOut ? AdSize.heldOut : AdSize.normal }
  var templates: [Template] { isHeldOut ? Template.heldOut : Template.normal }
}
