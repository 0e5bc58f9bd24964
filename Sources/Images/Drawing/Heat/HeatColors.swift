/// The colours of heat: matplotlib's "inferno", in which equal steps look alike, from black over purple and orange
/// to pale yellow; it can be read in grey and by the colour-blind.
public enum HeatColors {
  /// The colours at 0, 0.1, … 1.
  private static let anchors: [SIMD4<Float>] = [
    0x000004, 0x160b39, 0x420a68, 0x6a176e, 0x932667, 0xbc3754, 0xdd513a, 0xf37819, 0xfca50a,
    0xf6d746, 0xfcffa4,
  ].map { SIMD4(Float($0 >> 16), Float($0 >> 8 & 255), Float($0 & 255), 0) }

  /// The colour of a heat in `0...1`, channels 0 to 255 in the first lanes.
  static func lanes(_ heat: Float) -> SIMD4<Float> {
    let position = min(max(heat, 0), 1) * Float(anchors.count - 1)
    let first = min(Int(position), anchors.count - 2)
    return anchors[first] + (anchors[first + 1] - anchors[first]) * (position - Float(first))
  }

  /// The colour of a heat in `0...1`.
  public static func color(_ heat: Float) -> RGBColor {
    let bytes = lanes(heat) + 0.5
    return RGBColor(red: UInt8(bytes[0]), green: UInt8(bytes[1]), blue: UInt8(bytes[2]))
  }
}
