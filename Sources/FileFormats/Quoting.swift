/// Text from outside made safe to print on one line: control characters, which could also move the
/// cursor or change colours, become visible escapes such as `\u{a}`.
public func printable(_ text: some StringProtocol) -> String {
  guard text.unicodeScalars.contains(where: isControl) else { return String(text) }
  var result = ""
  for scalar in text.unicodeScalars {
    if isControl(scalar) {
      result += "\\u{" + String(scalar.value, radix: 16) + "}"
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// A name from outside as messages show it: in quotes, printable, and with the middle of a long one
/// left out, so that 80 scalars of it are shown at most.
public func quoted(_ text: some StringProtocol, mark: String = "\"") -> String {
  let scalars = text.unicodeScalars
  let limit = 80
  // Not `count`: a hostile cell may be huge.
  guard scalars.index(scalars.startIndex, offsetBy: limit + 1, limitedBy: scalars.endIndex) != nil
  else { return mark + printable(text) + mark }
  let head = String(String.UnicodeScalarView(scalars.prefix(limit / 2)))
  let tail = String(String.UnicodeScalarView(scalars.suffix(limit / 2 - 1)))
  return mark + printable(head) + "…" + printable(tail) + mark
}

/// C0 and C1 controls, the separators of lines and paragraphs, and the marks that reverse the
/// direction of text.
private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7f..<0xa0, 0x2028...0x202e, 0x2066...0x2069: true
  default: false
  }
}
