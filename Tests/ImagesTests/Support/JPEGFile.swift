/// A JPEG file taken apart into its segments, for tests that build hostile ones.
struct JPEGFile {
  /// One marker with its segment, and behind a scan header the coded data.
  struct Part {
    var marker: UInt8
    var bytes: [UInt8]
  }

  var parts: [Part] = []

  /// Takes a well-formed file apart.
  init(_ file: [UInt8]) {
    var position = 2
    while position + 4 <= file.count, file[position + 1] != 0xd9 {
      var end = position + 2 + Int(file[position + 2]) << 8 + Int(file[position + 3])
      if file[position + 1] == 0xda {
        while !(file[end] == 0xff
          && ![0, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7].contains(file[end + 1]))
        {
          end += 1
        }
      }
      parts.append(Part(marker: file[position + 1], bytes: Array(file[position..<end])))
      position = end
    }
  }

  /// The file put together again.
  var bytes: [UInt8] { [0xff, 0xd8] + parts.flatMap(\.bytes) + [0xff, 0xd9] }

  /// The scans.
  var scans: [Part] { parts.filter { $0.marker == 0xda } }

  /// Writes another size into the frame header.
  mutating func setSize(width: Int, height: Int) {
    for index in parts.indices where (0xc0...0xc2).contains(parts[index].marker) {
      parts[index].bytes.replaceSubrange(
        5..<9,
        with: [
          UInt8(height >> 8), UInt8(height & 255), UInt8(width >> 8), UInt8(width & 255),
        ])
    }
  }

  /// Puts a segment right behind the start of the file.
  mutating func insert(marker: UInt8, content: [UInt8]) {
    let length = content.count + 2
    parts.insert(
      Part(
        marker: marker,
        bytes: [0xff, marker, UInt8(length >> 8), UInt8(length & 255)] + content), at: 0)
  }
}
