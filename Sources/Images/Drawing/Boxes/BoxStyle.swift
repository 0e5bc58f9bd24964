/// How thick lines and how large letters are on a picture of a size, in pixels.
struct BoxStyle: Hashable {
  /// The thickness of a box's coloured line.
  let line: Int

  /// The thickness of the lines in black or white beside it.
  let halo: Int

  /// The thickness of all three lines.
  var frame: Int { line + 2 * halo }

  /// The size of letters.
  let textSize: Float

  /// The space left and right of a tag's text.
  let margin: Int

  /// The height of a tag.
  let tagHeight: Int

  /// A style for the mean side of a picture, `sqrt(width * height)`: letters grow in proportion, lines slower.
  init(width: Int, height: Int) {
    let side = (Double(width) * Double(height)).squareRoot()
    line = max(1, Int((side.squareRoot() / 10.5).rounded()))
    halo = max(1, Int((side / 900).rounded()))
    // Quarter pixels, as letters are kept; smaller ones than 10 pixels cannot be read.
    let size = max(10, min(side * 0.021, 64))
    textSize = Float((size * 4).rounded() / 4)
    margin = max(2, Int((size * 0.3).rounded()))
    tagHeight = Int((size * 1.4).rounded(.up))
  }
}
