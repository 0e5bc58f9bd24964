/// The blocks of a GIF file, walked before giflib sees it: sizes, the first frame's transparency, the
/// number of frames, and whether the file reaches its end.
struct GIFStructure {
  /// The first frame's place on the screen.
  struct Frame {
    var x: Int
    var y: Int
    var width: Int
    var height: Int
  }

  /// The size of the logical screen.
  var screenWidth = 0
  var screenHeight = 0

  /// The first frame; `nil` when the file has none.
  var firstFrame: Frame?

  /// The palette index of the first frame that is transparent.
  var transparentIndex: Int?

  /// The number of frames.
  var frames = 0

  /// Whether the end block was reached.
  var hasEnd = false

  /// Whether a block of no known kind ended the walk.
  var hasUnknownBlock = false

  /// Walks the blocks of a file that starts with GIF's signature.
  init(_ bytes: [UInt8]) {
    guard let width = bytes.little16(6), let height = bytes.little16(8), bytes.count > 13 else {
      return
    }
    screenWidth = width
    screenHeight = height
    var position = 13 + Self.tableBytes(bytes[10])
    while position < bytes.count, !hasEnd, !hasUnknownBlock {
      switch bytes[position] {
      case 0x21:
        readExtension(bytes, position)
        position = Self.skipBlocks(bytes, position + 2)
      case 0x2c:
        guard let flags = readFrame(bytes, position) else { return }
        // Behind the descriptor and its colour table stands the code size.
        position = Self.skipBlocks(bytes, position + 10 + Self.tableBytes(flags) + 1)
      case 0x3b:
        hasEnd = true
      default:
        hasUnknownBlock = true
      }
    }
  }

  /// The size of the picture: the screen, or more when the first frame reaches beyond it.
  var width: Int { max(screenWidth, firstFrame.map { $0.x + $0.width } ?? 0) }

  /// The size of the picture: the screen, or more when the first frame reaches beyond it.
  var height: Int { max(screenHeight, firstFrame.map { $0.y + $0.height } ?? 0) }

  private mutating func readExtension(_ bytes: [UInt8], _ position: Int) {
    guard frames == 0, position + 6 < bytes.count, bytes[position + 1] == 0xf9,
      bytes[position + 2] >= 4
    else { return }
    transparentIndex = bytes[position + 3] & 1 != 0 ? Int(bytes[position + 6]) : nil
  }

  /// Reads an image descriptor and returns its flags.
  private mutating func readFrame(_ bytes: [UInt8], _ position: Int) -> UInt8? {
    guard let x = bytes.little16(position + 1), let y = bytes.little16(position + 3),
      let width = bytes.little16(position + 5), let height = bytes.little16(position + 7),
      position + 9 < bytes.count
    else { return nil }
    frames += 1
    if frames == 1 { firstFrame = Frame(x: x, y: y, width: width, height: height) }
    return bytes[position + 9]
  }

  /// The bytes of the colour table that a flags byte announces.
  private static func tableBytes(_ flags: UInt8) -> Int {
    flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1)
  }

  /// The position behind the chain of data blocks that starts at `position`.
  private static func skipBlocks(_ bytes: [UInt8], _ position: Int) -> Int {
    var position = position
    while position < bytes.count, bytes[position] != 0 { position += Int(bytes[position]) + 1 }
    return position + 1
  }
}
