import FileFormats

/// Why a description of a network cannot be used.
///
/// `at` names the module, as in `block1.conv1`.
public enum ArchitectureError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A needed key is not there.
  case missing(key: String, at: String)

  /// A value has the wrong type or lies outside its range.
  case invalid(key: String, at: String, reason: String)

  /// A key that the kind of module does not know; it is never ignored.
  case unknownKey(String, at: String)

  /// A kind of module that this version does not know.
  case unknownKind(String, at: String)

  /// Two modules have the same full name.
  case duplicateName(String)

  /// The tree has more modules, or is nested deeper, than allowed.
  case tooLarge(limit: Int)

  /// No architecture has this name.
  case unknownName(String, known: [String])

  /// One line: the module, and what is wrong with it.
  public var description: String {
    switch self {
    case .missing(let key, let at): "the module \(quoted(at)) lacks \"\(key)\""
    case .invalid(let key, let at, let reason):
      "\"\(key)\" of the module \(quoted(at)) cannot be used: \(reason)"
    case .unknownKey(let key, let at): "the module \(quoted(at)) has an unknown key \(quoted(key))"
    case .unknownKind(let kind, let at):
      "the module \(quoted(at)) is of the unknown kind \(quoted(kind))"
    case .duplicateName(let name): "two modules are named \(quoted(name))"
    case .tooLarge(let limit):
      "the network has more than \(limit) modules, or they are nested too deep"
    case .unknownName(let name, let known):
      "no architecture is named \(quoted(name)); known are \(known.joined(separator: ", "))"
    }
  }
}
