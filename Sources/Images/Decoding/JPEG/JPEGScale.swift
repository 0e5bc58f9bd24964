/// How much smaller than stored a JPEG may be decoded.
enum JPEGScale {
  /// The least ratio of decoded to resized pixels on a side: the area average that follows then still
  /// sees two samples for each pixel it makes.
  private static let margin = 2

  /// 8, 4, 2 or 1: the largest whose quotient has at least twice the pixels of the resized picture.
  static func divisor(for info: ImageInfo, target: DecodeOptions.Target?) -> Int {
    guard let target else { return 1 }
    let size = target.size(for: info.uprightSize)
    let frame = FitFrame(
      target.fit, source: (info.uprightWidth, info.uprightHeight),
      target: (size.width, size.height))
    return [8, 4, 2].first { divisor in
      frame.sourceWidth >= frame.width * margin * divisor
        && frame.sourceHeight >= frame.height * margin * divisor
    } ?? 1
  }
}
