/// A pattern of ad names, such as `{campaign}_{concept}_{size}_v{n}`, that takes labels out of them.
///
/// Text outside braces must be in the name as it is; a label is as short as that allows, and the last
/// one takes the rest.
public struct NamePattern: Hashable, Sendable {
  /// The names of the labels, in order.
  public let labels: [String]

  /// The text before each label, and that behind the last.
  private let separators: [String]

  /// Reads a pattern; `nil` if it has no label, a label without a name, the same label twice, two
  /// labels with nothing between them, or braces that do not pair.
  public init?(_ text: String) {
    var (labels, separators) = ([String](), [""])
    var label: String?
    for character in text {
      switch (character, label) {
      case ("{", nil):
        if separators.count > 1, separators.last == "" { return nil }
        label = ""
      case ("}", let name?):
        if name.isEmpty || labels.contains(name) { return nil }
        labels.append(name)
        separators.append("")
        label = nil
      case ("{", _), ("}", nil): return nil
      case (_, let name?): label = name + String(character)
      case (_, nil): separators[separators.count - 1].append(character)
      }
    }
    guard label == nil, !labels.isEmpty else { return nil }
    (self.labels, self.separators) = (labels, separators)
  }

  /// The labels of a name, or `nil` if it does not fit.
  public func labels(of name: String) -> [(key: String, value: String)]? {
    guard name.hasPrefix(separators[0]) else { return nil }
    var rest = name.dropFirst(separators[0].count)
    var found: [(key: String, value: String)] = []
    for (index, label) in labels.enumerated() {
      let separator = separators[index + 1]
      let end: Substring.Index
      if index == labels.count - 1 {
        guard rest.hasSuffix(separator) else { return nil }
        end = rest.index(rest.endIndex, offsetBy: -separator.count)
      } else {
        guard let range = rest.firstRange(of: separator) else { return nil }
        end = range.lowerBound
      }
      if end == rest.startIndex { return nil }
      found.append((label, String(rest[..<end])))
      rest = rest[end...].dropFirst(separator.count)
    }
    return found
  }
}
