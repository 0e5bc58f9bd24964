/// Four-colour JPEG samples to RGB as Pillow does it.
enum CMYK {
  /// Replaces `[count, 4]` samples by `[count, 3]` RGB.
  ///
  /// `red = cyan * black / 255`, rounded to nearest, on samples stored inverted (255 is no ink), as
  /// every Adobe program does. Without an Adobe segment samples are amounts of ink and are inverted
  /// first.
  static func convertToRGB(_ samples: inout [UInt8], isInverted: Bool) {
    let flip: UInt8 = isInverted ? 0 : 255
    let count = samples.count / 4
    samples.withUnsafeMutableBufferPointer { samples in
      for index in 0..<count {
        let black = Int(samples[index * 4 + 3] ^ flip)
        // In place: a pixel's three bytes end before its four begin.
        let red = dividedBy255(Int(samples[index * 4] ^ flip) * black)
        let green = dividedBy255(Int(samples[index * 4 + 1] ^ flip) * black)
        let blue = dividedBy255(Int(samples[index * 4 + 2] ^ flip) * black)
        samples[index * 3] = UInt8(truncatingIfNeeded: red)
        samples[index * 3 + 1] = UInt8(truncatingIfNeeded: green)
        samples[index * 3 + 2] = UInt8(truncatingIfNeeded: blue)
      }
    }
    samples.removeLast(count)
  }
}
