import Images

/// How text is set.
struct TypeStyle {
  let face: FontFace

  /// Added between letters, in ems.
  var spacing: Float = 0

  /// From baseline to baseline, in ems.
  var leading: Float = 1.2

  /// Whether everything is in capitals.
  var isCaps = false

  /// How far letters lean.
  var slant: Float = 0

  func with(_ other: FontFace) -> TypeStyle {
    TypeStyle(face: other, spacing: spacing, leading: leading, isCaps: isCaps, slant: slant)
  }
}
