/// Finds places for tags so that all can be read: inside the picture, at their boxes, and beside each other.
struct TagPlaces {
  /// The size of the picture.
  let picture: (width: Int, height: Int)

  /// The tags so far.
  private(set) var taken: [PixelRectangle] = []

  init(picture: (width: Int, height: Int)) { self.picture = picture }

  /// Takes a place for a tag of a box: above its left corner, else inside below it, else under the box, and so
  /// on; where all would cover other tags, the place that covers least.
  ///
  /// - Parameters:
  ///   - width: the width of the tag, at most that of the picture.
  ///   - height: the height of the tag.
  ///   - box: the frame around the box.
  mutating func take(width: Int, height: Int, at box: PixelRectangle) -> PixelRectangle {
    let (left, right) = (box.x, box.right - width)
    var corners = [(left, box.y - height)]
    // Inside only where the tag leaves most of the box to be seen.
    let hasRoom = box.height >= 3 * height && box.width >= width
    if hasRoom { corners.append((left, box.y)) }
    corners += [(left, box.bottom), (right, box.y - height)]
    if hasRoom { corners.append((right, box.y)) }
    corners += [(right, box.bottom), (left, box.bottom - height)]
    let places = corners.filter { $0.1 >= 0 && $0.1 + height <= picture.height }
    let last = (left, min(max(box.y - height, 0), max(picture.height - height, 0)))
    let candidates = (places + [last]).map { x, y in
      PixelRectangle(
        x: min(max(x, 0), max(picture.width - width, 0)), y: y, width: width, height: height)
    }
    func covered(_ place: PixelRectangle) -> Int {
      taken.reduce(0) { $0 + $1.shared(with: place) }
    }
    let best = candidates.map { (place: $0, covered: covered($0)) }
      .reduce((place: candidates[0], covered: Int.max)) { $1.covered < $0.covered ? $1 : $0 }
    taken.append(best.place)
    return best.place
  }
}
