import Images

/// A text broken into lines at one size.
struct TextLayout {
  let lines: [TextRun]
  let size: Float

  /// From baseline to baseline, in pixels.
  let leading: Float
  let style: TypeStyle

  /// The widest line.
  var width: Float { lines.reduce(0) { max($0, $1.width) } }

  /// From the top of the capitals of the first line to the foot of the letters of the last.
  var height: Float {
    Float(lines.count - 1) * leading + (style.face.capHeight + 0.22) * size
  }

  /// Sets a text as large as fits into `width` by `height`; `nil` when even `least` pixels are too large.
  ///
  /// Lines break between words, or anywhere in scripts without spaces.
  init?(
    _ text: String, _ style: TypeStyle, script: Script, width: Float, height: Float,
    most: Float, least: Float = 6, lines limit: Int = 6
  ) {
    let text = style.isCaps ? text.uppercased() : text
    let shaped = script == .arabic ? ArabicShaper.shaped(text) : text
    let pieces: [String] =
      script.breaksAnywhere
      ? shaped.map(String.init) : shaped.split(separator: " ").map(String.init)
    let joint = script.breaksAnywhere ? "" : " "
    func run(_ text: String, _ size: Float) -> TextRun {
      TextRun(text, face: style.face, size: size, spacing: style.spacing)
    }
    let gap = joint.isEmpty ? style.spacing : run(" ", 1).width + 2 * style.spacing
    let widths = pieces.map { run($0, 1).width }
    guard !pieces.isEmpty, width > 0, height > 0 else { return nil }

    /// The first piece of every line, or `nil` when the text does not fit.
    func breaks(_ size: Float) -> [Int]? {
      var starts = [0]
      var used: Float = 0
      for (index, piece) in widths.enumerated() {
        let wide = piece * size
        if wide > width { return nil }
        if index > starts[starts.count - 1], used + gap * size + wide > width {
          starts.append(index)
          used = wide
        } else {
          used += (index > starts[starts.count - 1] ? gap * size : 0) + wide
        }
      }
      let tall = Float(starts.count - 1) * style.leading + style.face.capHeight + 0.22
      return starts.count <= limit && tall * size <= height ? starts : nil
    }
    var (low, high) = (least, max(least, most))
    guard var starts = breaks(low) else { return nil }
    for _ in 0..<9 {
      let middle = (low + high) / 2
      if let fitting = breaks(middle) {
        (low, starts) = (middle, fitting)
      } else {
        high = middle
      }
    }
    // Quarter pixels, as letters are kept.
    let size = max(least, (low * 4).rounded(.down) / 4)
    var lines: [String] = []
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : pieces.count
      lines.append(pieces[start..<end].joined(separator: joint))
    }
    // Right to left: the text was turned round as a whole, so its last words came first.
    if script == .arabic { lines.reverse() }
    self.lines = lines.map { run($0, size) }
    self.size = size
    leading = style.leading * size
    self.style = style
  }
}
