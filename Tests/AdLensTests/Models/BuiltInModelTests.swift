import AdLens
import TestSupport
import Testing

@Suite struct BuiltInModelTests {
  @Test func `every model that comes with AdLens can be used and says what it is made from`() throws
  {
    for known in BuiltInModel.allCases {
      let model = try known.load()
      #expect(model.task == known.task.rawValue)
      #expect(known.bytes.count <= 5_000_000)
      #expect(model.provenance["settings"]?["task"]?.stringValue == known.task.rawValue)
      #expect(model.provenance["images"]?["train"]?.intValue ?? 0 > 1000)
      #expect(BuiltInModel(known.task) == known)
    }
    #expect(
      Set(try BuiltInModel.detector.load().classNames)
        == ["logo", "cta_button", "product", "text_block", "price_badge"])
    #expect(
      Set(try BuiltInModel.classifier.load().classNames)
        == ["photo_led", "text_led", "offer", "brand_only", "product_led"])
    #expect(BuiltInModel(.ctr) == nil)
  }

  @Test func `they are found by name, unless a file has it`() throws {
    let folder = TemporaryDirectory()
    let name = BuiltInModel.detector.rawValue
    #expect(try ModelLocator.path(for: name) == name)
    #expect(try ModelLocator.bytes(at: name) == BuiltInModel.detector.bytes)
    try AtomicFile.write("mine", to: folder.file(name))
    #expect(try ModelLocator.bytes(at: folder.file(name)) == Array("mine".utf8))
    #expect(throws: FileError.self) { try ModelLocator.bytes(at: folder.file("none")) }
  }

  @Test func `a detector without a model finds the button of an ad`() throws {
    var image = Image(width: 300, height: 250, fill: RGBColor(red: 240, green: 240, blue: 235))
    image.fill(
      x: 90, y: 180, width: 120, height: 36, color: RGBColor(red: 220, green: 30, blue: 40))
    let face = try SystemFonts.label()
    let run = TextRun("Buy now", face: face, size: 20)
    image.draw(run, x: 150 - run.width / 2, baseline: 205, color: .white)
    let objects = try Detector().detect(image)
    let button = try #require(objects.first)
    #expect(button.label == "cta_button")
    // Intersection over union with the button as it was drawn.
    let width = min(button.x + button.width, 210) - max(button.x, 90)
    let height = min(button.y + button.height, 216) - max(button.y, 180)
    let shared = max(width, 0) * max(height, 0)
    #expect(shared / (button.width * button.height + 120 * 36 - shared) > 0.7)
  }
}
