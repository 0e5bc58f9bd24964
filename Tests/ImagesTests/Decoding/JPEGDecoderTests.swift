import Testing

@testable import Images

@Suite struct JPEGDecoderTests {
  @Test func `an Adobe file's ink is stored inverted and a plain file's is not`() throws {
    let adobe = try ImageDecoder.decode(Fixtures.bytes("made/cmyk-adobe.jpg"))
    let plain = try ImageDecoder.decode(Fixtures.bytes("made/cmyk-plain.jpg"))
    #expect(adobe.info.mode == "CMYK" && plain.info.mode == "CMYK")
    // The same samples: what is no black in one is full black in the other.
    #expect(adobe.pixels.contains { $0 > 200 })
    #expect(plain.pixels.allSatisfy { $0 == 0 })
  }

  @Test func `a broken scan is a warning, missing data is partial`() throws {
    var file = JPEGFile(try Fixtures.bytes("made/baseline.jpg"))
    let scan = try #require(file.parts.indices.last)
    let data = file.parts[scan].bytes
    file.parts[scan].bytes = data + [UInt8](repeating: 0, count: 100)
    let padded = try #require(Outcome(file.bytes).image)
    #expect(!padded.info.isPartial && padded.info.warnings.count == 1)
    #expect(Outcome(file.bytes, DecodeOptions(isStrict: true)).image != nil)
    file.parts[scan].bytes = Array(data[..<(data.count / 2)])
    let short = try #require(Outcome(file.bytes).image)
    #expect(short.info.isPartial)
    #expect(Outcome(file.bytes, DecodeOptions(isStrict: true)).error?.code == .truncated)
  }

  /// A file whose coded data, segment by segment, `change` was applied to.
  private func file(
    _ name: String, _ change: (_ segment: Int, _ data: [UInt8]) -> [UInt8]
  ) throws -> [UInt8] {
    var file = JPEGFile(try Fixtures.bytes(name))
    var segment = 0
    for index in file.parts.indices where file.parts[index].marker == 0xda {
      let bytes = file.parts[index].bytes
      var position = 2 + Int(bytes[2]) << 8 + Int(bytes[3])
      var result = Array(bytes[..<position])
      while position < bytes.count {
        let restart = (position..<bytes.count).first {
          bytes[$0] == 0xff && $0 + 1 < bytes.count && (0xd0...0xd7).contains(bytes[$0 + 1])
        }
        result += change(segment, Array(bytes[position..<(restart ?? bytes.count)]))
        if let restart { result += bytes[restart..<restart + 2] }
        position = restart.map { $0 + 2 } ?? bytes.count
        segment += 1
      }
      file.parts[index].bytes = result
    }
    return file.bytes
  }

  @Test(arguments: ["made/restart.jpg", "made/progressive.jpg"])
  func `missing data is seen behind a warning about too much of it`(name: String) throws {
    let whole = try #require(Outcome(try Fixtures.bytes(name)).image)
    // More than the decoder reads ahead.
    let surplus = [UInt8](repeating: 1, count: 100)
    let padded = try file(name) { $0 == 0 ? $1 + surplus : $1 }
    let fine = try #require(Outcome(padded, DecodeOptions(isStrict: true)).image)
    #expect(!fine.info.isPartial && fine.info.warnings.count == 1 && fine.pixels == whole.pixels)
    let short = try file(name) {
      $0 == 0 ? $1 + surplus : $0 == 2 ? Array($1.prefix($1.count / 2)) : $1
    }
    let image = try #require(Outcome(short).image)
    #expect(image.info.isPartial && image.info.warnings.count == 2)
    #expect(image.info.warnings.first?.contains("extraneous bytes") == true)
    #expect(Outcome(short, DecodeOptions(isStrict: true)).error?.code == .truncated)
  }

  @Test func `what is put behind the coded data of whole files is never read`() throws {
    for row in try Fixtures.manifest() where row.file.hasSuffix("g") && row.isDecodedByPillow {
      let bytes = try Fixtures.bytes(row.file)
      guard let image = Outcome(bytes, DecodeOptions(isStrict: true)).image,
        image.info.format == .jpeg,
        let filled = JPEGMissingData.filled(bytes, JPEGStructure(bytes))
      else { continue }
      #expect(filled.count >= bytes.count + 64)
      #expect(Outcome(filled).image?.pixels == image.pixels, "\(row.file)")
    }
  }

  @Test func `missing data is seen behind a warning about the header`() throws {
    var file = JPEGFile(try Fixtures.bytes("made/baseline.jpg"))
    let scan = try #require(file.parts.indices.last)
    file.parts[scan - 1].bytes += [1, 2, 3]
    #expect(try #require(Outcome(file.bytes).image).info.isPartial == false)
    file.parts[scan].bytes.removeLast(file.parts[scan].bytes.count / 2)
    #expect(try #require(Outcome(file.bytes).image).info.isPartial)
    #expect(Outcome(file.bytes, DecodeOptions(isStrict: true)).error?.code == .truncated)
  }

  @Test func `what is behind the end marker does not count`() throws {
    let bytes = try Fixtures.bytes("made/baseline.jpg")
    let image = try ImageDecoder.decode(
      bytes + [0xff, 0xda, 1, 2, 3], options: DecodeOptions(isStrict: true))
    #expect(image.info.warnings.isEmpty && !image.info.isPartial)
  }

  @Test func `12-bit and lossless files are told apart from corrupt ones`() throws {
    let twelve = try Fixtures.bytes("libjpeg-turbo/testorig12.jpg")
    #expect(Outcome(twelve).error?.code == .unsupportedFormat)
    var file = JPEGFile(try Fixtures.bytes("made/baseline.jpg"))
    for index in file.parts.indices where file.parts[index].marker == 0xc0 {
      file.parts[index].bytes[1] = 0xc3
    }
    #expect(Outcome(file.bytes).error?.code == .unsupportedFormat)
  }

  @Test(arguments: [
    // stored, target, divisor: the smallest size with at least twice the pixels of the target.
    (64, 8, 4), (64, 4, 8), (64, 16, 2), (64, 17, 1), (64, 32, 1), (64, 1, 8), (63, 8, 2),
  ])
  func `a small target is decoded from a fraction of the size`(
    stored: Int, target: Int, divisor: Int
  ) throws {
    let bytes = try JPEGEncoder.encode(Pictures.gradient(width: stored, height: stored))
    for fit in Fit.allCases {
      let options = DecodeOptions(
        target: DecodeOptions.Target(width: target, height: target, fit: fit))
      let image = try ImageDecoder.decode(bytes, options: options)
      #expect(image.width == (stored + divisor - 1) / divisor)
      #expect((image.info.width, image.info.height) == (stored, stored))
    }
  }

  @Test func `the fit and the EXIF turn decide the fraction`() throws {
    let wide = try JPEGEncoder.encode(Pictures.gradient(width: 256, height: 32))
    func width(_ fit: Fit, _ width: Int, _ height: Int, _ bytes: [UInt8]) throws -> Int {
      let target = DecodeOptions.Target(width: width, height: height, fit: fit)
      return try ImageDecoder.decode(bytes, options: DecodeOptions(target: target)).width
    }
    #expect(try width(.letterbox, 16, 16, wide) == 32)
    #expect(try width(.stretch, 16, 16, wide) == 256)
    #expect(try width(.crop, 16, 16, wide) == 256)
    #expect(try width(.crop, 8, 8, wide) == 128)
    var turned = JPEGFile(wide)
    let exif: [UInt8] = [
      0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0,
    ]
    turned.insert(marker: 0xe1, content: Array("Exif\0\0".utf8) + exif)
    #expect(try width(.stretch, 4, 32, turned.bytes) == 64)
    #expect(try width(.stretch, 32, 4, turned.bytes) == 256)
  }

  @Test func `a scaled decode looks like the whole one`() throws {
    let image = Pictures.gradient(width: 256, height: 192)
    let bytes = try JPEGEncoder.encode(image, quality: 95)
    let preprocessing = Preprocessing(width: 24, height: 24)
    let whole = try ImageDecoder.decode(bytes).upright()
    let scaled = try ImageDecoder.decode(
      bytes, options: DecodeOptions(target: preprocessing.target)
    ).upright()
    #expect(scaled.width < whole.width)
    let difference = Pictures.largestDifference(
      whole.fitted(width: 24, height: 24, fit: .letterbox),
      scaled.fitted(width: 24, height: 24, fit: .letterbox))
    #expect(difference <= 6)
  }
}
