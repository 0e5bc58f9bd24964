import Testing

@testable import Images

@Suite struct TagPlacesTests {
  private func box(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> PixelRectangle {
    PixelRectangle(x: x, y: y, width: width, height: height)
  }

  private func place(_ frame: PixelRectangle, width: Int = 30) -> PixelRectangle {
    var places = TagPlaces(picture: (100, 80))
    return places.take(width: width, height: 10, at: frame)
  }

  @Test func `a tag stands above its box, or inside a large one, or below a small one`() {
    #expect(place(box(20, 40, 40, 20)) == box(20, 30, 30, 10))
    #expect(place(box(20, 5, 40, 60)) == box(20, 5, 30, 10))
    #expect(place(box(20, 5, 40, 20)) == box(20, 25, 30, 10))
    #expect(place(box(20, 5, 20, 60)) == box(20, 65, 30, 10))
  }

  @Test func `a tag is moved into the picture`() {
    #expect(place(box(90, 40, 10, 20)) == box(70, 30, 30, 10))
    #expect(place(box(0, 0, 100, 80), width: 100) == box(0, 0, 100, 10))
    // No room above or below, and too narrow to stand inside.
    #expect(place(box(0, 0, 20, 80)) == box(0, 70, 30, 10))
  }

  @Test func `tags do not cover each other while there is another place`() {
    var places = TagPlaces(picture: (100, 80))
    let frame = box(20, 40, 40, 20)
    #expect(places.take(width: 30, height: 10, at: frame) == box(20, 30, 30, 10))
    #expect(places.take(width: 30, height: 10, at: frame) == box(20, 60, 30, 10))
    // Above on the right ten columns are free, the others are covered like everywhere.
    #expect(places.take(width: 30, height: 10, at: frame) == box(20, 50, 30, 10))
    #expect(places.taken.count == 3)
  }
}
