import Images
import Testing

@Suite struct EXIFTests {
  /// A TIFF structure of one directory, in either byte order.
  private static func block(
    isBigEndian: Bool, entries: [(tag: UInt16, type: UInt16, value: UInt16)],
    directory: UInt32 = 8, count: UInt16? = nil
  ) -> [UInt8] {
    func short(_ value: UInt16) -> [UInt8] {
      let bytes = [UInt8(value >> 8), UInt8(value & 255)]
      return isBigEndian ? bytes : bytes.reversed()
    }
    func long(_ value: UInt32) -> [UInt8] {
      let halves = [short(UInt16(value >> 16)), short(UInt16(value & 0xffff))]
      return (isBigEndian ? halves : halves.reversed()).flatMap(\.self)
    }
    var bytes = Array((isBigEndian ? "MM" : "II").utf8) + short(42) + long(directory)
    bytes += short(count ?? UInt16(entries.count))
    for entry in entries {
      bytes += short(entry.tag) + short(entry.type) + long(1)
      bytes += entry.type == 4 ? long(UInt32(entry.value)) : short(entry.value) + short(0)
    }
    return bytes + long(0)
  }

  private static func decode(_ block: [UInt8]) throws -> ImageInfo {
    var file = JPEGFile(try Fixtures.bytes("made/baseline.jpg"))
    file.insert(marker: 0xe1, content: Array("Exif\0\0".utf8) + block)
    return try ImageDecoder.decode(file.bytes).info
  }

  @Test(arguments: Orientation.allCases, [false, true])
  func `an orientation is read in both byte orders`(
    orientation: Orientation, isBigEndian: Bool
  ) throws {
    for type: UInt16 in [3, 4] {
      let info = try Self.decode(
        Self.block(
          isBigEndian: isBigEndian,
          entries: [(0x010f, 2, 1), (0x0112, type, UInt16(orientation.rawValue))]))
      #expect(info.orientation == orientation)
      #expect(info.warnings.isEmpty)
    }
  }

  @Test(arguments: [0, 9, 65_535])
  func `an orientation that does not exist is upright with a warning`(value: UInt16) throws {
    let info = try Self.decode(Self.block(isBigEndian: true, entries: [(0x0112, 3, value)]))
    #expect(info.orientation == .upright)
    #expect(info.warnings == ["EXIF orientation \(value) is not one of 1 to 8"])
  }

  @Test func `a block that lies about itself is upright with a warning`() throws {
    let entry: [(UInt16, UInt16, UInt16)] = [(0x010f, 3, 6)]
    let hostile: [[UInt8]] = [
      Self.block(isBigEndian: false, entries: entry, directory: 0xffff_fff0),
      Self.block(isBigEndian: true, entries: entry, directory: 0x7fff_ffff),
      Self.block(isBigEndian: false, entries: entry, count: 0xffff),
      Self.block(isBigEndian: false, entries: [(0x0112, 2, 6)]),
      Array("II".utf8), Array("XX*\0".utf8) + [8, 0, 0, 0], Array("II*\0".utf8),
    ]
    for block in hostile {
      let info = try Self.decode(block)
      #expect(info.orientation == .upright && info.warnings.count == 1)
    }
  }

  @Test func `a block cut at any byte does no harm`() throws {
    let block = Self.block(isBigEndian: true, entries: [(0x0112, 3, 6)])
    for end in 0...block.count {
      let info = try Self.decode(Array(block[..<end]))
      #expect(info.orientation == (end >= 20 ? .turnedRight : .upright), "cut at \(end)")
    }
  }

  @Test(arguments: [
    ("made/exif-6-big-endian.jpg", Orientation.turnedRight), ("made/exif-3.jpg", .turnedHalf),
    ("made/exif-8.png", .turnedLeft), ("made/exif-6.webp", .turnedRight),
  ])
  func `every format that carries EXIF is turned`(file: String, orientation: Orientation) throws {
    let image = try ImageDecoder.decode(Fixtures.bytes(file))
    #expect(image.info.orientation == orientation)
    #expect((image.info.width, image.info.height) == (40, 30))
    let upright = image.upright()
    #expect((upright.width, upright.height) == (image.info.uprightWidth, image.info.uprightHeight))
    #expect(upright.width == (orientation.swapsSides ? 30 : 40))
  }
}
