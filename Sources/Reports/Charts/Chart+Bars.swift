import FileFormats

extension Chart {
  /// A named share.
  public struct Bar: Hashable, Sendable {
    /// What it is.
    public var label: String

    /// The share, 0 to 1; NaN draws no bar.
    public var value: Double

    /// What is written for the value; `nil` writes it as a percentage.
    public var text: String?

    /// Words after the value, such as a count.
    public var note: String

    /// Creates a bar.
    public init(label: String, value: Double, text: String? = nil, note: String = "") {
      self.label = label
      self.value = value
      self.text = text
      self.note = note
    }
  }

  /// Horizontal bars from 0 to 1, one a row, in the order given.
  public static func bars(_ bars: [Bar], title: String) -> Chart {
    let row = 26.0
    let labels = bars.map { shortened($0.label, to: 48) }
    let left = (labels.map { Drawing.width(of: $0, size: 12) }.max() ?? 0) + 14
    let notes = bars.map { Drawing.width(of: $0.note, size: 10.5) }.max() ?? 0
    let length = 360.0
    let values = bars.map { $0.text ?? percent($0.value) }
    let valueWidth = max(44, values.map { Drawing.width(of: $0, size: 12) }.max() ?? 0)
    var drawing = Drawing()
    for (index, bar) in bars.enumerated() {
      let middle = row * (Double(index) + 0.5)
      drawing.text(labels[index], x: left - 10, y: middle + 4, "end", tip: bar.label)
      drawing.rectangle(
        x: left, y: middle - 7, width: length, height: 14, "track", radius: 2)
      if bar.value.isFinite {
        drawing.rectangle(
          x: left, y: middle - 7, width: min(max(bar.value, 0), 1) * length, height: 14,
          "fill-first", opacity: 0.85, radius: 2)
      }
      let end = left + length + 10 + valueWidth
      drawing.text(values[index], x: end, y: middle + 4, "end")
      drawing.text(bar.note, x: end + 12, y: middle + 4, "muted small")
    }
    return Chart(
      title: title, width: left + length + 32 + valueWidth + notes,
      height: row * Double(bars.count),
      body: drawing.body)
  }
}
