import Images
import Tensors

/// Draws the elements of one ad and remembers what they are.
final class Composer {
  /// What is known of an element besides its pixels.
  struct Record {
    let kind: ElementClass

    /// How far its text stands out from what is behind it, 1 to 21.
    var contrast: Float = 1

    /// Whether it is the first and largest text.
    var isHeadline = false

    /// Whether it is a border around what is behind it, which is like its surroundings.
    var isOutlined = false

    /// What the label or text says.
    var text = ""
  }

  let canvas: Canvas
  var random: RandomGenerator
  let theme: Theme
  let shelf: FontShelf
  let pictures: PictureSource

  /// What leads the ad, as planned; what is visible in the end decides.
  let plan: FormatClass

  /// The elements by their number less one.
  var records: [Record] = []

  /// The share of the picture that shows a photograph.
  var photoShare: Float = 0

  /// The discount that a badge names, 0 to 1.
  var discount: Float = 0

  init(
    canvas: Canvas, random: RandomGenerator, theme: Theme, shelf: FontShelf,
    pictures: PictureSource, plan: FormatClass
  ) {
    self.canvas = canvas
    self.random = random
    self.theme = theme
    self.shelf = shelf
    self.pictures = pictures
    self.plan = plan
  }

  var frame: Frame { canvas.frame }
  var palette: Palette { theme.palette }

  /// The length that small things are measured in: a hundredth of the side of a square of the same look.
  var unit: Float {
    let side = min(frame.shortSide, (frame.area).squareRoot() * 0.75)
    return side / 100
  }

  /// Starts an element; everything painted with its owner belongs to it.
  func begin(_ kind: ElementClass) -> Owner {
    // Numbers are bytes; no layout comes near the limit.
    guard records.count < 250 else { return .none }
    records.append(Record(kind: kind))
    return .element(UInt8(records.count))
  }

  /// Changes what is known of the element begun last.
  func note(_ change: (inout Record) -> Void) {
    guard !records.isEmpty else { return }
    change(&records[records.count - 1])
  }
}
