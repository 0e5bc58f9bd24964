extension Image {
  /// Draws a line of text whose first pen stands at `x` on the row `baseline`.
  public mutating func draw(_ run: TextRun, x: Float, baseline: Float, color: RGBColor) {
    run.forEachPicture(x: x, baseline: baseline) { picture, left, top in
      blend(picture, x: left, y: top, color: color)
    }
  }

  /// `value = value + (color - value) * coverage`, where the letter lies on the picture.
  private mutating func blend(_ glyph: GlyphBitmap, x: Int, y: Int, color: RGBColor) {
    let columns = max(0, -x)..<max(0, -x, min(glyph.width, width - x))
    let rows = max(0, -y)..<max(0, -y, min(glyph.height, height - y))
    for row in rows {
      for column in columns {
        let share = Int(glyph.coverage[row * glyph.width + column])
        let offset = ((y + row) * width + x + column) * 3
        func mixed(_ under: UInt8, _ over: UInt8) -> UInt8 {
          UInt8(truncatingIfNeeded: dividedBy255(Int(under) * (255 - share) + Int(over) * share))
        }
        pixels[offset] = mixed(pixels[offset], color.red)
        pixels[offset + 1] = mixed(pixels[offset + 1], color.green)
        pixels[offset + 2] = mixed(pixels[offset + 2], color.blue)
      }
    }
  }
}
