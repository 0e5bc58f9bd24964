import Images
import Testing

@testable import Synthetic

/// What is painted in the colour of its ground is not seen, whatever the canvas remembers of it.
@Suite struct VisibilityTests {
  private func seenShare(of color: Color, on ground: Color) throws -> Float {
    let canvas = Canvas(width: 120, height: 80)
    canvas.clear(ground)
    canvas.fill(.rectangle(Frame(30, 20, 40, 30)), .flat(color), owner: .element(1))
    let extent = try #require(canvas.extents()[1])
    return canvas.seenShare(of: 1, in: extent)
  }

  @Test func `an element is seen when its colour is another`() throws {
    #expect(try seenShare(of: .grey(0.5), on: .grey(0.5)) == 0)
    #expect(try seenShare(of: .grey(0.55), on: .grey(0.5)) == 0)
    #expect(try seenShare(of: .grey(0.65), on: .grey(0.5)) == 1)
    // One channel is enough.
    #expect(try seenShare(of: Color(0.5, 0.5, 0.7), on: .grey(0.5)) == 1)
  }

  @Test func `an element that fills the picture is seen`() throws {
    let canvas = Canvas(width: 20, height: 10)
    canvas.fill(.rectangle(Frame(0, 0, 20, 10)), .flat(.white), owner: .element(1))
    let extent = try #require(canvas.extents()[1])
    #expect(canvas.seenShare(of: 1, in: extent) == 1)
  }

  @Test func `on a busy ground nothing drowns`() throws {
    let canvas = Canvas(width: 120, height: 80)
    canvas.clear(.white)
    for x in stride(from: 0, to: 120, by: 8) {
      canvas.fill(.rectangle(Frame(Float(x), 0, 4, 80)), .flat(.black))
    }
    canvas.fill(.rectangle(Frame(30, 20, 40, 30)), .flat(.grey(0.5)), owner: .element(1))
    let extent = try #require(canvas.extents()[1])
    #expect(canvas.seenShare(of: 1, in: extent) == 1)
  }

  @Test func `half of an element may drown`() throws {
    let canvas = Canvas(width: 120, height: 80)
    canvas.clear(.white)
    canvas.fill(.rectangle(Frame(30, 20, 40, 30)), .flat(.white), owner: .element(1))
    canvas.fill(.rectangle(Frame(30, 20, 20, 30)), .flat(.black), owner: .element(1))
    let extent = try #require(canvas.extents()[1])
    #expect(abs(canvas.seenShare(of: 1, in: extent) - 0.5) < 0.03)
  }

  @Test func `a cut-out is seen on grounds of other colours`() {
    // Half of it black and opaque, half of it transparent.
    let pixels = (0..<400).map { $0 < 200 ? 0xFF00_0000 : 0 as UInt32 }
    let sprite = Sprite(width: 20, height: 20, pixels: pixels)
    #expect(sprite.seenShare(on: .black) == 0)
    #expect(sprite.seenShare(on: .grey(0.1)) == 0)
    #expect(sprite.seenShare(on: .white) == 1)
  }
}
