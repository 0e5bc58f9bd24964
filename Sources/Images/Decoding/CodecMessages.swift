import CImageCodecs

extension codec_messages {
  /// The reason of a failure.
  var errorText: String { Self.text(of: error) }

  /// The warnings, one line each.
  var warningTexts: [String] {
    Self.text(of: warnings).split(separator: "\n").map(String.init)
  }

  /// The text of a C array, which Swift sees as a tuple of its bytes.
  private static func text<Tuple>(of tuple: Tuple) -> String {
    withUnsafeBytes(of: tuple) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
