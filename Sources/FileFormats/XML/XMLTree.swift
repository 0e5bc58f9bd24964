/// An element of an XML document: its name, its text and the elements in it.
///
/// Attributes are checked and left out; so are comments and processing instructions.
///
/// ```swift
/// let root = try XMLTree.parse(bytes)
/// let width = root["size"]?["width"]?.text
/// ```
public struct XMLTree: Hashable, Sendable {
  /// The name of the tag.
  public let name: String

  /// The text directly in the element, without white space at its ends.
  public internal(set) var text: String = ""

  /// The elements directly in it, in order.
  public internal(set) var children: [XMLTree] = []

  /// The first child of a name.
  public subscript(name: String) -> XMLTree? { children.first { $0.name == name } }

  /// All children of a name.
  public func all(_ name: String) -> [XMLTree] { children.filter { $0.name == name } }

  /// Parses a document in UTF-8.
  ///
  /// - Parameters:
  ///   - bytes: the document.
  ///   - maximumDepth: how deep elements may be nested.
  /// - Throws: `XMLError`; also for a document type declaration, which could define entities, and for
  ///   entities other than the five of XML and numbers of characters.
  public static func parse(
    _ bytes: [UInt8], maximumDepth: Int = 64
  ) throws(XMLError) -> XMLTree {
    var parser = XMLTreeParser(bytes: bytes, maximumDepth: maximumDepth)
    return try parser.document()
  }

  /// A text with the characters escaped that mean something in XML.
  ///
  /// Control characters that XML does not know are left out.
  public static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      case "\0"..<" ", "\u{fffe}"..."\u{ffff}": break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
