import FileFormats
import Images
import Tensors
import TestSupport
import Testing

@testable import Synthetic

@Suite struct AssetsTests {
  let folder = TemporaryDirectory()

  private func write(_ bytes: [UInt8], _ name: String) throws {
    let path = folder.file(name)
    try FileSystem.createDirectory(Path.parent(of: path))
    try AtomicFile.write(bytes, to: path)
  }

  @Test func `folders are used by how their names begin`() throws {
    let photo = try JPEGEncoder.encode(Image(width: 20, height: 10, fill: .black))
    try write(photo, "photos-mine/a.jpg")
    try write(photo, "Product/b.jpg")
    try write(photo, "cutouts/deep/c.jpg")
    for name in "abcdefghijklmnopqrstuvwxyz" { try write(photo, "logos/\(name).jpg") }
    try write(photo, "other/d.jpg")
    try write(photo, "e.jpg")
    let assets = try Assets(directory: folder.path)
    // The only one serves both sides.
    #expect(assets.photos.normal == [folder.file("photos-mine/a.jpg")])
    #expect(assets.photos.heldOut == assets.photos.normal)
    #expect(Set(assets.products.normal + assets.products.heldOut).count == 2)
    #expect(assets.pictureCount == 29)
    #expect(!assets.logos.normal.isEmpty && !assets.logos.heldOut.isEmpty)
    #expect(Set(assets.logos.normal).isDisjoint(with: assets.logos.heldOut))
    #expect(assets.sprite(assets.photos.normal[0]).width == 20)
    // Black before nothing: nothing is white, so nothing is cut away.
    #expect(assets.sprite(assets.products.normal[0]).width == 20)
    #expect(assets.problems.isEmpty)
  }

  @Test func `things before white are cut out in folders of folders too`() throws {
    var image = Image(width: 30, height: 20, fill: .white)
    image.fill(x: 10, y: 5, width: 8, height: 6, color: .black)
    try write(try PNGEncoder.encode(image), "cutouts/food/pear.png")
    let assets = try Assets(directory: folder.path)
    let sprite = assets.sprite(assets.products.normal[0])
    #expect(sprite.width == 8 && sprite.height == 6)
  }

  @Test func `large cut-outs are kept at a fraction of their size`() {
    let sprite = Sprite(width: 1500, height: 30, pixels: Array(repeating: 1, count: 45_000))
    let kept = sprite.halved(until: 700)
    #expect(kept.width == 375 && kept.height == 7)
    // There is nothing smaller than the smallest.
    #expect(sprite.halved(until: 10).height == 3)
  }

  @Test func `a picture that cannot be read is named, and drawing goes on`() throws {
    try write(Array("no picture".utf8), "photos/broken.png")
    let assets = try Assets(directory: folder.path)
    #expect(assets.sprite(assets.photos.normal[0]).width == 2)
    #expect(assets.problems.count == 1)
    #expect(assets.problems.first?.hasPrefix(folder.file("photos/broken.png") + ": ") == true)
  }

  @Test func `white that touches the edge is cut away, white inside stays`() {
    var image = Image(width: 12, height: 10, fill: .white)
    image.fill(x: 3, y: 2, width: 6, height: 5, color: .black)
    image.fill(x: 5, y: 4, width: 2, height: 2, color: .white)
    let sprite = SpriteMaker.beforeWhite(image)
    #expect(sprite.width == 6 && sprite.height == 5)
    #expect(sprite.levels[0].pixels.allSatisfy { $0 >> 24 == 255 })
    #expect(sprite.levels[0].pixels[2 * 6 + 2] == 0xFFFF_FFFF)
  }

  @Test func `words of briefs are plain, paths are left out`() throws {
    let text = "\"Design a banner of size 300x250, see ../images/logo.png now\"\nToo short\n"
    let sentences = Briefs.sentences(Array(text.utf8))
    #expect(sentences == [["Design", "a", "banner", "of", "size", "see", "now"]])
    try write(Array(text.utf8), "logos/briefs.jsonl")
    try write(Array("not to be read as words of ads".utf8), "LICENSES/a.txt")
    let assets = try Assets(directory: folder.path)
    #expect(assets.sentences == sentences)
    let source = PictureSource(assets: assets, isHeldOut: false)
    var random = RandomGenerator(seed: 1)
    let words = try #require(source.words(&random))
    #expect(words.split(separator: " ").count >= 2)
  }
}
