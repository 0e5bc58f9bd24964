extension ImageInfo {
  /// Enters what an EXIF block says.
  mutating func note(_ reading: EXIF.Reading) {
    orientation = reading.orientation
    if let warning = reading.warning { warnings.append(warning) }
  }

  /// Throws when image data is missing: what a strict reader does.
  func refuseIfPartial() throws(ImageError) {
    if isPartial { throw ImageError(.truncated, "image data is missing at the end of the file") }
  }
}
