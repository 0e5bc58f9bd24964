/// Finds out whether coded data is missing in a file of which TurboJPEG, which tells its first
/// warning only, said something else.
///
/// A segment of coded data that is too short is decoded as if zeros followed. So other bytes are put
/// behind every segment: in a whole file nobody reads them, else other pixels come out.
enum JPEGMissingData {
  /// Bits that are no code of zeros in any usual table, for more than one block.
  private static let filling = [UInt8](repeating: 0x5a, count: 64)

  /// The file with bytes of no meaning behind every segment of coded data; `nil` for arithmetic
  /// coding, which may leave out zeros at the end.
  static func filled(_ bytes: [UInt8], _ structure: JPEGStructure) -> [UInt8]? {
    guard structure.process != 0xc9, structure.process != 0xca else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 4096)
    var copied = 0
    var position = 2
    var isInScan = false
    while let marker = JPEGStructure.nextMarker(bytes, &position) {
      if isInScan {
        var start = position - 2
        while start > copied, bytes[start - 1] == 0xff { start -= 1 }
        result += bytes[copied..<start]
        result += filling
        copied = start
      }
      switch marker {
      case 0x01, 0xd0...0xd8: continue
      case 0xd9: return result + bytes[copied...]
      default: break
      }
      guard let length = bytes.big16(position), length >= 2 else { break }
      position += length
      isInScan = marker == 0xda
    }
    return result + bytes[copied...]
  }
}
