import Images

/// Pictures with objects, and which of them are long.
struct Gallery {
  /// The pictures.
  let samples: [BoxSample]

  /// The size of pictures that are not long.
  let usual: PictureSize

  /// The positions of those whose input was adapted because they are wide.
  let wide: [Int]

  /// The positions of those whose input was adapted because they are tall.
  let tall: [Int]

  /// Sorts the pictures, those of another size than the usual one by their longer side.
  init(_ samples: [BoxSample], usual: PictureSize) {
    self.samples = samples
    self.usual = usual
    let long = samples.indices.filter { samples[$0].size != usual }
    wide = long.filter { samples[$0].size.width > samples[$0].size.height }
    tall = long.filter { samples[$0].size.width < samples[$0].size.height }
  }

  /// Whether the picture at a position is long.
  func isLong(_ position: Int) -> Bool { samples[position].size != usual }
}
