extension DecodeLimits {
  /// Refuses a file beyond the limit.
  func check(fileBytes: Int) throws(ImageError) {
    guard fileBytes <= self.fileBytes else {
      throw ImageError(
        .tooLarge, "\(fileBytes) bytes: the limit for a file is \(self.fileBytes) bytes")
    }
  }

  /// Refuses a size beyond the limits; called on headers, before anything is allocated.
  func check(width: Int, height: Int) throws(ImageError) {
    guard width > 0, height > 0 else {
      throw ImageError(.corrupt, "the header gives a size of \(width)x\(height)")
    }
    guard max(width, height) <= side else {
      throw ImageError(
        .tooLarge, "\(width)x\(height) pixels: the limit is \(side) pixels a side")
    }
    let (product, overflow) = width.multipliedReportingOverflow(by: height)
    guard !overflow, product <= pixels else {
      throw ImageError(
        .tooLarge, "\(width)x\(height) pixels: the limit is \(pixels) pixels")
    }
  }
}
