import AdLens
import Testing

@Suite struct TilePlanTests {
  private func plan(_ width: Int, _ height: Int, input: (Int, Int) = (320, 320)) -> TilePlan {
    TilePlan(picture: (width, height), input: (width: input.0, height: input.1))
  }

  @Test func `a page has two squares that overlap, a banner five longer tiles`() {
    let page = plan(1080, 1920)
    #expect(!page.isAcross)
    #expect(
      page.tiles == [
        PixelRectangle(x: 0, y: 0, width: 1080, height: 1080),
        PixelRectangle(x: 0, y: 840, width: 1080, height: 1080),
      ])
    let banner = plan(728, 90)
    #expect(banner.isAcross)
    #expect(banner.tiles.map(\.x) == [0, 137, 274, 411, 548])
    #expect(banner.tiles.allSatisfy { $0.width == 180 && $0.height == 90 && $0.y == 0 })
    #expect(plan(970, 250).tiles.map(\.x) == [0, 180, 360, 540, 720])
    #expect(plan(970, 250).tiles.allSatisfy { $0.width == 250 })
  }

  @Test(arguments: [(300, 250), (1080, 1080), (1, 1), (336, 280), (299, 200)])
  func `a picture of about the input's aspect has none`(width: Int, height: Int) {
    #expect(plan(width, height).tiles.isEmpty && plan(height, width).tiles.isEmpty)
  }

  @Test func `the aspect of the input counts, not the square`() {
    #expect(plan(640, 320, input: (640, 320)).tiles.isEmpty)
    let square = plan(640, 640, input: (640, 320))
    #expect(!square.isAcross && square.tiles.map(\.height) == [320, 320, 320])
    #expect(square.tiles.map(\.y) == [0, 160, 320])
  }

  @Test(arguments: [
    (728, 90), (320, 50), (160, 600), (970, 250), (1080, 5000), (16384, 1), (3, 16384), (2, 3),
  ])
  func `tiles cover the picture, inside it, sharing a fifth, and are few`(width: Int, height: Int) {
    let plan = plan(width, height)
    let spans = plan.tiles.map { tile in
      plan.isAcross ? tile.x..<tile.x + tile.width : tile.y..<tile.y + tile.height
    }
    #expect((2...24).contains(spans.count))
    #expect(spans.first?.lowerBound == 0 && spans.last?.upperBound == max(width, height))
    for (one, next) in zip(spans, spans.dropFirst()) {
      // A start is rounded to whole pixels.
      let shared = Double(one.upperBound - next.lowerBound)
      #expect(shared >= 0.2 * Double(one.count) - 1.5, "\(spans)")
      #expect(next.lowerBound >= one.lowerBound)
    }
  }
}
