import Foundation
import Tensors
import Testing

@testable import Detection

@Suite struct DetectionDecoderTests {
  private let grid = DetectionGrid(width: 32, height: 32, classes: 2, strides: [8, 16])

  /// A row in which nothing is found.
  private func row() -> Arena {
    let arena = Arena(count: grid.rowCount)
    arena.view.fill(-9)
    return arena
  }

  /// What gives a distance of so many pixels.
  private func code(_ pixels: Float, _ stride: Float) -> Float {
    let x = Double(pixels / stride)
    return Float(x + log(1 - exp(-x)))
  }

  /// Puts a box of 10 x 8 pixels around the point of a cell.
  private func put(
    _ row: Arena, level: Int, x: Int, y: Int, logits: [Float], shift: Float = 0
  ) {
    let level = grid.levels[level]
    let cell = y * level.width + x
    let edges: [Float] = [5 - shift, 4, 5 + shift, 4]
    for (edge, pixels) in edges.enumerated() {
      row.view[level.distances + 4 * cell + edge] = code(pixels, Float(level.stride))
    }
    for (c, logit) in logits.enumerated() { row.view[level.logits + 2 * cell + c] = logit }
  }

  private func decode(_ row: Arena, _ change: (inout DetectionOptions) -> Void = { _ in })
    -> [ScoredBox]
  {
    var options = DetectionOptions()
    change(&options)
    var decoder = DetectionDecoder(grid: grid, options: options)
    let first = decoder.detections(row.view.readOnly)
    #expect(decoder.detections(row.view.readOnly) == first)
    return first
  }

  @Test func `a confident point gives its box, its class and its confidence`() throws {
    let row = row()
    put(row, level: 0, x: 2, y: 1, logits: [-3, 2])
    let found = try #require(decode(row).first)
    #expect(found.label == 1)
    #expect(abs(found.confidence - 0.880797) < 1e-5)
    let expected: [Float] = [15, 8, 25, 16]
    let edges = [found.box.left, found.box.top, found.box.right, found.box.bottom]
    for (edge, value) in zip(edges, expected) { #expect(abs(edge - value) < 1e-3) }
    #expect(decode(row).count == 1)
  }

  @Test func `nothing below the confidence is told`() {
    let row = row()
    put(row, level: 0, x: 2, y: 1, logits: [-1, -1.2])
    #expect(decode(row).count == 1)
    #expect(decode(row) { $0.confidence = 0.3 }.isEmpty)
    #expect(decode(row) { $0.confidence = 1 }.isEmpty)
    #expect(decode(row) { $0.confidence = 0 }.count > 1)
  }

  @Test func `only wanted classes are told, and they do not stand in for better ones`() {
    let row = row()
    put(row, level: 0, x: 0, y: 0, logits: [3, 1])
    put(row, level: 0, x: 3, y: 3, logits: [-9, 2])
    #expect(decode(row) { $0.classes = [0, 1] } == decode(row))
    #expect(decode(row) { $0.classes = [1] }.map(\.label) == [1])
    #expect(decode(row) { $0.classes = [] }.isEmpty)
    let several = decode(row) {
      $0.classes = [1]
      $0.allowsSeveralLabels = true
    }
    #expect(several.map(\.label) == [1, 1])
  }

  @Test func `the most confident of two boxes over each other stays`() {
    let row = row()
    put(row, level: 0, x: 1, y: 1, logits: [1, -9])
    // The same place seen from a coarser point, four pixels to the left and above it.
    put(row, level: 1, x: 0, y: 0, logits: [3, -9], shift: 2)
    let both = decode(row) { $0.overlap = 0.99 }
    #expect(both.map(\.confidence) == both.map(\.confidence).sorted(by: >))
    #expect(both.count == 2)
    let overlap = both[0].box.overlap(both[1].box)
    #expect(overlap > 0.1)
    let one = decode(row) { $0.overlap = overlap - 0.01 }
    #expect(one == [both[0]])
    #expect(decode(row) { $0.overlap = overlap + 0.01 }.count == 2)
  }

  @Test func `classes suppress each other only when asked to`() {
    let row = row()
    put(row, level: 0, x: 1, y: 1, logits: [2, 1])
    #expect(decode(row).map(\.label) == [0])
    #expect(decode(row) { $0.allowsSeveralLabels = true }.map(\.label) == [0, 1])
    let agnostic = decode(row) {
      $0.allowsSeveralLabels = true
      $0.isAgnostic = true
    }
    #expect(agnostic.map(\.label) == [0])
  }

  @Test func `the limit keeps the most confident ones`() {
    let row = row()
    for x in 0..<4 { put(row, level: 0, x: x, y: 0, logits: [Float(x), -9]) }
    let all = decode(row)
    #expect(all.count == 4)
    #expect(decode(row) { $0.limit = 2 } == Array(all[..<2]))
  }

  @Test func `outputs that are no numbers find nothing`() {
    let row = row()
    row.view.fill(.nan)
    #expect(decode(row).isEmpty)
  }
}
