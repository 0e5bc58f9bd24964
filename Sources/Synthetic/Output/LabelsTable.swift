import FileFormats

/// The table of what each ad is: one row an ad.
enum LabelsTable {
  /// `label` repeats the format class, so that the table can be trained on as it is.
  static let header = [
    "path", "format_class", "category", "brand", "layout", "language", "width", "height",
    "encoding",
    "cta", "cta_contrast", "cta_area", "badge", "discount_depth", "text_cover", "logo",
    "product_area",
    "extra_objects", "headline_legibility", "warm_palette", "photo_area", "label",
  ]

  static func bytes(_ records: [AdRecord]) -> [UInt8] {
    var table = CSVWriter(header: header)
    for record in records {
      let seen = record.attributes
      func share(_ value: Float) -> CSVCell { .formatted(fixed(Double(value), decimals: 4)) }
      func flag(_ value: Bool) -> CSVCell { .integer(value ? 1 : 0) }
      table.append([
        .text(record.path), .text(record.formatClass.rawValue), .text(record.category.rawValue),
        .text(record.brand), .text(record.layout), .text(record.language), .integer(record.width),
        .integer(record.height), .text(record.encoding.kind.rawValue), flag(seen.cta),
        share(seen.ctaContrast), share(seen.ctaArea), flag(seen.badge), share(seen.discountDepth),
        share(seen.textCover), flag(seen.logo), share(seen.productArea),
        .integer(seen.extraObjects),
        share(seen.headlineLegibility), share(seen.warmPalette), share(seen.photoArea),
        .text(record.formatClass.rawValue),
      ])
    }
    return table.bytes
  }
}
