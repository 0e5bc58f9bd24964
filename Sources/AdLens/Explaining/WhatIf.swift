/// What is done to an element to see what it contributes; raw values are the names on the command line.
public enum ElementChange: String, Hashable, Sendable, CaseIterable {
  /// The element is taken out, and its surroundings close over it.
  case remove
  /// It becomes three quarters as wide and high.
  case shrink
  /// It becomes a quarter wider and higher.
  case enlarge
  /// Its main colour becomes the opposite one, as light as before.
  case recolor

  /// The edit of an element of a picture.
  public func edit(of box: PixelRectangle, in image: Image) -> ElementEdit {
    switch self {
    case .remove: .remove
    case .shrink: .scale(0.75)
    case .enlarge: .scale(1.25)
    case .recolor: .recolor(image.elementColor(in: box).opposite)
    }
  }
}

/// How a score changes with one change of one element.
public struct ElementEffect: Hashable, Sendable {
  /// The element.
  public let element: DetectedObject

  /// What is done to it.
  public let change: ElementChange

  /// The score of the picture as it is.
  public let before: Double

  /// The score with the change.
  public let after: Double

  /// `after - before`.
  public var difference: Double { after - before }
}

/// Counterfactuals: every element of a picture is changed, and the picture scored again.
///
/// ```swift
/// let detector = try Detector()
/// let whatIf = WhatIf(elements: try detector.detect(banner), changes: [.remove, .enlarge])
/// for effect in whatIf.effects(in: banner, score: { predictedRate(of: $0) }) {
///   print(effect.element.label, effect.change.rawValue, effect.difference)
/// }
/// ```
public struct WhatIf: Sendable {
  /// The elements, in pixels of the picture.
  public var elements: [DetectedObject]

  /// What is done to each of them.
  public var changes: [ElementChange]

  /// Boxes of what is removed or shrunk are widened by this share of their shorter side, and by a pixel at least:
  /// boxes that end within an element would leave its edges, from which the fill would grow.
  private static let margin = 0.04

  /// Plans the changes.
  public init(elements: [DetectedObject], changes: [ElementChange] = ElementChange.allCases) {
    self.elements = elements
    self.changes = changes
  }

  /// The effect of every change of every element, in their order.
  ///
  /// - Parameters:
  ///   - image: the upright picture.
  ///   - score: what a picture is worth, such as a probability or a predicted click-through rate.
  public func effects<Failure: Error>(
    in image: Image, score: (Image) throws(Failure) -> Double
  ) throws(Failure) -> [ElementEffect] {
    try effects(in: image, score: score) { element in
      PixelRectangle(
        covering: (element.x, element.y, element.width, element.height),
        of: (image.width, image.height))
    }
  }

  /// The same for what a model sees of a picture; elements are in pixels of the upright one.
  func effects<Failure: Error>(
    in seen: SeenPicture, score: (Image) throws(Failure) -> Double
  ) throws(Failure) -> [ElementEffect] {
    try effects(in: seen.image, score: score) { seen.pixels(of: $0) }
  }

  private func effects<Failure: Error>(
    in image: Image, score: (Image) throws(Failure) -> Double,
    pixels: (DetectedObject) -> PixelRectangle?
  ) throws(Failure) -> [ElementEffect] {
    if elements.isEmpty || changes.isEmpty { return [] }
    let before = try score(image)
    var effects: [ElementEffect] = []
    for element in elements {
      guard let box = pixels(element) else { continue }
      for change in changes {
        let edit = change.edit(of: box, in: image)
        let uncovers = change == .remove || change == .shrink
        let part = uncovers ? Self.widened(box) : box
        effects.append(
          ElementEffect(
            element: element, change: change, before: before,
            after: try score(edit.apply(to: image, box: part))))
      }
    }
    return effects
  }

  private static func widened(_ box: PixelRectangle) -> PixelRectangle {
    let pixels = max(1, Int((Double(min(box.width, box.height)) * margin).rounded()))
    return PixelRectangle(
      x: box.x - pixels, y: box.y - pixels, width: box.width + 2 * pixels,
      height: box.height + 2 * pixels)
  }
}
