/// What a JPEG must be and may ask for, decided on its segments alone.
enum JPEGChecks {
  /// Refuses what is not decoded and what would take too much memory or time.
  static func check(_ structure: JPEGStructure, _ limits: DecodeLimits) throws(ImageError) {
    guard structure.process != 0 else {
      throw structure.hasEnd || structure.hasScanData
        ? ImageError(.corrupt, "the JPEG has no frame header")
        : ImageError(.truncated, "the JPEG ends before its frame header")
    }
    try checkVariant(structure)
    try limits.check(width: structure.width, height: structure.height)
    try checkScans(structure, limits)
  }

  private static func checkVariant(_ structure: JPEGStructure) throws(ImageError) {
    guard [0xc0, 0xc1, 0xc2, 0xc9, 0xca].contains(structure.process) else {
      let kind = [0xc3, 0xc7, 0xcb, 0xcf].contains(structure.process) ? "lossless" : "hierarchical"
      throw ImageError(.unsupportedFormat, "\(kind) JPEG is not decoded")
    }
    guard structure.precision == 8 else {
      throw ImageError(
        .unsupportedFormat, "JPEG of \(structure.precision) bits a sample is not decoded")
    }
    let count = structure.components.count
    guard [1, 3, 4].contains(count) else {
      throw ImageError(
        count == 0 ? .corrupt : .unsupportedFormat, "the JPEG has \(count) colour components")
    }
  }

  /// Each scan costs a pass, and a file of several scans keeps all coefficients until the last.
  private static func checkScans(
    _ structure: JPEGStructure, _ limits: DecodeLimits
  ) throws(ImageError) {
    guard structure.keepsCoefficients else { return }
    guard structure.coefficientBytes <= limits.coefficientBytes else {
      throw ImageError(
        .tooLarge,
        "a multi-scan JPEG of this size takes \(structure.coefficientBytes >> 20) MiB of "
          + "coefficients: the limit is \(limits.coefficientBytes >> 20) MiB")
    }
    guard structure.scans <= limits.scans else {
      throw ImageError(
        .tooLarge, "the JPEG has \(structure.scans) scans: the limit is \(limits.scans)")
    }
    let work = structure.scannedBlocks + structure.scanBytes
    guard work <= limits.scanWork else {
      throw ImageError(
        .tooLarge,
        "the scans of the JPEG take \(work) steps (blocks and bytes): the limit is "
          + "\(limits.scanWork)")
    }
  }
}
