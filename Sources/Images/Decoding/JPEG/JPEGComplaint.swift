/// What TurboJPEG reported on a decode: a failure, or the first of its warnings.
struct JPEGComplaint {
  let text: String
  let isFatal: Bool

  init(_ text: UnsafeMutablePointer<CChar>?, isFatal: Bool) {
    self.text = text.map { String(cString: $0) } ?? "out of memory"
    self.isFatal = isFatal
  }

  /// Whether part of the image data is missing, rather than wrong.
  private var saysMissingData: Bool {
    text.contains("Premature end of JPEG file") || text.contains("premature end of data segment")
  }

  /// Whether a later warning that data is missing may have gone unheard: this one is about something
  /// that leaves the coded data alone.
  var mayHideMissingData: Bool {
    !isFatal && !saysMissingData && (!saysDamage || !text.contains("Corrupt JPEG data"))
  }

  /// Whether pixels are wrong: anything in the coded data but padding between segments.
  private var saysDamage: Bool { !text.contains("extraneous bytes before marker") }

  /// Enters a complaint into what is known of the file, or throws it; `hidesMissingData` when data is
  /// missing that it does not speak of.
  static func note(
    _ complaint: JPEGComplaint?, _ structure: JPEGStructure, in info: inout ImageInfo,
    isStrict: Bool, hidesMissingData: Bool
  ) throws(ImageError) {
    if let complaint {
      guard !complaint.isFatal else {
        throw structure.hasEnd
          ? ImageError(.corrupt, "the JPEG is corrupt: \(complaint.text)")
          : ImageError(.truncated, "the JPEG ends early: \(complaint.text)")
      }
      if complaint.saysMissingData { info.isPartial = true }
      info.warnings.append(complaint.text)
    }
    if hidesMissingData {
      info.isPartial = true
      info.warnings.append("coded data is missing")
    }
    guard isStrict else { return }
    try info.refuseIfPartial()
    if let complaint, complaint.saysDamage {
      throw ImageError(.corrupt, "the image data is damaged: \(complaint.text)")
    }
  }
}
