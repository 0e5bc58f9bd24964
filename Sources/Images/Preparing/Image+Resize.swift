extension Image {
  /// The picture at another size: area average where a side shrinks, bilinear where it grows.
  public func resized(width: Int, height: Int) -> Image {
    fitted(width: width, height: height, fit: .stretch)
  }

  /// The picture fitted into a frame, the rest of which shows the matte.
  public func fitted(width: Int, height: Int, fit: Fit, matte: RGBColor = .white) -> Image {
    var result = Image(width: width, height: height, fill: matte)
    let frame = FitFrame(fit, source: (self.width, self.height), target: (width, height))
    var scratch = ResizeScratch()
    Resizer.resize(
      self, frame, into: &result.pixels, at: 0, outWidth: width, scratch: &scratch)
    return result
  }
}
