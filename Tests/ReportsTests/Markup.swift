#if canImport(FoundationXML)
  import FoundationXML
#endif
import Foundation

/// The elements, attributes and texts of a document that is well-formed XML.
final class Markup: NSObject, XMLParserDelegate {
  /// The names of all elements.
  private(set) var elements: Set<String> = []

  /// All attributes as `element.attribute`, with their values.
  private(set) var attributes: [String: [String]] = [:]

  /// The texts between tags, joined.
  private(set) var text = ""

  /// How often each element occurs.
  private(set) var counts: [String: Int] = [:]

  /// Reads a document; `nil` when it is not well-formed.
  init?(_ document: String) {
    super.init()
    let parser = XMLParser(data: Data(document.utf8))
    parser.delegate = self
    if !parser.parse() { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.insert(name)
    counts[name, default: 0] += 1
    for (key, value) in attributes { self.attributes["\(name).\(key)", default: []].append(value) }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
