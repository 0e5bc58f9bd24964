/// A change of one element of a creative, to ask what would be without it, or with another one.
///
/// ```swift
/// let box = PixelRectangle(x: 40, y: 200, width: 120, height: 36)
/// let bare = ElementEdit.remove.apply(to: banner, box: box)
/// let louder = ElementEdit.scale(1.25).apply(to: banner, box: box)
/// let orange = ElementEdit.recolor(RGBColor(red: 255, green: 106, blue: 0)).apply(to: banner, box: box)
/// ```
///
/// The same picture, box and edit give the same bytes. Outside `touched` no byte changes.
public enum ElementEdit: Hashable, Sendable {
  /// The element goes; its surroundings close over it.
  case remove

  /// The element grows or shrinks about its centre by a factor, as far as the picture has room.
  case scale(Double)

  /// The element's main colour becomes this one; its shading and lettering stay.
  case recolor(RGBColor)

  /// The picture after the edit.
  ///
  /// - Parameters:
  ///   - image: the upright picture.
  ///   - box: the element's pixels; what lies beside the picture is left out.
  /// - Precondition: a part of the box lies on the picture, and a factor is finite and positive.
  public func apply(to image: Image, box: PixelRectangle) -> Image {
    let box = box.part(of: image)
    switch self {
    case .remove: return image.removing(box)
    case .scale(let factor): return image.scaling(box, by: factor)
    case .recolor(let color): return image.recoloring(box, to: color)
    }
  }

  /// The pixels that the edit may change: the box, or with a larger element those that this covers.
  public func touched(box: PixelRectangle, of image: Image) -> PixelRectangle {
    let box = box.part(of: image)
    guard case .scale(let factor) = self, factor > 1 else { return box }
    return box.scaled(by: factor, in: (image.width, image.height))
  }
}

extension PixelRectangle {
  /// The part that lies on a picture.
  ///
  /// - Precondition: there is one.
  func part(of image: Image) -> PixelRectangle {
    let part = clipped(to: (image.width, image.height))
    precondition(part.width > 0 && part.height > 0, "\(self) beside an \(image)")
    return part
  }

  /// The rectangle larger or smaller about its centre, both sides alike, moved and if need be made smaller so
  /// that it lies on a picture.
  func scaled(by factor: Double, in picture: (width: Int, height: Int)) -> PixelRectangle {
    precondition(factor.isFinite && factor > 0, "an element \(factor) times as large")
    let room = min(
      Double(picture.width) / Double(width), Double(picture.height) / Double(height))
    let factor = min(factor, room)
    func side(_ length: Int, _ bound: Int) -> Int {
      min(max(1, Int((Double(length) * factor).rounded())), bound)
    }
    let (newWidth, newHeight) = (side(width, picture.width), side(height, picture.height))
    func start(_ first: Int, _ length: Int, _ new: Int, _ bound: Int) -> Int {
      min(max(first + (length - new) / 2, 0), bound - new)
    }
    return PixelRectangle(
      x: start(x, width, newWidth, picture.width),
      y: start(y, height, newHeight, picture.height), width: newWidth, height: newHeight)
  }
}
