import Detection
import FileFormats
import TestSupport
import Testing

@Suite struct AveragePrecisionTests {
  private static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double)
    -> MeasuredImage.Box
  {
    MeasuredImage.Box(x: x, y: y, width: width, height: height)
  }

  private static func box(_ value: JSONValue?) -> MeasuredImage.Box {
    let numbers = (value?.arrayValue ?? []).compactMap(\.doubleValue)
    return box(numbers[0], numbers[1], numbers[2], numbers[3])
  }

  private static func images(_ golden: JSONValue) throws -> [MeasuredImage] {
    var images = Array(
      repeating: MeasuredImage(truths: [], findings: []), count: try golden.integer("images"))
    for truth in try golden.array("truths") {
      let image = try #require(truth[0]?.intValue)
      images[image].truths.append(
        MeasuredImage.Truth(
          box: box(truth[2]), label: try #require(truth[1]?.intValue),
          area: try #require(truth[3]?.doubleValue), isCrowd: truth[4]?.intValue == 1))
    }
    for finding in try golden.array("detections") {
      let image = try #require(finding[0]?.intValue)
      images[image].findings.append(
        MeasuredImage.Finding(
          box: box(finding[2]), label: try #require(finding[1]?.intValue),
          confidence: try #require(finding[3]?.doubleValue)))
    }
    return images
  }

  @Test func `all figures are pycocotools'`() throws {
    let cases = try JSONValue.parse(
      FileReader.bytes(at: GoldenFile.path("average-precision.json"))
    ).arrayValue
    let goldens = try #require(cases)
    #expect(goldens.count == 4)
    for golden in goldens {
      let result = AveragePrecision(
        try Self.images(golden), classCount: try golden.integer("classes"))
      let figures = [
        result.mean, result.at50, result.at75, result.bySize.small, result.bySize.medium,
        result.bySize.large, result.recalls.of1, result.recalls.of10, result.recalls.of100,
        result.recallBySize.small, result.recallBySize.medium, result.recallBySize.large,
      ]
      let expected = try golden.numbers("figures")
      #expect(expected.count == figures.count)
      for (ours, theirs) in zip(figures, expected) {
        #expect(abs((ours ?? -1) - theirs) <= 1e-6)
      }
      let perClass = try golden.array("per_class")
      #expect(perClass.count == result.perClass.count)
      for (ours, theirs) in zip(result.perClass, perClass) {
        let numbers = theirs.arrayValue ?? []
        #expect(numbers.count == 3)
        for (figure, expected) in zip([ours.mean, ours.at50, ours.at75], numbers) {
          #expect(abs((figure ?? -1) - (expected.doubleValue ?? .nan)) <= 1e-6)
        }
      }
    }
  }

  @Test func `a perfect detector has 1 everywhere, and one that finds nothing 0`() {
    let truths = [
      MeasuredImage.Truth(box: Self.box(1, 1, 20, 20), label: 0),
      MeasuredImage.Truth(box: Self.box(30, 1, 60, 40), label: 1),
    ]
    let findings = truths.map {
      MeasuredImage.Finding(box: $0.box, label: $0.label, confidence: 0.5)
    }
    let perfect = AveragePrecision(
      [MeasuredImage(truths: truths, findings: findings)], classCount: 3)
    #expect(abs((perfect.mean ?? 0) - 1) <= 1e-12 && perfect.recalls.of1 == 1)
    #expect(perfect.bySize.large == nil && perfect.perClass[2].mean == nil)
    #expect(perfect.perClass.map(\.support) == [1, 1, 0])
    let blind = AveragePrecision([MeasuredImage(truths: truths, findings: [])], classCount: 3)
    #expect(blind.mean == 0 && blind.recalls.of100 == 0)
  }

  @Test func `findings in a crowd are neither right nor wrong`() {
    let crowd = MeasuredImage.Truth(box: Self.box(0, 0, 100, 100), label: 0, isCrowd: true)
    let object = MeasuredImage.Truth(box: Self.box(200, 0, 50, 50), label: 0)
    let findings = (0..<5).map {
      MeasuredImage.Finding(box: Self.box(Double($0) * 10, 0, 20, 20), label: 0, confidence: 0.9)
    }
    let found = MeasuredImage.Finding(box: object.box, label: 0, confidence: 0.1)
    let image = MeasuredImage(truths: [crowd, object], findings: findings + [found])
    let result = AveragePrecision([image], classCount: 1)
    #expect(abs((result.mean ?? 0) - 1) <= 1e-12 && result.perClass[0].support == 1)
  }
}
