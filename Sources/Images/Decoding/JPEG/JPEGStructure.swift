#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The segments of a JPEG file, walked before libjpeg-turbo sees it.
///
/// It gives what must be known before anything is allocated (size, components, scans and the memory
/// and work they will take), what libjpeg-turbo does not tell (the EXIF block), and whether the file
/// reaches its end marker.
struct JPEGStructure {
  /// One colour component of the frame.
  struct Component {
    var id: UInt8
    var horizontal: Int
    var vertical: Int
  }

  /// The frame header's marker, `0xc0` (baseline) to `0xcf`; 0 while there is none.
  var process: UInt8 = 0
  var precision = 8
  var width = 0
  var height = 0
  var components: [Component] = []

  /// Whether an Adobe segment is there: its CMYK is stored inverted.
  var hasAdobeMarker = false

  /// Where the TIFF structure of the EXIF block lies.
  var exif: Range<Int>?

  /// The number of scans.
  var scans = 0

  /// Whether a scan leaves out components or coefficients, so that all coefficients are kept in memory
  /// until the last scan.
  var keepsCoefficients = false

  /// The 8x8 blocks that all scans visit together.
  var scannedBlocks = 0

  /// The bytes of coded data behind all scan headers.
  var scanBytes = 0

  /// Whether the end marker was reached.
  var hasEnd = false

  /// Walks the segments of a file that starts with a JPEG's first marker.
  init(_ bytes: [UInt8]) {
    var position = 2
    var scanStart: Int?
    while let marker = Self.nextMarker(bytes, &position) {
      if let start = scanStart, !(0xd0...0xd7).contains(marker) {
        scanBytes += position - 2 - start
        scanStart = nil
      }
      switch marker {
      case 0xd9:
        hasEnd = true
        return
      case 0x01, 0xd0...0xd8:
        continue
      default:
        guard let length = bytes.big16(position), length >= 2 else { return }
        read(marker, bytes, position + 2..<position + length)
        position += length
        if marker == 0xda { scanStart = position }
      }
    }
    if let scanStart { scanBytes += max(0, bytes.count - scanStart) }
  }

  /// Whether there is any coded data.
  var hasScanData: Bool { scanBytes > 0 }

  /// Whether the frame is progressive.
  var isProgressive: Bool { process == 0xc2 || process == 0xca }

  /// The memory libjpeg-turbo takes for the coefficients of a file that keeps them: two bytes each.
  var coefficientBytes: Int {
    components.reduce(0) { $0 + blocks(of: $1) * 128 }
  }

  /// The blocks of a component, its sides rounded up to whole coding units.
  private func blocks(of component: Component) -> Int {
    let unitWidth = 8 * (components.map(\.horizontal).max() ?? 1)
    let unitHeight = 8 * (components.map(\.vertical).max() ?? 1)
    let columns = (width + unitWidth - 1) / unitWidth * component.horizontal
    let rows = (height + unitHeight - 1) / unitHeight * component.vertical
    return columns * rows
  }

  private mutating func read(_ marker: UInt8, _ bytes: [UInt8], _ segment: Range<Int>) {
    switch marker {
    case 0xc0...0xc3, 0xc5...0xc7, 0xc9...0xcb, 0xcd...0xcf:
      readFrame(marker, bytes, segment)
    case 0xda:
      readScan(bytes, segment)
    case 0xe1 where exif == nil && bytes.has("Exif\0\0", at: segment.lowerBound):
      if segment.count > 6 { exif = segment.lowerBound + 6..<segment.upperBound }
    case 0xee where segment.count >= 12 && bytes.has("Adobe", at: segment.lowerBound):
      hasAdobeMarker = true
    default:
      break
    }
  }

  /// The frame header; a second one is libjpeg-turbo's to refuse.
  private mutating func readFrame(_ marker: UInt8, _ bytes: [UInt8], _ segment: Range<Int>) {
    guard process == 0, segment.count >= 6, segment.upperBound <= bytes.count else { return }
    let start = segment.lowerBound
    process = marker
    precision = Int(bytes[start])
    height = bytes.big16(start + 1) ?? 0
    width = bytes.big16(start + 3) ?? 0
    let count = min(Int(bytes[start + 5]), (segment.count - 6) / 3)
    components = (0..<count).map { index in
      let sampling = Int(bytes[start + 7 + index * 3])
      return Component(
        id: bytes[start + 6 + index * 3], horizontal: max(1, sampling >> 4),
        vertical: max(1, sampling & 15))
    }
  }

  private mutating func readScan(_ bytes: [UInt8], _ segment: Range<Int>) {
    scans += 1
    guard segment.lowerBound < min(bytes.count, segment.upperBound) else { return }
    let count = Int(bytes[segment.lowerBound])
    if isProgressive || count < components.count { keepsCoefficients = true }
    for index in 0..<min(count, 4) {
      let offset = segment.lowerBound + 1 + index * 2
      guard offset < bytes.count else { break }
      if let component = components.first(where: { $0.id == bytes[offset] }) {
        scannedBlocks += blocks(of: component)
      }
    }
  }

  /// The next marker from `position` on, which moves behind it; coded data and filling are skipped.
  static func nextMarker(_ bytes: [UInt8], _ position: inout Int) -> UInt8? {
    bytes.withUnsafeBufferPointer { file in
      var at = position
      while at < file.count {
        // The system's search is many times faster than a loop over most of a file.
        guard let start = file.baseAddress,
          let found = memchr(start + at, 0xff, file.count - at)
        else { break }
        at = UnsafeRawPointer(start).distance(to: found) + 1
        while at < file.count, file[at] == 0xff { at += 1 }
        guard at < file.count else { break }
        let marker = file[at]
        at += 1
        if marker != 0 {
          position = at
          return marker
        }
      }
      position = file.count
      return nil
    }
  }
}
