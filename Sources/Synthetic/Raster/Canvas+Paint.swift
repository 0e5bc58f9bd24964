/// Whose the painted pixels become.
enum Owner: Hashable, Sendable {
  /// As before: shadows, glows, scrims.
  case unchanged

  /// Nobody's: backgrounds and decoration hide elements below them.
  case none

  /// An element's, by its number from 1.
  case element(UInt8)

  /// What the canvas keeps for it; `nil` when nothing changes.
  var number: UInt8? {
    switch self {
    case .unchanged: nil
    case .none: 0
    case .element(let number): number
    }
  }
}

extension Canvas {
  /// A pixel belongs to an element when at least this much of it, of 256, shows it.
  static let ownedShare: UInt32 = 80

  /// Fills an outline.
  func fill(_ outline: Outline, _ paint: Paint, opacity: Float = 1, owner: Owner = .none) {
    rasterizer.fill(outline, canvas: (width, height), into: &mask)
    self.paint(mask, paint, opacity: opacity, owner: owner)
  }

  /// Fills a rectangle of whole pixels, the nearest to `frame` and at least one pixel wide and high.
  func fill(_ frame: Frame, _ paint: Paint, opacity: Float = 1, owner: Owner = .none) {
    let left = Int(max(frame.x, -1).rounded())
    let top = Int(max(frame.y, -1).rounded())
    let columns = max(0, left)..<max(0, left, min(width, max(left + 1, Int(frame.maxX.rounded()))))
    let rows = max(0, top)..<max(0, top, min(height, max(top + 1, Int(frame.maxY.rounded()))))
    let strength = UInt32(min(max(opacity, 0), 1) * 256 + 0.5)
    guard !columns.isEmpty, !rows.isEmpty, strength > 0 else { return }
    var shader = Shader(paint)
    if whole.count < width { whole = [UInt8](repeating: 255, count: width) }
    if row.count < width { row = [UInt32](repeating: 0, count: width) }
    let (x, count) = (columns.lowerBound, columns.count)
    whole.withUnsafeBufferPointer { whole in
      row.withUnsafeMutableBufferPointer { row in
        guard let whole = whole.baseAddress, let row = row.baseAddress else { return }
        for y in rows {
          let at = y &* width &+ x
          if shader.isOpaque, strength == 256 {
            // Straight onto the canvas; a flat colour is only computed once, so it is copied.
            shader.shade(y: y, x: x, count: count, into: shader.isFlat ? row : pixels + at)
            if shader.isFlat { (pixels + at).update(from: row, count: count) }
            if let number = owner.number { (owners + at).update(repeating: number, count: count) }
            continue
          }
          shader.shade(y: y, x: x, count: count, into: row)
          if shader.isOpaque {
            Self.blend(row, whole, strength, count, into: pixels + at)
          } else {
            Self.blendTransparent(row, whole, strength, count, into: pixels + at)
          }
          own(owner, row, whole, strength, count, at)
        }
      }
    }
  }

  /// Lays paint through a mask, which must lie on the canvas where it is not clipped below.
  func paint(_ mask: Mask, _ paint: Paint, opacity: Float = 1, owner: Owner = .none) {
    let strength = UInt32(min(max(opacity, 0), 1) * 256 + 0.5)
    let columns = max(0, -mask.x)..<max(0, -mask.x, min(mask.width, width - mask.x))
    let rows = max(0, -mask.y)..<max(0, -mask.y, min(mask.height, height - mask.y))
    guard !columns.isEmpty, !rows.isEmpty, strength > 0 else { return }
    if row.count < width { row = [UInt32](repeating: 0, count: width) }
    let x = mask.x + columns.lowerBound
    var shader = Shader(paint)
    mask.coverage.withUnsafeBufferPointer { coverage in
      row.withUnsafeMutableBufferPointer { row in
        guard let coverage = coverage.baseAddress, let row = row.baseAddress else { return }
        for line in rows {
          let y = mask.y + line
          shader.shade(y: y, x: x, count: columns.count, into: row)
          let from = coverage + (line &* mask.width &+ columns.lowerBound)
          let at = y &* width &+ x
          if shader.isOpaque {
            Self.blend(row, from, strength, columns.count, into: pixels + at)
          } else {
            Self.blendTransparent(row, from, strength, columns.count, into: pixels + at)
          }
          own(owner, row, from, strength, columns.count, at)
        }
      }
    }
  }

  /// `pixel += (color - pixel) * coverage`, two channels at a time.
  @inline(__always)
  private static func blend(
    _ colors: UnsafePointer<UInt32>, _ coverage: UnsafePointer<UInt8>, _ strength: UInt32,
    _ count: Int, into pixels: UnsafeMutablePointer<UInt32>
  ) {
    for index in 0..<count {
      let covered = UInt32(coverage[index])
      if covered == 0 { continue }
      // 0 to 256, so that full coverage replaces.
      let share = ((covered &+ (covered >> 7)) &* strength) >> 8
      let rest = 256 &- share
      let (over, under) = (colors[index], pixels[index])
      let even = ((over & 0xFF00FF) &* share &+ (under & 0xFF00FF) &* rest &+ 0x800080) >> 8
      let odd = ((over >> 8 & 0xFF) &* share &+ (under >> 8 & 0xFF) &* rest &+ 0x80) >> 8
      pixels[index] = (even & 0xFF00FF) | (odd & 0xFF) << 8 | 0xFF00_0000
    }
  }

  /// The same for colours that carry an alpha, with which they are multiplied.
  private static func blendTransparent(
    _ colors: UnsafePointer<UInt32>, _ coverage: UnsafePointer<UInt8>, _ strength: UInt32,
    _ count: Int, into pixels: UnsafeMutablePointer<UInt32>
  ) {
    for index in 0..<count {
      let (covered, over, under) = (UInt32(coverage[index]), colors[index], pixels[index])
      if covered == 0 || over >> 24 == 0 { continue }
      let share = ((covered &+ (covered >> 7)) &* strength) >> 8
      let alpha = over >> 24
      let rest = 256 &- (((alpha &+ (alpha >> 7)) &* share) >> 8)
      let even = ((over & 0xFF00FF) &* share &+ (under & 0xFF00FF) &* rest) >> 8
      let odd = ((over >> 8 & 0xFF) &* share &+ (under >> 8 & 0xFF) &* rest) >> 8
      pixels[index] = (even & 0xFF00FF) | (odd & 0xFF) << 8 | 0xFF00_0000
    }
  }

  private func own(
    _ owner: Owner, _ colors: UnsafePointer<UInt32>, _ coverage: UnsafePointer<UInt8>,
    _ strength: UInt32, _ count: Int, _ at: Int
  ) {
    guard let number = owner.number else { return }
    let owners = owners + at
    for index in 0..<count {
      let share = (UInt32(coverage[index]) &* strength &* (colors[index] >> 24)) >> 16
      if share >= Self.ownedShare { owners[index] = number }
    }
  }
}
