import Images
import Testing

@Suite struct DrawingTests {
  private static let red = RGBColor(red: 255, green: 0, blue: 0)

  /// The picture as rows of letters: `.` white, `r` red, `k` black, `?` anything else.
  private static func letters(_ image: Image) -> [String] {
    (0..<image.height).map { y in
      String(
        (0..<image.width).map { x -> Character in
          switch image.color(x: x, y: y) {
          case .white: "."
          case red: "r"
          case .black: "k"
          default: "?"
          }
        })
    }
  }

  @Test func `filling stays inside the picture`() {
    var image = Image(width: 4, height: 3, fill: .white)
    image.fill(x: 2, y: -1, width: 9, height: 3, color: Self.red)
    #expect(Self.letters(image) == ["..rr", "..rr", "...."])
    image.fill(x: -5, y: 2, width: 6, height: 1, color: .black)
    image.fill(x: 9, y: 9, width: 2, height: 2, color: .black)
    image.fill(x: 0, y: 0, width: -2, height: 2, color: .black)
    #expect(Self.letters(image) == ["..rr", "..rr", "k..."])
  }

  @Test func `a border runs along the inside of its rectangle`() {
    var image = Image(width: 6, height: 5, fill: .white)
    image.border(x: 1, y: 1, width: 5, height: 4, color: .black)
    #expect(Self.letters(image) == ["......", ".kkkkk", ".k...k", ".k...k", ".kkkkk"])
    image.border(x: 0, y: 0, width: 2, height: 2, thickness: 9, color: Self.red)
    #expect(Self.letters(image) == ["rr....", "rrkkkk", ".k...k", ".k...k", ".kkkkk"])
  }

  @Test func `a picture is copied as far as it lies on the other`() {
    let stamp = Image(width: 2, height: 2, fill: .black)
    var image = Image(width: 4, height: 3, fill: .white)
    image.blit(stamp, x: 3, y: 2)
    image.blit(stamp, x: -1, y: -1)
    image.blit(stamp, x: 4, y: 0)
    image.blit(stamp, x: 0, y: -2)
    #expect(Self.letters(image) == ["k...", "....", "...k"])
  }

  @Test func `a contact sheet places its pictures row by row`() {
    let sheet = ContactSheet(cellWidth: 2, cellHeight: 2, columns: 2, gap: 1, frame: 1)
    let black = Image(width: 9, height: 9, fill: .black)
    let wide = Image(width: 8, height: 4, fill: .black)
    let image = sheet.draw([black, wide, black], frames: [nil, nil, Self.red])
    #expect(
      Self.letters(image) == [
        ".......", ".kk.kk.", ".kk....", ".......", ".rr....", ".rr....", ".......",
      ])
  }

  @Test func `a sheet of few pictures is no wider than they are`() {
    let sheet = ContactSheet(cellWidth: 4, cellHeight: 3, columns: 8, gap: 2)
    let image = sheet.draw([Image(width: 4, height: 3, fill: .black)])
    #expect((image.width, image.height) == (8, 7))
    #expect(sheet.draw([]).width == 8)
  }

  @Test func `a colour is read and written as hexadecimal digits`() {
    #expect(RGBColor(hex: "#0a80ff") == RGBColor(red: 10, green: 128, blue: 255))
    #expect(RGBColor(hex: "FFFFFF") == .white)
    #expect(RGBColor(red: 10, green: 128, blue: 255).hex == "#0a80ff")
    for text in ["", "#fff", "#gggggg", "#0000000", "+00001", "##00000"] {
      #expect(RGBColor(hex: text) == nil, "\(text)")
    }
  }
}
