import Images

extension Canvas {
  /// Draws a line of text whose first pen stands at `x` on the row `baseline`.
  func draw(
    _ run: TextRun, x: Float, baseline: Float, _ paint: Paint, opacity: Float = 1,
    owner: Owner = .none, turn: TextTurn = .none
  ) {
    run.forEachPicture(x: x, baseline: baseline, turn: turn) { picture, left, top in
      mask.load(picture, x: left, y: top)
      self.paint(mask, paint, opacity: opacity, owner: owner)
    }
  }
}

extension Mask {
  /// Takes the coverage of a letter.
  mutating func load(_ picture: GlyphBitmap, x: Int, y: Int) {
    prepare(x: x, y: y, width: picture.width, height: picture.height)
    coverage.withUnsafeMutableBufferPointer { out in
      picture.coverage.withUnsafeBufferPointer { source in
        for index in 0..<source.count { out[index] = source[index] }
      }
    }
  }
}
