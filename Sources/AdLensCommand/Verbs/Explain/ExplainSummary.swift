import AdLens

/// What an explanation comes to, in sentences for people.
struct ExplainSummary {
  private let row: JSONValue
  private let methods: [String]

  /// Takes the row of an image, and the keys of the shares.
  init(_ row: JSONValue, methods: [String]) {
    self.row = row
    self.methods = methods
  }

  /// The sentences after an empty line.
  var text: String {
    let sentences = [evidence, removal, picture].compactMap { $0 }
    return sentences.isEmpty ? "" : "\n" + sentences.joined(separator: "\n") + "\n"
  }

  private var label: String { printable(row["label"]?.stringValue ?? "") }

  private var elements: [JSONValue] { row["elements"]?.arrayValue ?? [] }

  /// Where most of the evidence lies.
  private var evidence: String? {
    guard row["label"]?.stringValue != nil else {
      return "The model finds nothing to explain."
    }
    // Much of anything lies on what is large.
    func excess(_ element: JSONValue, _ method: String) -> Double {
      Self.number(element, method) - Self.number(element, "area")
    }
    guard let method = methods.first,
      let index = elements.indices.max(by: {
        excess(elements[$0], method) < excess(elements[$1], method)
      }), excess(elements[index], method) > 0
    else { return nil }
    let (share, area) = (
      Self.number(elements[index], method), Self.number(elements[index], "area")
    )
    return "\(Words.percent(share)) of the evidence for \(label) lies on \(name(index)), which "
      + "covers \(Words.percent(area)) of the image."
  }

  /// The removal that changes most.
  private var removal: String? {
    let removals = (row["what_if"]?.arrayValue ?? []).filter { $0["edit"] == "remove" }
    guard
      let effect = removals.max(by: {
        abs(Self.number($0, "change")) < abs(Self.number($1, "change"))
      })
    else { return nil }
    return "Without \(name(effect["element"]?.intValue ?? 0)), the confidence in \(label) would be "
      + "\(Words.percent(Self.number(effect, "after"))) instead of "
      + "\(Words.percent(Self.number(effect, "before")))."
  }

  private var picture: String? {
    row["picture"]?.stringValue.map { "Picture: \(printable($0))" }
  }

  /// An element in a sentence: `the product`, or `product #2` of several.
  private func name(_ index: Int) -> String {
    let labels = elements.map { $0["label"]?.stringValue ?? "" }
    let name = printable(ElementNames.names(of: labels)[index])
    return name == printable(labels[index]) ? "the \(name)" : name
  }

  private static func number(_ row: JSONValue, _ key: String) -> Double {
    row[key]?.doubleValue ?? 0
  }
}
