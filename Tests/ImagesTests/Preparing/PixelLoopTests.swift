import CImageCodecs
import Images
import Testing

@Suite struct PixelLoopTests {
  @Test(arguments: [1, 7, 8, 24, 25, 100])
  func `sums of rows are the same bits for every instruction set`(count: Int) {
    let bytes = Pictures.noise(width: count, height: 3).pixels
    let weights: [Float] = [0.3, 1, 0.7]
    for rows in 1...3 {
      var fast = [Float](repeating: -1, count: count)
      var plain = fast
      codec_sum_rows(bytes, count * 3, weights, rows, &fast, count)
      codec_sum_rows_portable(bytes, count * 3, weights, rows, &plain, count)
      #expect(fast == plain)
      for x in 0..<count {
        let exact = (0..<rows).reduce(0) { $0 + weights[$1] * Float(bytes[$1 * count * 3 + x]) }
        #expect(fast[x] == exact)
      }
    }
  }

  @Test func `sums of columns are the same bits for every instruction set`() {
    let line = Pictures.noise(width: 50, height: 1).pixels.map { Float($0) } + [0]
    let first = (0..<16).map { $0 * 3 }
    let offsets = (0...16).map { $0 * 4 }
    let weights = (0..<64).map { Float($0 % 4 + 1) / 7 }
    var fast = [UInt8](repeating: 1, count: 48)
    var plain = fast
    codec_sum_columns(line, first, offsets, weights, 16, 1.5, &fast)
    codec_sum_columns_portable(line, first, offsets, weights, 16, 1.5, &plain)
    #expect(fast == plain)
    for index in 0..<48 {
      let exact = (0..<4).reduce(Float(0)) { sum, run in
        sum + weights[index / 3 * 4 + run] * line[(first[index / 3] + run) * 3 + index % 3]
      }
      #expect(fast[index] == UInt8(exact / 1.5 + 0.5))
    }
  }

  @Test(arguments: [1, 3], [3, 24, 27, 75])
  func `normalising is the same bits for every instruction set`(channels: Int, count: Int) {
    let bytes = Array(Pictures.noise(width: count, height: 1).pixels.prefix(count))
    let scales: [Float] = [0.1, 0.2, 0.3]
    let offsets: [Float] = [-1, 0.5, 2]
    var fast = [Float](repeating: 0, count: count)
    var plain = fast
    codec_normalize(bytes, count, scales, offsets, channels, &fast)
    codec_normalize_portable(bytes, count, scales, offsets, channels, &plain)
    #expect(fast == plain)
    for index in 0..<count {
      let channel = index % channels
      #expect(fast[index] == Float(bytes[index]) * scales[channel] + offsets[channel])
    }
  }
}
