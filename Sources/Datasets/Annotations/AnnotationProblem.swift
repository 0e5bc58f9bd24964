import FileFormats

/// Something that happened to the annotations of one file, and how often.
public struct AnnotationProblem: Hashable, Sendable {
  /// What happened; raw values are the codes in JSON output.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// A box that lies outside the image: left out.
    case outside
    /// A box that reaches beyond the image by a pixel or more: cut off at the edge.
    case clamped
    /// A box whose right edge is left of its left one, or lower one above its upper one: left out.
    case inverted
    /// A box of no width or no height: left out.
    case zeroArea = "zero-area"
    /// A box with a number that is none: left out.
    case notANumber = "not-a-number"
    /// An object whose class is not in the list of classes: left out.
    case unknownClass = "unknown-class"
    /// An object that repeats another one of the image: left out.
    case repeated
    /// A number given to two objects or images: the second object gets another, the second image is left out.
    case duplicateNumber = "duplicate-id"
    /// A line or an entry that cannot be understood: left out.
    case malformed
    /// Annotations for an image of another size: the image is left out.
    case otherSize = "other-size"
    /// An image whose size is neither given nor read from its file: the image is left out.
    case unknownSize = "unknown-size"
    /// An image that is not there: left out.
    case missingImage = "missing-image"
    /// An image that cannot be read: left out.
    case unreadableImage = "unreadable-image"
    /// An image whose path leads out of the folders of the data: left out.
    case outsideFolder = "outside-folder"

    /// What was found and what was done, of `count` of them.
    func words(_ count: Int) -> String {
      let boxes = count == 1 ? "1 box" : "\(grouped(count)) boxes"
      let entries = count == 1 ? "1 entry" : "\(grouped(count)) entries"
      return switch self {
      case .outside: "\(boxes) outside the image, left out"
      case .clamped: "\(boxes) cut off at the edge of the image"
      case .inverted: "\(boxes) inverted, left out"
      case .zeroArea: "\(boxes) without area, left out"
      case .notANumber: "\(boxes) with numbers that are none, left out"
      case .unknownClass: "\(boxes) of an unknown class, left out"
      case .repeated: "\(boxes) repeated, left out"
      case .duplicateNumber: "\(entries) with an id that another has"
      case .malformed: "\(entries) not understood, left out"
      case .otherSize: "annotations for another size; the image is left out"
      case .unknownSize: "no usable size is given, and images are not opened; the image is left out"
      case .missingImage: "no such image; left out"
      case .unreadableImage: "the image cannot be read; left out"
      case .outsideFolder: "the image lies outside the folder of the data; left out"
      }
    }
  }

  /// The annotation file, or the image when it has none of its own.
  public let path: String

  /// What happened.
  public let reason: Reason

  /// How often.
  public internal(set) var count: Int

  /// The first of them.
  public let detail: String

  /// The count, the reason and the first case.
  public var message: String {
    let first = detail.isEmpty ? "" : count == 1 ? " (\(detail))" : " (first: \(detail))"
    return printable("\(reason.words(count))\(first)")
  }

  /// One line with the path and the message.
  public var description: String { printable("\(path): \(message)") }
}

extension AnnotationProblem: CustomStringConvertible {}
