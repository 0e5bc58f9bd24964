import Testing

@testable import Detection

@Suite struct ConfidenceCurvesTests {
  private typealias Box = MeasuredImage.Box

  private func truth(_ x: Double, _ label: Int = 0, crowd: Bool = false) -> MeasuredImage.Truth {
    MeasuredImage.Truth(box: Box(x: x, y: 0, width: 10, height: 10), label: label, isCrowd: crowd)
  }

  private func finding(
    _ x: Double, _ confidence: Double, _ label: Int = 0
  ) -> MeasuredImage.Finding {
    MeasuredImage.Finding(
      box: Box(x: x, y: 0, width: 10, height: 10), label: label, confidence: confidence)
  }

  @Test func `the curves step where a finding falls below the least confidence`() throws {
    let images = [
      MeasuredImage(
        truths: [truth(0), truth(100)], findings: [finding(1, 0.9), finding(50, 0.6)]),
      MeasuredImage(truths: [truth(0)], findings: [finding(0, 0.3), finding(0, 0.2)]),
    ]
    let curves = ConfidenceCurves(images, classCount: 2)
    let curve = try #require(curves.perClass[0])
    // Four findings of which two are right, of three objects.
    #expect(curve.precision[0] == 0.5 && curve.recall[0] == 2.0 / 3)
    #expect(curve.precision[20] == 0.5 && curve.precision[21] == 2.0 / 3)
    #expect(curve.precision[60] == 0.5 && curve.recall[60] == 1.0 / 3)
    #expect(curve.precision[61] == 1 && curve.recall[61] == 1.0 / 3)
    // Nothing is found, nothing is wrong.
    #expect(curve.precision[91] == 1 && curve.recall[91] == 0)
    #expect(curve.f1[91] == 0)
    #expect(curves.perClass[1] == nil)
    #expect(curves.mean == curve)
    // F1 is 2/3 from 0.21 on.
    #expect(curves.best == 21)
  }

  @Test func `a crowd is neither asked for nor held against a detector`() throws {
    let image = MeasuredImage(
      truths: [truth(0), truth(40, crowd: true)],
      findings: [finding(0, 0.8), finding(40, 0.7), finding(41, 0.7)])
    let curve = try #require(ConfidenceCurves([image], classCount: 1).perClass[0])
    #expect(curve.precision[0] == 1 && curve.recall[0] == 1)
  }

  @Test func `without objects there are no curves`() {
    let image = MeasuredImage(truths: [], findings: [finding(0, 0.5)])
    let curves = ConfidenceCurves([image], classCount: 1)
    #expect(curves.mean == nil && curves.best == nil)
  }

  @Test func `confusion pairs the largest overlaps first, across classes`() {
    let image = MeasuredImage(
      truths: [truth(0, 0), truth(100, 1), truth(200, 1), truth(300, 0, crowd: true)],
      findings: [
        finding(2, 0.9, 1), finding(1, 0.5, 0), finding(101, 0.8, 0), finding(400, 0.7, 1),
        finding(300, 0.9, 0), finding(200, 0.2, 1),
      ])
    let confusion = DetectionConfusion([image], classCount: 2)
    // The second finding covers the first object best, although the first one is surer; the one in the crowd
    // counts nowhere, and the last one is not sure enough.
    #expect(confusion.counts == [[1, 0, 0], [1, 0, 1], [0, 2, 0]])
  }

  @Test func `confusion asks for the least overlap`() {
    let image = MeasuredImage(truths: [truth(0)], findings: [finding(4, 0.9)])
    #expect(DetectionConfusion([image], classCount: 1).counts == [[0, 1], [1, 0]])
    let wide = DetectionConfusion([image], classCount: 1, overlap: 0.4)
    #expect(wide.counts == [[1, 0], [0, 0]])
  }
}
