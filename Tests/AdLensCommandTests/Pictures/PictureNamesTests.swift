import AdLens
import TestSupport
import Testing

@testable import AdLensCommand

@Suite struct PictureNamesTests {
  let folder = TemporaryDirectory()

  private func names(_ paths: [String], operands: [String] = []) -> [String] {
    let names = PictureNames(paths: paths, operands: operands, directory: folder.path)
    return paths.map { names[$0].path }
  }

  @Test func `folders are kept below the one that all images are in`() {
    #expect(names(["ads/a.png"]) == ["a.png"])
    #expect(names(["ads/a.png", "ads/x/b.png"]) == ["a.png", "x/b.png"])
    #expect(names(["ads/x/a.png", "./ads/y/../y/a.png"]) == ["x/a.png", "y/a.png"])
    #expect(names(["../a.png", "ads/a.png"]).allSatisfy { !$0.contains("..") })
    folder.file("ads/x/a.png", containing: "")
    let operand = folder.file("ads")
    #expect(names([operand + "/x/a.png"], operands: [operand]) == ["x/a.png"])
  }

  @Test func `a JPEG stays one whatever its name, everything else becomes PNG`() throws {
    let jpeg = try JPEGEncoder.encode(Fixtures.image(seed: 1))
    let paths = [
      folder.file("a.JPG", bytes: jpeg), folder.file("b.png", bytes: jpeg),
      folder.file("c", bytes: jpeg), folder.file("d.jpg", bytes: try Fixtures.png(seed: 1)),
      folder.file("e.webp"), folder.file(".hidden"),
    ]
    #expect(names(paths) == ["a.jpg", "b.jpg", "c.jpg", "d.png", "e.png", ".hidden.png"])
  }

  @Test func `names that would be the same get numbers, and none takes an image's own`() {
    #expect(
      names(["a.gif", "a.png", "A.webp", "a-2.png", "a.gif"])
        == ["a.png", "a-3.png", "A-4.png", "a-2.png", "a.png"])
  }

  @Test func `folders of classes are safe names, no two alike`() {
    let classes = [
      "logo", "price/badge", "..", "", "a\u{0}b\u{202e}", "LOGO", "c. ", "price:badge", "标志",
    ]
    #expect(
      FolderNames.names(for: classes) == [
        "logo", "price_badge", "_", "_-2", "a_b_", "LOGO-2", "c", "price_badge-2", "标志",
      ])
    let long = String(repeating: "x", count: 300)
    #expect(FolderNames.names(for: [long, long + "y"]).allSatisfy { $0.count <= 82 })
  }
}
