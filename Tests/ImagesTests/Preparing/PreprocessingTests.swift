import FileFormats
import Images
import Tensors
import Testing

@Suite struct PreprocessingTests {
  private static func prepare(_ image: Image, _ preprocessing: Preprocessing) -> [UInt8] {
    var scratch = ResizeScratch()
    return preprocessing.bytes(image, scratch: &scratch)
  }

  @Test func `a letterbox shows all of the picture between bars of the matte`() {
    let matte = RGBColor(red: 9, green: 8, blue: 7)
    let wide = Image(width: 8, height: 2, fill: .black)
    let bytes = Self.prepare(wide, Preprocessing(width: 4, height: 4, matte: matte))
    var expected = Image(width: 4, height: 4, fill: matte)
    expected.fill(x: 0, y: 1, width: 4, height: 1, color: .black)
    #expect(bytes == expected.pixels)
    let tall = Image(width: 2, height: 8, fill: .black)
    let upright = Self.prepare(tall, Preprocessing(width: 4, height: 4, matte: matte))
    var column = Image(width: 4, height: 4, fill: matte)
    column.fill(x: 1, y: 0, width: 1, height: 4, color: .black)
    #expect(upright == column.pixels)
  }

  @Test func `a crop fills the frame with the middle of the picture`() {
    let image = Image(width: 8, height: 2, grey: (0..<16).map { UInt8($0 * 10) })
    let bytes = Self.prepare(image, Preprocessing(width: 2, height: 2, fit: .crop))
    #expect(bytes == Image(width: 2, height: 2, grey: [30, 40, 110, 120]).pixels)
  }

  @Test func `a stretch uses all of the picture and all of the frame`() {
    let image = Image(width: 4, height: 2, grey: [0, 10, 20, 30, 40, 50, 60, 70])
    let bytes = Self.prepare(image, Preprocessing(width: 2, height: 2, fit: .stretch))
    #expect(bytes == Image(width: 2, height: 2, grey: [5, 25, 45, 65]).pixels)
  }

  @Test(arguments: Fit.allCases, [(1, 1000), (1000, 1), (3, 3), (728, 90)])
  func `every aspect ratio fits`(fit: Fit, size: (Int, Int)) {
    let image = Pictures.gradient(width: size.0, height: size.1)
    for (width, height) in [(16, 16), (31, 7), (1, 1)] {
      let bytes = Self.prepare(image, Preprocessing(width: width, height: height, fit: fit))
      #expect(bytes.count == width * height * 3)
    }
  }

  @Test func `one channel is brightness, and grey stays grey`() {
    let grey = Image(width: 16, height: 16, grey: (0...255).map { UInt8($0) })
    let bytes = Self.prepare(grey, Preprocessing(width: 16, height: 16, channels: 1))
    #expect(bytes == (0...255).map { UInt8($0) })
    // 0.299, 0.587 and 0.114 of 255, rounded to nearest.
    let primaries = Image(width: 3, height: 1, pixels: [255, 0, 0, 0, 255, 0, 0, 0, 255])
    #expect(
      Self.prepare(primaries, Preprocessing(width: 3, height: 1, channels: 1)) == [76, 150, 29])
  }

  @Test(arguments: [1, 3])
  func `normalising follows its formula`(channels: Int) {
    let mean: [Float] = [0.1, 0.5, 0.9]
    let deviation: [Float] = [0.2, 0.25, 2]
    for isUniform in [true, false] {
      let preprocessing = Preprocessing(
        width: 9, height: 7, channels: channels,
        mean: isUniform ? nil : Array(mean.prefix(channels)),
        standardDeviation: isUniform ? nil : Array(deviation.prefix(channels)))
      let bytes =
        Array(Pictures.noise(width: 9, height: 7).pixels.prefix(preprocessing.count + 5))
        + [UInt8](repeating: 7, count: 5)
      let arena = Arena(count: preprocessing.count)
      preprocessing.normalize(bytes, at: 5, into: arena.view)
      for index in 0..<preprocessing.count {
        let channel = index % channels
        let exact =
          (Double(bytes[5 + index]) / 255 - Double(preprocessing.mean[channel]))
          / Double(preprocessing.standardDeviation[channel])
        #expect(abs(Double(arena.view[index]) - exact) <= 1e-6)
      }
    }
  }

  @Test func `applying is fitting and normalising, whatever the scratch was used for`() {
    var scratch = ResizeScratch()
    let preprocessing = Preprocessing(width: 12, height: 10, channels: 1)
    for image in [
      Pictures.noise(width: 40, height: 30), Pictures.noise(width: 5, height: 90),
      Pictures.noise(width: 40, height: 30),
    ] {
      let arena = Arena(count: preprocessing.count)
      let expected = Arena(count: preprocessing.count)
      preprocessing.apply(image, into: arena.view, scratch: &scratch)
      preprocessing.normalize(Self.prepare(image, preprocessing), into: expected.view)
      #expect(arena.view.array == expected.view.array)
    }
  }

  @Test func `a stored preparation is read back as it was`() throws {
    let preprocessing = Preprocessing(
      width: 128, height: 96, fit: .crop, margins: .trim,
      matte: RGBColor(red: 1, green: 2, blue: 255),
      mean: [0.485, 0.456, 0.406], standardDeviation: [0.229, 0.224, 0.225])
    let text = preprocessing.jsonValue.text()
    #expect(try Preprocessing(JSONValue.parse(text)) == preprocessing)
    #expect(text.contains("#0102ff"))
    for aspect in Aspect.allCases {
      let square = Preprocessing(width: 64, height: 64, aspect: aspect)
      #expect(try Preprocessing(square.jsonValue) == square)
    }
  }

  @Test func `a preparation from before there were choices keeps margins and its size`() throws {
    let stored = Preprocessing(width: 8, height: 8, aspect: .adaptive, margins: .trim).jsonValue
    var object = try #require(stored.objectValue)
    object["margins"] = nil
    object["aspect"] = nil
    let old = try Preprocessing(.object(object))
    #expect(old.margins == .keep && old.aspect == .fixed)
  }

  @Test(arguments: [
    ("width", JSONValue.integer(0)), ("height", .string("12")), ("channels", .integer(2)),
    ("fit", .string("squash")), ("aspect", .string("wide")), ("aspect", .null),
    ("margins", .string("cut")), ("margins", .integer(0)),
    ("matte", .string("white")), ("mean", .array([.integer(0)])),
    ("standard_deviation", .array([.integer(1), .integer(0), .integer(1)])),
    ("width", .integer(1 << 40)), ("mean", .null),
    ("mean", .array([.integer(0), .string("1"), .integer(0), .integer(0)])),
  ])
  func `a field that is not valid is named`(field: String, value: JSONValue) throws {
    var object = try #require(Preprocessing(width: 8, height: 8).jsonValue.objectValue)
    object[field] = value
    #expect(throws: PreprocessingError.self) { try Preprocessing(.object(object)) }
    do {
      _ = try Preprocessing(.object(object))
    } catch {
      #expect(error.field == field)
    }
  }

  @Test(arguments: [
    Preprocessing(width: 8, height: 6, aspect: .adaptive),
    Preprocessing(width: 7, height: 7, aspect: .folded),
    Preprocessing(width: 8, height: 8, fit: .stretch, aspect: .folded),
  ])
  func `an aspect without an even square and a letterbox is refused`(stored: Preprocessing) {
    #expect(throws: PreprocessingError.self) { try Preprocessing(stored.jsonValue) }
    #expect(stored.resized(to: PictureSize(width: 9, height: 9)).aspect == .fixed)
  }

  @Test func `a stored size of too many pixels is refused with the reason`() throws {
    var object = try #require(Preprocessing(width: 16_384, height: 1_024).jsonValue.objectValue)
    #expect(try Preprocessing(.object(object)).width == 16_384)
    object["height"] = 1_025
    do {
      _ = try Preprocessing(.object(object))
      Issue.record("16,793,600 pixels were accepted")
    } catch {
      #expect(
        error.description
          == "preprocessing: \"width\" times height is 16,793,600 pixels, more than the limit"
          + " of 16,777,216")
    }
  }
}
