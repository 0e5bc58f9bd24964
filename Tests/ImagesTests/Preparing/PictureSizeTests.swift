import Images
import Testing

@Suite struct PictureSizeTests {
  @Test(arguments: [("128", 128, 128), ("96x128", 96, 128), ("1x1", 1, 1)])
  func `a side or a width and a height are read`(text: String, width: Int, height: Int) {
    #expect(PictureSize(text) == PictureSize(width: width, height: height))
  }

  @Test(arguments: ["", "x", "96x", "x96", "1x2x3", "96X128", "9.5", "a", "96 x 128"])
  func `other texts are not sizes`(text: String) {
    #expect(PictureSize(text) == nil)
  }

  @Test func `a size is written as it is read`() {
    #expect(PictureSize(side: 64).description == "64")
    #expect(PictureSize(width: 300, height: 250).description == "300x250")
  }
}
