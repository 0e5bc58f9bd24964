import CFreeType

/// One face of a font file: widths and pictures of its letters.
///
/// Widths and heights are in ems, the size of the text: at 20 pixels a width of 0.5 is 10 pixels. A face
/// belongs to one thread at a time; it keeps what it has drawn.
///
/// ```swift
/// let face = try FontFace(path: SystemFonts.paths()[0])
/// let run = TextRun("Shop now", face: face, size: 18)
/// image.draw(run, x: 10, baseline: 30, color: .white)
/// ```
public final class FontFace {
  /// The file.
  public let path: String

  /// The name of the family, such as `DejaVu Sans`.
  public let family: String

  /// The name of the style, such as `Bold Oblique`.
  public let style: String

  /// From the baseline up to the top of the tallest letters.
  public let ascent: Float

  /// From the baseline down to the foot of the lowest letters, positive.
  public let descent: Float

  /// The height of a capital H.
  public let capHeight: Float

  // unsafe: both are FreeType's, used by one thread at a time and released with this object.
  private let library: FT_Library
  let face: FT_Face

  private var indices: [UInt32: UInt32] = [:]
  private var advances: [UInt32: Float] = [:]
  private var pictures: [GlyphKey: GlyphBitmap] = [:]

  /// Letters kept before the memory of them is dropped.
  private static let keptCount = 3000

  /// Opens a face.
  ///
  /// - Parameter index: which face of a collection (`.ttc`).
  public init(path: String, index: Int = 0) throws(FontError) {
    var library: FT_Library?
    let started = FT_Init_FreeType(&library)
    guard started == 0, let library else { throw .library(code: Int(started)) }
    var face: FT_Face?
    let opened = FT_New_Face(library, path, FT_Long(index), &face)
    guard opened == 0, let face else {
      FT_Done_FreeType(library)
      throw .unreadable(path: path, code: Int(opened))
    }
    let record = face.pointee
    let isScalable = record.face_flags & FT_Long(FontFace.scalableFlag) != 0
    guard isScalable, record.units_per_EM > 0 else {
      FT_Done_Face(face)
      FT_Done_FreeType(library)
      throw .notScalable(path: path)
    }
    self.path = path
    self.library = library
    self.face = face
    family = record.family_name.map { String(cString: $0) } ?? ""
    style = record.style_name.map { String(cString: $0) } ?? ""
    let unit = 1 / Float(record.units_per_EM)
    ascent = Float(record.ascender) * unit
    descent = Float(-Int(record.descender)) * unit
    let capital = FT_Get_Char_Index(face, 0x48)
    if capital != 0, FT_Load_Glyph(face, capital, FontFace.unscaled) == 0 {
      capHeight = Float(face.pointee.glyph.pointee.metrics.horiBearingY) * unit
    } else {
      capHeight = 0.72
    }
  }

  deinit {
    FT_Done_Face(face)
    FT_Done_FreeType(library)
  }

  /// The glyph of a character; 0 when the face has none.
  public func glyph(for scalar: Unicode.Scalar) -> UInt32 {
    if let known = indices[scalar.value] { return known }
    let index = FT_Get_Char_Index(face, FT_ULong(scalar.value))
    indices[scalar.value] = index
    return index
  }

  /// Whether the face has a letter for every character.
  public func covers(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { glyph(for: $0) != 0 }
  }

  /// How far the pen moves, in ems.
  public func advance(of glyph: UInt32) -> Float {
    if let known = advances[glyph] { return known }
    var advance: Float = 0
    if FT_Load_Glyph(face, glyph, FontFace.unscaled) == 0 {
      advance =
        Float(self.face.pointee.glyph.pointee.metrics.horiAdvance)
        / Float(face.pointee.units_per_EM)
    }
    advances[glyph] = advance
    return advance
  }

  /// How much nearer or farther `right` stands behind `left`, in ems.
  public func kerning(_ left: UInt32, _ right: UInt32) -> Float {
    guard face.pointee.face_flags & FT_Long(FontFace.kerningFlag) != 0 else { return 0 }
    var move = FT_Vector()
    let code = FT_Get_Kerning(face, left, right, FT_KERNING_UNSCALED.rawValue, &move)
    return code == 0 ? Float(move.x) / Float(face.pointee.units_per_EM) : 0
  }

  /// The picture of a glyph with the pen `quarter` quarters of a pixel right of a pixel's edge.
  ///
  /// Sizes are rounded to quarters of a pixel.
  public func picture(
    of glyph: UInt32, size: Float, quarter: Int = 0, turn: TextTurn = .none
  ) -> GlyphBitmap {
    let key = GlyphKey(glyph: glyph, size: Int((size * 4).rounded()), quarter: quarter, turn: turn)
    if let known = pictures[key] { return known }
    let drawn = draw(key)
    if pictures.count >= Self.keptCount { pictures.removeAll(keepingCapacity: true) }
    pictures[key] = drawn
    return drawn
  }

  private func draw(_ key: GlyphKey) -> GlyphBitmap {
    let blank = GlyphBitmap(left: 0, top: 0, width: 0, height: 0, coverage: [])
    // 26.6 fixed point: 64 units a pixel, of which the key counts quarters.
    guard FT_Set_Char_Size(face, 0, FT_F26Dot6(max(4, key.size) * 16), 72, 72) == 0 else {
      return blank
    }
    var delta = FT_Vector(x: FT_Pos(key.quarter * 16), y: 0)
    var matrix = key.turn.matrix
    FT_Set_Transform(face, &matrix, &delta)
    defer { FT_Set_Transform(face, nil, nil) }
    guard FT_Load_Glyph(face, key.glyph, FontFace.rendered) == 0 else { return blank }
    let slot = face.pointee.glyph.pointee
    let bitmap = slot.bitmap
    let width = Int(bitmap.width)
    let height = Int(bitmap.rows)
    guard width > 0, height > 0, let source = bitmap.buffer,
      bitmap.pixel_mode == UInt8(FT_PIXEL_MODE_GRAY.rawValue)
    else { return blank }
    let pitch = Int(bitmap.pitch)
    let coverage = [UInt8](unsafeUninitializedCapacity: width * height) { out, count in
      for y in 0..<height {
        for x in 0..<width { out[y * width + x] = source[y * pitch + x] }
      }
      count = width * height
    }
    return GlyphBitmap(
      left: Int(slot.bitmap_left), top: Int(slot.bitmap_top), width: width, height: height,
      coverage: coverage)
  }

  // Values of FreeType's macros that Swift does not see as numbers.
  private static let scalableFlag = 1
  private static let kerningFlag = 1 << 6
  /// `FT_LOAD_NO_SCALE`.
  private static let unscaled: FT_Int32 = 1
  /// `FT_LOAD_NO_HINTING | FT_LOAD_RENDER | FT_LOAD_NO_BITMAP`.
  private static let rendered: FT_Int32 = 1 << 1 | 1 << 2 | 1 << 3
}

/// What makes two pictures of a glyph the same.
private struct GlyphKey: Hashable {
  let glyph: UInt32
  /// In quarters of a pixel.
  let size: Int
  let quarter: Int
  let turn: TextTurn
}
