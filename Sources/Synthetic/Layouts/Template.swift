/// One way to arrange an ad; every measure in it is drawn anew for each ad.
struct Template: Sendable {
  /// The name in `labels.csv`.
  let name: String

  /// The shapes it suits.
  let shapes: Set<CreativeShape>

  /// What may lead an ad laid out so.
  let classes: Set<FormatClass>

  let draw: @Sendable (Composer) -> Void

  init(
    _ name: String, _ shapes: Set<CreativeShape>, _ classes: Set<FormatClass>,
    _ draw: @escaping @Sendable (Composer) -> Void
  ) {
    self.name = name
    self.shapes = shapes
    self.classes = classes
    self.draw = draw
  }

  /// Everything but a logo alone.
  static let led: Set<FormatClass> = [.photoLed, .textLed, .offer, .productLed]

  /// Formats with a picture.
  static let pictured: Set<FormatClass> = [.photoLed, .offer, .productLed]

  /// The templates of normal runs.
  static let normal: [Template] = boxes + strips + columns + brands + [scatter]

  /// The templates of held-out runs; none of them is in `normal`.
  static let heldOut: [Template] = [
    corner, thirds, ribbon, magazine, ticker, billboard, pillar, signature, nameplate,
  ]
}
