/// One line of text laid out along its baseline, from left to right.
public struct TextRun {
  /// A letter and where its pen stands, in pixels right of the start.
  struct Letter {
    let glyph: UInt32
    let x: Float
  }

  /// The face of the letters.
  public let face: FontFace

  /// The size of an em in pixels.
  public let size: Float

  /// From the first pen to the last, in pixels.
  public let width: Float

  let letters: [Letter]

  /// Lays out a text; characters the face lacks are left out.
  ///
  /// - Parameter spacing: what is added between letters, in ems.
  public init(_ text: String, face: FontFace, size: Float, spacing: Float = 0) {
    self.face = face
    self.size = size
    var letters: [Letter] = []
    letters.reserveCapacity(text.unicodeScalars.count)
    var pen: Float = 0
    var before: UInt32 = 0
    for scalar in text.unicodeScalars {
      let glyph = face.glyph(for: scalar)
      guard glyph != 0 else { continue }
      if before != 0 { pen += face.kerning(before, glyph) + spacing }
      letters.append(Letter(glyph: glyph, x: pen * size))
      pen += face.advance(of: glyph)
      before = glyph
    }
    self.letters = letters
    width = pen * size
  }

  /// Calls `body(picture, x, y)` for every letter with the top left corner of its picture, for a run
  /// that starts at `x` on the baseline `baseline`.
  ///
  /// With a turn the line itself is turned about its start too.
  public func forEachPicture(
    x: Float, baseline: Float, turn: TextTurn = .none,
    _ body: (_ picture: GlyphBitmap, _ x: Int, _ y: Int) -> Void
  ) {
    let direction = turn.direction
    let row = Int(baseline.rounded())
    for letter in letters {
      let penX = x + letter.x * direction.x
      let column = penX.rounded(.down)
      let quarter = min(3, Int((penX - column) * 4))
      let picture = face.picture(of: letter.glyph, size: size, quarter: quarter, turn: turn)
      guard picture.width > 0 else { continue }
      let down = turn.angle == 0 ? 0 : Int((letter.x * direction.y).rounded())
      body(picture, Int(column) + picture.left, row + down - picture.top)
    }
  }
}
