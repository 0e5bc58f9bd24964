import TestSupport
import Testing

@testable import Images

@Suite struct BoxPainterTests {
  private static let hasFont = (try? LabelFonts()) != nil
  private static let reason: Comment = "no font is installed"

  private func mark(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ text: String = "",
    _ colorIndex: Int = 0
  ) -> BoxMark {
    BoxMark(x: x, y: y, width: width, height: height, text: text, colorIndex: colorIndex)
  }

  /// The picture as rows of letters: `.` grey, `w` white, `k` black, a digit for the colour of a class.
  private func letters(_ image: Image) -> [String] {
    (0..<image.height).map { y in
      String(
        (0..<image.width).map { x -> Character in
          switch image.color(x: x, y: y) {
          case .white: return "w"
          case .black: return "k"
          case Self.grey: return "."
          case let color:
            let index = (0..<10).first { ClassColors.color($0) == color }
            return index.map { Character("\($0)") } ?? "?"
          }
        })
    }
  }

  private static let grey = RGBColor(red: 120, green: 120, blue: 120)
  private let painter = BoxPainter(fonts: nil)

  @Test func `a coloured line between two of contrast runs around what is in the box`() {
    let image = Image(width: 12, height: 10, fill: Self.grey)
    #expect(
      letters(painter.draw([mark(4.2, 4, 3.8, 2, "none")], on: image)) == [
        "............", ".wwwwwwwwww.", ".w00000000w.", ".w0wwwwww0w.", ".w0w....w0w.",
        ".w0w....w0w.", ".w0wwwwww0w.", ".w00000000w.", ".wwwwwwwwww.", "............",
      ])
  }

  @Test func `at the edges of the picture the lines lie inside the box`() {
    let image = Image(width: 9, height: 8, fill: Self.grey)
    // The fourth colour is light: its lines of contrast are black.
    #expect(
      letters(painter.draw([mark(-5, -5, 50, 50, "", 3)], on: image)) == [
        "kkkkkkkkk", "k3333333k", "k3kkkkk3k", "k3k...k3k", "k3k...k3k", "k3kkkkk3k", "k3333333k",
        "kkkkkkkkk",
      ])
  }

  @Test func `the first mark is on top, and an empty box is drawn as a pixel`() {
    let image = Image(width: 7, height: 7, fill: Self.grey)
    let drawn = painter.draw([mark(3, 3, 0, 0), mark(3, 3, 0, 0, "", 2)], on: image)
    #expect(
      letters(drawn) == [
        "wwwwwww", "w00000w", "w0www0w", "w0w.w0w", "w0www0w", "w00000w", "wwwwwww",
      ])
    #expect(painter.draw([], on: image) == image)
  }

  @Test func `a class has a colour that another of the first twenty has not`() {
    #expect(Set((0..<20).map(ClassColors.color)).count == 20)
    #expect(ClassColors.color(23) == ClassColors.color(3))
    #expect(ClassColors.color(6).contrasting == .black)
    #expect(ClassColors.color(14).contrasting == .white)
    #expect(RGBColor.white.contrasting == .black && RGBColor.black.contrasting == .white)
  }

  @Test(.enabled(if: hasFont, reason))
  func `a tag stands above its box with its text in the colour of contrast`() throws {
    let painter = BoxPainter(fonts: try LabelFonts())
    let image = Image(width: 400, height: 300, fill: Self.grey)
    let drawn = painter.draw([mark(100, 100, 150, 60, "logo 92 %")], on: image)
    let style = BoxStyle(width: 400, height: 300)
    let corner = (x: 100 - style.frame, y: 100 - style.frame - style.tagHeight)
    #expect(drawn.color(x: corner.x, y: corner.y) == ClassColors.color(0))
    #expect(drawn.color(x: corner.x, y: corner.y - 1) == Self.grey)
    let area = PixelRectangle(x: corner.x, y: corner.y, width: 40, height: style.tagHeight)
    let tag = drawn.cropped(to: area)
    #expect(letters(tag).joined().contains("w"))
    // What is in the box is left alone.
    let inside = PixelRectangle(x: 100, y: 100, width: 150, height: 60)
    #expect(drawn.cropped(to: inside) == image.cropped(to: inside))
  }

  @Test(.enabled(if: hasFont, reason))
  func `a text wider than the picture is cut short, one without letters has no tag`() throws {
    let painter = BoxPainter(fonts: try LabelFonts())
    let image = Image(width: 60, height: 60, fill: Self.grey)
    let long = painter.draw([mark(20, 30, 20, 20, "a very long name of a class 92 %")], on: image)
    let style = BoxStyle(width: 60, height: 60)
    let top = 30 - style.frame - style.tagHeight
    // It is as wide as the picture, but for less than a letter.
    let row = (0..<60).filter { long.color(x: $0, y: top) == ClassColors.color(0) }
    #expect(row.count > 45)
    let none = painter.draw([mark(20, 30, 20, 20, "\u{10FFFD}")], on: image)
    #expect(none == BoxPainter(fonts: nil).draw([mark(20, 30, 20, 20)], on: image))
    _ = painter.draw([mark(0, 0, 1, 1, "tag")], on: Image(width: 3, height: 2, fill: .white))
  }

  @Test(.enabled(if: hasFont, reason))
  func `letters come from other fonts where the plain one lacks them`() throws {
    let fonts = try LabelFonts()
    #expect(fonts.runs("logo", size: 20).count == 1)
    #expect(fonts.runs("", size: 20).isEmpty)
    // Right to left, digits not.
    let hebrew = fonts.runs("אב 92", size: 20)
    let order = ArabicShaper.shaped("אב 92")
    #expect(order == "92 בא")
    #expect(hebrew.reduce(0) { $0 + $1.width } >= 0)
    let paths = SystemFonts.paths()
    let hasHan = paths.contains { (try? FontFace(path: $0))?.covers("按钮") == true }
    let han = fonts.runs("CTA 按钮 5 %", size: 20)
    #expect(han.count == (hasHan && !fonts.plain.covers("按钮") ? 3 : 1))
  }
}
