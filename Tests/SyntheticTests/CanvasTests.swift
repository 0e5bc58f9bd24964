import Testing

@testable import Synthetic

@Suite struct CanvasTests {
  @Test func `an element's extent is that of the pixels it still shows`() throws {
    let canvas = Canvas(width: 30, height: 20)
    canvas.fill(Frame(2, 3, 10, 8), .flat(.black), owner: .element(1))
    canvas.fill(Frame(8, 0, 20, 20), .flat(.white), owner: .element(2))
    let extents = canvas.extents()
    #expect(extents[1] == Extent(left: 2, top: 3, right: 8, bottom: 11, count: 48))
    #expect(extents[2] == Extent(left: 8, top: 0, right: 28, bottom: 20, count: 400))
    #expect(extents[3] == nil)
  }

  @Test func `shadows and scrims change no owner, backgrounds hide elements`() {
    let canvas = Canvas(width: 10, height: 10)
    canvas.fill(Frame(0, 0, 10, 10), .flat(.black), owner: .element(4))
    canvas.fill(Frame(0, 0, 10, 10), .flat(.white), opacity: 0.9, owner: .unchanged)
    canvas.fill(Frame(0, 0, 10, 4), .flat(.white), owner: .none)
    #expect(canvas.extents()[4] == Extent(left: 0, top: 4, right: 10, bottom: 10, count: 60))
  }

  @Test func `full coverage replaces, half of it mixes`() {
    let canvas = Canvas(width: 4, height: 1)
    canvas.clear(.black)
    canvas.fill(Frame(0, 0, 2, 1), .flat(Color(hex: 0x4080C0)))
    canvas.fill(Frame(2, 0, 1, 1), .flat(.white), opacity: 0.5)
    #expect(canvas.image.pixels == [0x40, 0x80, 0xC0, 0x40, 0x80, 0xC0, 128, 128, 128, 0, 0, 0])
  }

  @Test func `a picture of one colour stays it, at any size and turn`() {
    let sprite = Sprite(width: 8, height: 8, pixels: [UInt32](repeating: 0xFF30_2010, count: 64))
    let canvas = Canvas(width: 40, height: 40)
    let map = Affine(unitTo: Frame(4, 4, 32, 32)).turned(0.4, about: [20, 20])
    canvas.fill(
      Outline.rectangle(Frame(0.1, 0.1, 0.8, 0.8)).transformed(map), .picture(sprite, map),
      owner: .element(1))
    let color = canvas.image.color(x: 20, y: 20)
    #expect((color.red, color.green, color.blue) == (0x10, 0x20, 0x30))
  }

  @Test func `a blurred mask keeps its weight`() {
    var mask = Mask()
    mask.prepare(x: 20, y: 20, width: 10, height: 10)
    for index in 0..<100 { mask.coverage[index] = 200 }
    var scratch: [UInt8] = []
    mask.blur(radius: 3, canvas: (60, 60), scratch: &scratch)
    let sum = mask.coverage.prefix(mask.width * mask.height).reduce(0) { $0 + Int($1) }
    // Every pass rounds every pixel to a byte.
    #expect(abs(sum - 20_000) <= 600)
    #expect(mask.coverage.max() ?? 255 < 200)
  }
}
