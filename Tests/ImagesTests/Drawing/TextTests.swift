import Images
import TestSupport
import Testing

@Suite struct TextTests {
  private static let hasFont = (try? SystemFonts.label()) != nil
  private static let reason: Comment = "no font is installed"

  /// The columns and rows that are not white.
  private func ink(_ image: Image) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>)? {
    var (columns, rows): ([Int], [Int]) = ([], [])
    for y in 0..<image.height {
      for x in 0..<image.width where image.color(x: x, y: y) != .white {
        columns.append(x)
        rows.append(y)
      }
    }
    guard let left = columns.min(), let right = columns.max(), let top = rows.min(),
      let bottom = rows.max()
    else { return nil }
    return (left...right, top...bottom)
  }

  @Test(.enabled(if: hasFont, reason))
  func `letters stand on their baseline and are as wide as measured`() throws {
    let face = try SystemFonts.label()
    var image = Image(width: 160, height: 60, fill: .white)
    let run = TextRun("HHHH", face: face, size: 30)
    image.draw(run, x: 10, baseline: 45, color: .black)
    let ink = try #require(self.ink(image))
    #expect(ink.rows.upperBound == 44)
    #expect(abs(Float(ink.rows.count) - face.capHeight * 30) <= 1.5)
    #expect(ink.columns.lowerBound >= 10 && Float(ink.columns.upperBound) <= 10 + run.width)
    #expect(Float(ink.columns.count) > run.width * 0.85)
  }

  @Test(.enabled(if: hasFont, reason))
  func `widths scale with the size, spacing widens`() throws {
    let face = try SystemFonts.label()
    let small = TextRun("Shop now", face: face, size: 10)
    let large = TextRun("Shop now", face: face, size: 20)
    #expect((large.width - 2 * small.width).magnitude <= 1e-3)
    let spaced = TextRun("Shop now", face: face, size: 10, spacing: 0.1)
    #expect((spaced.width - small.width - 7).magnitude <= 1e-3)
  }

  @Test(.enabled(if: hasFont, reason))
  func `text beyond the edges is cut off`() throws {
    var image = Image(width: 12, height: 8, fill: .white)
    image.draw(
      TextRun("WWW", face: try SystemFonts.label(), size: 30), x: -10, baseline: 20, color: .black)
    #expect(ink(image) != nil)
  }

  @Test(.enabled(if: hasFont, reason))
  func `characters without a letter are left out`() throws {
    let face = try SystemFonts.label()
    // A private character that no font has.
    #expect(!face.covers("\u{F8FE}\u{10FFFD}"))
    #expect(TextRun("\u{10FFFD}", face: face, size: 10).width == 0)
  }

  @Test func `a file that is no font is refused with its name`() {
    let folder = TemporaryDirectory()
    let path = folder.file("none.ttf")
    #expect(throws: FontError.self) { try FontFace(path: path) }
    do {
      _ = try FontFace(path: path)
    } catch {
      #expect(error.description.hasPrefix(path))
    }
    #expect(SystemFonts.paths(in: [folder.path]).isEmpty)
  }
}
