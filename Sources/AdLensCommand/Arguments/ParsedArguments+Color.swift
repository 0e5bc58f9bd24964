import AdLens

extension ParsedArguments {
  /// The colour that a flag was given, or that it falls back to.
  ///
  /// - Throws: `UsageError` when the text is no colour.
  func color(_ flag: Flag, verb: String) throws(UsageError) -> RGBColor? {
    guard let text = text(flag) else { return nil }
    guard let color = RGBColor(hex: text) else {
      throw UsageError(
        "--\(flag.name): '\(text)' is not a colour of six hexadecimal digits", verb: verb)
    }
    return color
  }
}
