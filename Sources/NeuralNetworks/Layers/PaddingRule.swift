import FileFormats
import Kernels

/// How a window treats the border of a picture.
public enum PaddingRule: Hashable, Sendable {
  /// No padding: the window stays inside.
  case valid

  /// As much as makes `output = ceil(input / stride)`, the odd pixel below and to the right.
  case same

  /// These many pixels on each side.
  case explicit(Padding)

  /// The same padding on every side.
  public static func every(_ pixels: Int) -> PaddingRule { .explicit(Padding(pixels)) }

  /// The window with the padding of this rule, for a `height` x `width` picture.
  func applied(to window: Window, height: Int, width: Int) -> Window {
    switch self {
    case .valid: window
    case .same: window.padded(by: window.samePadding(height: height, width: width))
    case .explicit(let padding): window.padded(by: padding)
    }
  }

  /// `valid`, `same`, or `[top, left, bottom, right]`.
  var json: JSONValue {
    switch self {
    case .valid: "valid"
    case .same: "same"
    case .explicit(let p):
      [.integer(p.top), .integer(p.left), .integer(p.bottom), .integer(p.right)]
    }
  }
}

extension LayerConfiguration {
  /// The padding rule under `padding`.
  mutating func padding() throws(ArchitectureError) -> PaddingRule {
    switch try value("padding").stringValue {
    case "valid": return .valid
    case "same": return .same
    case .some:
      throw .invalid(key: "padding", at: path, reason: "known are valid, same or four integers")
    case nil:
      let sides = try integers("padding", count: 4, atLeast: 0)
      return .explicit(
        Padding(top: sides[0], left: sides[1], bottom: sides[2], right: sides[3]))
    }
  }
}
