import FileFormats

/// The faces that labels are written with: a plain one, and others of the system for characters it lacks.
///
/// It belongs to one thread at a time, as its faces do.
public final class LabelFonts {
  /// The face of most labels.
  public let plain: FontFace

  /// Other faces, opened because a label needed them.
  private var others: [FontFace] = []

  /// Font files that have not been opened yet, the most suitable last.
  private var unopened: [String]?

  /// Characters that no face has.
  private var missing: Set<Unicode.Scalar> = []

  /// Finds the plain face.
  ///
  /// - Throws: `FontError.noneFound`.
  public init() throws(FontError) { plain = try SystemFonts.label() }

  /// Lays a label out along its baseline; characters that no font of the system has are left out.
  func runs(_ text: String, size: Float) -> [TextRun] {
    let text = ArabicShaper.isNeeded(for: text) ? ArabicShaper.shaped(text) : text
    var runs: [TextRun] = []
    var part = String.UnicodeScalarView()
    var current = plain
    for scalar in text.unicodeScalars {
      guard let face = face(for: scalar, preferring: current) else { continue }
      if face !== current, !part.isEmpty {
        runs.append(TextRun(String(part), face: current, size: size))
        part = String.UnicodeScalarView()
      }
      current = face
      part.append(scalar)
    }
    if !part.isEmpty { runs.append(TextRun(String(part), face: current, size: size)) }
    return runs
  }

  /// A face that has a character: the plain one if it does, else the one of the character before.
  private func face(for scalar: Unicode.Scalar, preferring last: FontFace) -> FontFace? {
    if plain.glyph(for: scalar) != 0 { return plain }
    if last.glyph(for: scalar) != 0 { return last }
    if missing.contains(scalar) { return nil }
    if let face = others.first(where: { $0.glyph(for: scalar) != 0 }) { return face }
    var rest = unopened ?? SystemFonts.paths().sorted { Self.rank($0) > Self.rank($1) }
    defer { unopened = rest }
    while let path = rest.popLast() {
      guard let face = try? FontFace(path: path) else { continue }
      others.append(face)
      if face.glyph(for: scalar) != 0 { return face }
    }
    missing.insert(scalar)
    return nil
  }

  /// How little a font file suits labels: upright ones of usual weight without serifs first.
  private static func rank(_ path: String) -> Int {
    let name = Path.stem(of: path).lowercased()
    let heavy = ["bold", "black", "light", "thin", "italic", "oblique", "mono", "condensed"]
    return (heavy.contains(where: name.contains) ? 2 : 0) + (name.contains("serif") ? 1 : 0)
  }
}
