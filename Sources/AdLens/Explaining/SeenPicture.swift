/// What a model sees of a file, and how that lies in the upright picture.
struct SeenPicture {
  /// The pixels the model is given, before they are fitted to its input.
  let image: Image

  /// Where they lie in the decoded picture.
  private let part: PixelRectangle

  /// The size of the upright picture.
  let upright: (width: Int, height: Int)

  /// Pixels of the upright picture for each decoded one; decoders may give a fraction of the detail.
  private let scale: (x: Double, y: Double)

  /// Prepares a decoded file as the model asks.
  init(_ decoded: DecodedImage, _ preprocessing: Preprocessing) {
    image = preprocessing.picture(of: decoded)
    part = preprocessing.part(of: decoded)
    upright = (decoded.info.uprightWidth, decoded.info.uprightHeight)
    let isTurned = decoded.info.orientation.swapsSides
    let width = isTurned ? decoded.height : decoded.width
    let height = isTurned ? decoded.width : decoded.height
    scale = (Double(upright.width) / Double(width), Double(upright.height) / Double(height))
  }

  /// A rectangle of the network's input in pixels of the upright picture.
  func area(_ box: CornerBox, in preprocessing: Preprocessing) -> HeatMap.Area {
    let frame = preprocessing.frame(width: image.width, height: image.height)
    let first = frame.source(x: Double(box.left), y: Double(box.top))
    let last = frame.source(x: Double(box.right), y: Double(box.bottom))
    return HeatMap.Area(
      x: (first.x + Double(part.x)) * scale.x, y: (first.y + Double(part.y)) * scale.y,
      width: (last.x - first.x) * scale.x, height: (last.y - first.y) * scale.y)
  }

  /// The pixels that the model sees of an element, given in pixels of the upright picture; `nil` when it sees
  /// none.
  func pixels(of element: DetectedObject) -> PixelRectangle? {
    let left = element.x / scale.x - Double(part.x)
    let top = element.y / scale.y - Double(part.y)
    let (width, height) = (element.width / scale.x, element.height / scale.y)
    guard left < Double(image.width), top < Double(image.height), left + width > 0, top + height > 0
    else { return nil }
    return PixelRectangle(
      covering: (left, top, width, height), of: (image.width, image.height))
  }
}
