import AdLens
import TestSupport
import Testing

@Suite struct ImageTests {
  let folder = TemporaryDirectory()

  init() throws {
    folder.file("a.png", bytes: try Fixtures.png(seed: 1))
  }

  @Test func `info has the keys of the contract`() throws {
    let result = try Adlens.run(["image", "info", "a.png", "--format", "json"], in: folder)
    #expect(result.status == 0)
    #expect(result.errors == "")
    let image = Fixtures.image(seed: 1)
    var rgba: [UInt8] = []
    for index in 0..<image.width * image.height {
      rgba += image.pixels[index * 3..<index * 3 + 3] + [255]
    }
    let row: JSONValue = [
      "path": "a.png", "format": "png", "width": 24, "height": 16, "mode": "RGB",
      "orientation": 1, "frames": 1, "partial": false, "warnings": [],
      "rgba_sha256": .string(SHA256.hex(of: rgba)),
    ]
    #expect(try JSONValue.parse(result.output) == ["schema_version": 1, "results": [row]])
  }

  @Test func `a picture converted to PNG keeps its pixels, to JPEG its size`() throws {
    let png = try Adlens.run(["image", "convert", "a.png", "b.png"], in: folder)
    #expect(png.status == 0)
    #expect(png.errors == "b.png: 24x16\n")
    let copy = try ImageDecoder.decode(contentsOf: folder.file("b.png")).upright()
    #expect(copy == Fixtures.image(seed: 1))
    let jpeg = try Adlens.run(
      ["image", "convert", "a.png", "c.JPG", "--quality", "80", "--quiet"], in: folder)
    #expect(jpeg.status == 0)
    #expect(jpeg.errors == "")
    let info = try ImageDecoder.info(contentsOf: folder.file("c.JPG"))
    #expect(info.format == .jpeg && info.width == 24 && info.height == 16)
  }

  @Test(arguments: [
    (["a.png", "b.bmp"], 2, "'b.bmp' does not end in .png, .jpg or .jpeg"),
    (["a.png", "./a.png"], 2, "'./a.png' is the image itself; name another file"),
    (["a.png", "b.png", "--matte", "red"], 2, "--matte: 'red' is not a colour"),
    (["gone.png", "b.png"], 3, "gone.png: no such file or folder; check the spelling"),
    (["a.png", "gone/b.png"], 3, "gone/b.png: cannot be written"),
  ])
  func `a conversion that is not possible leaves no file`(
    words: [String], status: Int32, message: String
  ) throws {
    let result = try Adlens.run(["image", "convert"] + words, in: folder)
    #expect(result.status == status)
    #expect(result.errors.hasPrefix("error: \(message)"), "\(result.errors)")
    #expect(result.errorLines.count == 1)
    #expect(try FileSystem.list(folder.path) == ["a.png"])
  }
}
