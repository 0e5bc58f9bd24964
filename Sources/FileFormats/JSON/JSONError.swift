/// Why a JSON text, or the value in it, was refused.
public enum JSONError: Error, Hashable, Sendable {
  /// The text breaks the grammar; `reason` says what was expected.
  case syntax(reason: String, line: Int, column: Int)

  /// An object names a key twice.
  case duplicateKey(String, line: Int, column: Int)

  /// Arrays and objects are nested deeper than allowed.
  case tooDeep(limit: Int)

  /// A needed key is not there.
  case missingKey(String)

  /// The value of a key has another type than needed.
  case wrongType(key: String, expected: String)
}

extension JSONError: CustomStringConvertible {
  /// The reason, without the path, which the caller knows.
  public var description: String {
    switch self {
    case .syntax(let reason, let line, let column):
      "is not valid JSON: \(reason) (line \(line), column \(column))"
    case .duplicateKey(let key, let line, let column):
      "names the key \"\(key)\" twice (line \(line), column \(column))"
    case .tooDeep(let limit): "is nested deeper than \(limit) levels"
    case .missingKey(let key): "lacks the key \"\(key)\""
    case .wrongType(let key, let expected): "\"\(key)\" must be \(expected)"
    }
  }
}
