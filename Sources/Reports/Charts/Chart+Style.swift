extension Chart {
  /// The style sheet of all charts: light, and dark where the viewer asks for it.
  ///
  /// The colours are written out, since viewers outside browsers know no CSS variables.
  public static let style =
    rules(.light) + "@media (prefers-color-scheme:dark){\(rules(.dark))}"
    + "@media print{\(rules(.light))}"

  private static func rules(_ palette: Palette) -> String {
    """
    .chart{font-family:\(Palette.fontFamily);font-size:12px;font-variant-numeric:tabular-nums}\
    .chart text{fill:\(palette.ink)}\
    .chart .muted{fill:\(palette.muted)}\
    .chart .strong{font-weight:600}\
    .chart .small{font-size:10.5px}\
    .chart .tiny{font-size:9px}\
    .chart .end{text-anchor:end}\
    .chart .middle{text-anchor:middle}\
    .chart .rule{stroke:\(palette.rule);stroke-width:1;fill:none}\
    .chart .paper{fill:\(palette.paper)}\
    .chart .axis{stroke:\(palette.muted);stroke-width:1;fill:none}\
    .chart .guide{stroke:\(palette.muted);stroke-width:1;fill:none;stroke-dasharray:3 3}\
    .chart .line{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}\
    .chart .faint{stroke-width:1;stroke-opacity:0.55}\
    .chart .first{stroke:\(palette.accent)}\
    .chart .second{stroke:\(palette.contrast)}\
    .chart .fill-first{fill:\(palette.accent)}\
    .chart .fill-second{fill:\(palette.contrast)}\
    .chart .track{fill:\(palette.track)}\
    .chart text.text-first{fill:\(palette.accent)}\
    .chart text.text-second{fill:\(palette.contrast)}\
    .chart text.on-fill{fill:\(palette.onFill)}
    """
  }
}

/// The colours of charts and pages.
struct Palette {
  /// The background.
  let paper: String

  /// Text.
  let ink: String

  /// Text of less weight.
  let muted: String

  /// Thin lines.
  let rule: String

  /// The ground of bars and panels.
  let track: String

  /// The main colour.
  let accent: String

  /// The colour set against it, also for errors.
  let contrast: String

  /// Text on a filled area of either colour.
  let onFill: String

  /// For light surroundings and paper.
  static let light = Palette(
    paper: "#ffffff", ink: "#1d2329", muted: "#69727d", rule: "#e4e7eb", track: "#f3f5f7",
    accent: "#2f5fd0", contrast: "#c4561a", onFill: "#ffffff")

  /// For dark surroundings.
  static let dark = Palette(
    paper: "#15181c", ink: "#e4e7eb", muted: "#98a1ac", rule: "#2c3138", track: "#1e2228",
    accent: "#86a8ff", contrast: "#f0935a", onFill: "#10131a")

  /// The reader's own interface font.
  static let fontFamily =
    "ui-sans-serif,system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"
}
