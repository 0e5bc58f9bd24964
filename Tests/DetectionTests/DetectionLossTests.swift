import Foundation
import Kernels
import Tensors
import Testing

@testable import Detection

@Suite struct DetectionLossTests {
  private let grid = DetectionGrid(width: 64, height: 64, classes: 3)

  private let truth = [
    [
      TrueObject(box: CornerBox(left: 5, top: 8, right: 40, bottom: 30), label: 1),
      TrueObject(box: CornerBox(left: 30, top: 10, right: 60, bottom: 58), label: 0),
      // Between the points, so that none lies inside.
      TrueObject(box: CornerBox(left: 6, top: 38, right: 10, bottom: 42), label: 2),
    ],
    [],
    [TrueObject(box: CornerBox(left: 0, top: 0, right: 64, bottom: 64), label: 2)],
  ]

  private func outputs(seed: UInt64 = 1) -> Arena {
    let arena = Arena(count: truth.count * grid.rowCount)
    var generator = RandomGenerator(seed: seed, stream: 2)
    for index in 0..<arena.count { arena.view[index] = generator.uniform(-1.5, 1.5) }
    return arena
  }

  /// The assignment does not change under a step as small as that of the differences, so the gradient is
  /// that of its loss with the targets fixed.
  @Test func `gradients are those of the loss with the assignment fixed`() {
    var loss = DetectionLoss(grid: grid)
    let values = outputs()
    let gradient = Arena(count: values.count)
    let parts = loss.loss(of: values.view.readOnly, truth: truth, gradient: gradient.view)
    #expect(parts.positives > 10 && parts.classes > 0 && parts.boxes > 0)
    let fixed = FixedLoss(grid: grid, truth: truth, outputs: values.view.readOnly)
    #expect(abs(fixed.value(values.view.readOnly) - parts.total) < 1e-5)
    var largest = 0.0
    for index in stride(from: 0, to: values.count, by: 7) {
      let value = values.view[index]
      let step: Float = 1e-3
      values.view[index] = value + step
      let more = fixed.value(values.view.readOnly)
      values.view[index] = value - step
      let less = fixed.value(values.view.readOnly)
      values.view[index] = value
      let difference = (more - less) / (2 * Double(step))
      largest = max(largest, abs(difference - Double(gradient.view[index])))
    }
    #expect(largest < 2e-4)
  }

  @Test func `a batch weighs each picture as the batch of all does`() {
    var loss = DetectionLoss(grid: grid)
    let values = outputs()
    let first = loss.loss(of: values.view.readOnly, truth: truth)
    let again = loss.loss(of: values.view.readOnly, truth: truth)
    #expect(first == again)
    // Memory of a larger batch does not leak into a smaller one.
    let single = loss.loss(
      of: values.view.readOnly.slice(grid.rowCount, grid.rowCount), truth: [[]])
    #expect(single.boxes == 0 && single.positives == 0 && single.classes > 0)
  }

  @Test func `descending the gradient finds the objects`() {
    var loss = DetectionLoss(grid: grid)
    let values = outputs()
    let gradient = Arena(count: values.count)
    let first = loss.loss(of: values.view.readOnly, truth: truth, gradient: gradient.view).total
    var last = first
    let (means, squares) = (Arena(count: values.count), Arena(count: values.count))
    for step in 1...300 {
      descendAdam(
        values.view, gradients: gradient.view.readOnly, means: means.view, squares: squares.view,
        AdamStep(learningRate: 0.05, step: step), pool: .serial)
      last = loss.loss(of: values.view.readOnly, truth: truth, gradient: gradient.view).total
    }
    #expect(last < first / 4)
    var decoder = DetectionDecoder(grid: grid)
    for (picture, objects) in truth.enumerated() {
      let found = decoder.detections(
        values.view.readOnly.slice(picture * grid.rowCount, grid.rowCount))
      #expect(found.count == objects.count)
      for object in objects {
        #expect(found.contains { $0.label == object.label && $0.box.overlap(object.box) > 0.8 })
      }
    }
  }
}

/// The formula of the loss over an assignment that stays as it was for some outputs.
private struct FixedLoss {
  let grid: DetectionGrid
  let truth: [[TrueObject]]
  var objects: [[Int]] = []
  var scores: [[Float]] = []

  /// The weight of the aspect at each point, which counts as a constant in the gradient.
  var weights: [[Double]] = []

  init(grid: DetectionGrid, truth: [[TrueObject]], outputs: FloatView) {
    self.grid = grid
    self.truth = truth
    for (picture, list) in truth.enumerated() {
      var assigner = TaskAlignedAssigner(points: grid.pointCount)
      let row = outputs.slice(picture * grid.rowCount, grid.rowCount)
      var boxes: [CornerBox] = []
      grid.forEachPoint { boxes.append(BoxCode.box($0, row.base)) }
      boxes.withUnsafeBufferPointer {
        assigner.assign(list, grid: grid, row: row.base, boxes: $0)
      }
      objects.append(assigner.objects)
      scores.append(assigner.scores)
      weights.append(
        boxes.indices.map { point in
          let object = assigner.objects[point]
          return object < 0 ? 0 : Self.overlap(boxes[point], list[object].box).weight
        })
    }
  }

  func value(_ outputs: FloatView) -> Double {
    let sum = max(1, scores.joined().reduce(0.0) { $0 + Double($1) })
    var total = 0.0
    for (picture, list) in truth.enumerated() {
      let row = outputs.slice(picture * grid.rowCount, grid.rowCount)
      grid.forEachPoint { point in
        let object = objects[picture][point.number]
        let score = scores[picture][point.number]
        for c in 0..<grid.classes {
          let target = object >= 0 && list[object].label == c ? Double(score) : 0
          let p = 1 / (1 + exp(-Double(row[point.logits + c])))
          total -= 0.5 * (target * log(p) + (1 - target) * log(1 - p))
        }
        guard object >= 0, score > 0 else { return }
        let complete = Self.overlap(
          BoxCode.box(point, row.base), list[object].box,
          weight: weights[picture][point.number])
        total += 7.5 * Double(score) * (1 - complete.value)
      }
    }
    return total / sum
  }

  private static func overlap(
    _ box: CornerBox, _ target: CornerBox, weight: Double? = nil
  ) -> (value: Double, weight: Double) {
    let edges = [box.left, box.top, box.right, box.bottom].map(Double.init)
    return PlainOverlap.value(of: edges, target, weight: weight)
  }
}
