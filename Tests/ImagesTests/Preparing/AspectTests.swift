import Testing

@testable import Images

@Suite struct AspectTests {
  @Test(arguments: [
    ((728, 90), 320, (640, 96)), ((90, 728), 320, (96, 640)), ((468, 60), 320, (640, 96)),
    ((970, 250), 320, (640, 160)), ((320, 50), 320, (640, 128)), ((160, 600), 320, (160, 640)),
    ((336, 280), 320, (320, 320)), ((1080, 1920), 320, (320, 320)), ((300, 150), 320, (320, 320)),
    ((5000, 3), 320, (640, 32)), ((1200, 600), 416, (416, 416)), ((1300, 400), 416, (832, 192)),
    ((300, 60), 64, (128, 32)), ((300, 20), 32, (32, 32)),
  ])
  func `long pictures get an input of twice the side`(
    picture: (Int, Int), side: Int, expected: (Int, Int)
  ) {
    let size = PictureSize(width: picture.0, height: picture.1)
    let input = Aspect.adaptive.input(for: size, usual: PictureSize(side: side))
    #expect(input == PictureSize(width: expected.0, height: expected.1))
    #expect(Aspect.fixed.input(for: size, usual: PictureSize(side: side)).isSquare)
  }

  @Test func `an input has no more pixels, shows the picture no smaller, and stays as it is`() {
    for side in stride(from: 32, through: 640, by: 32) {
      let usual = PictureSize(side: side)
      for long in [17, 100, 333, 1000] {
        for short in 1...long {
          let picture = PictureSize(width: long, height: short)
          let input = Aspect.adaptive.input(for: picture, usual: usual)
          #expect(input.width * input.height <= side * side)
          #expect(input.width % Aspect.step == 0 && input.height % Aspect.step == 0)
          let scale = min(
            Double(input.width) / Double(long), Double(input.height) / Double(short))
          #expect(input == usual || scale > Double(side) / Double(long))
          #expect(Aspect.adaptive.input(for: input, usual: usual) == input)
          let turned = Aspect.adaptive.input(
            for: PictureSize(width: short, height: long), usual: usual)
          #expect(turned == PictureSize(width: input.height, height: input.width))
        }
      }
    }
  }

  @Test(arguments: [Aspect.adaptive, .folded])
  func `an input that is no square stays`(aspect: Aspect) {
    let usual = PictureSize(width: 416, height: 320)
    let picture = PictureSize(width: 728, height: 90)
    #expect(aspect.input(for: picture, usual: usual) == usual)
  }

  @Test func `a strip is as long as its bands are without what they share`() {
    for (picture, expected) in [
      ((728, 90), (300, 42)), ((90, 728), (42, 300)), ((970, 250), (192, 64)),
      ((300, 150), (128, 128)),
      ((500, 400), (128, 128)),
    ] as [((Int, Int), (Int, Int))] {
      let size = PictureSize(width: picture.0, height: picture.1)
      #expect(
        Aspect.folded.input(for: size, usual: 128)
          == PictureSize(width: expected.0, height: expected.1))
    }
  }

  @Test func `a preparation is adapted in its size alone`() {
    let preparation = Preprocessing(
      width: 64, height: 64, aspect: .adaptive, matte: .black, mean: [0.1, 0.2, 0.3],
      standardDeviation: [0.4, 0.5, 0.6])
    let banner = preparation.adapted(to: PictureSize(width: 300, height: 60))
    #expect(
      banner
        == Preprocessing(
          width: 128, height: 32, matte: .black, mean: [0.1, 0.2, 0.3],
          standardDeviation: [0.4, 0.5, 0.6]))
    #expect(preparation.adapted(to: 100).size == 64)
  }

  @Test func `a long JPEG is decoded in the detail that its input shows`() {
    let info = ImageInfo(format: .jpeg, width: 2912, height: 360, mode: "YCbCr")
    let fixed = Preprocessing(width: 320, height: 320)
    let adaptive = Preprocessing(width: 320, height: 320, aspect: .adaptive)
    #expect(JPEGScale.divisor(for: info, target: fixed.target) == 4)
    #expect(JPEGScale.divisor(for: info, target: adaptive.target) == 2)
  }
}
