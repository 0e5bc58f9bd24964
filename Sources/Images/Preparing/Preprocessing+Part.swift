extension Preprocessing {
  /// The part of an upright picture that `picture(of:)` keeps, in pixels of the decoded picture once upright.
  public func part(of decoded: DecodedImage) -> PixelRectangle {
    var stored = PixelRectangle(x: 0, y: 0, width: decoded.width, height: decoded.height)
    if margins == .trim {
      let (columns, rows) = decoded.visibleArea
      stored = PixelRectangle(
        x: columns.lowerBound, y: rows.lowerBound, width: columns.count, height: rows.count)
    }
    return stored.turned(decoded.info.orientation, in: (decoded.width, decoded.height))
  }
}

extension PixelRectangle {
  /// The rectangle once the picture it lies on, of a stored size, is turned upright.
  func turned(_ orientation: Orientation, in stored: (width: Int, height: Int)) -> PixelRectangle {
    let (fromRight, fromBottom) = (stored.width - right, stored.height - bottom)
    switch orientation {
    case .upright: return self
    case .mirrored: return PixelRectangle(x: fromRight, y: y, width: width, height: height)
    case .turnedHalf:
      return PixelRectangle(x: fromRight, y: fromBottom, width: width, height: height)
    case .flipped: return PixelRectangle(x: x, y: fromBottom, width: width, height: height)
    case .transposed: return PixelRectangle(x: y, y: x, width: height, height: width)
    case .turnedRight: return PixelRectangle(x: fromBottom, y: x, width: height, height: width)
    case .transversed:
      return PixelRectangle(x: fromBottom, y: fromRight, width: height, height: width)
    case .turnedLeft: return PixelRectangle(x: y, y: fromRight, width: height, height: width)
    }
  }
}
