/// Whose the painted pixels become.
enum Owner: Hashable, Sendable {
  /// As before: shadows, glows, scrims.
  case unchanged

  /// Nobody's: backgrounds and decoration hide elements below them.
  case none

  /// An element's, by its number from 1.
  case element(UInt8)
}

extension Canvas {
  /// A pixel belongs to an element when at least this much of it, of 256, shows it.
  static let ownedShare: UInt32 = 80

  /// Fills an outline.
  func fill(_ outline: Outline, _ paint: Paint, opacity: Float = 1, owner: Owner = .none) {
    rasterizer.fill(outline, canvas: (width, height), into: &mask)
    self.paint(mask, paint, opacity: opacity, owner: owner)
  }

  /// Fills a rectangle.
  func fill(_ frame: Frame, _ paint: Paint, opacity: Float = 1, owner: Owner = .none) {
    fill(.rectangle(frame), paint, opacity: opacity, owner: owner)
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
    let number: UInt8
    switch owner {
    case .unchanged: return
    case .none: number = 0
    case .element(let value): number = value
    }
    let owners = owners + at
    for index in 0..<count {
      let share = (UInt32(coverage[index]) &* strength &* (colors[index] >> 24)) >> 16
      if share >= Self.ownedShare { owners[index] = number }
    }
  }
}
