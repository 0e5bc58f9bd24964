import AdLens
import TestSupport

extension TemporaryDirectory {
  /// Writes pictures with a box of the class `logo` each, and `boxes.json`, into a folder.
  func annotated(_ name: String = "ads", count: Int, className: String = "logo") throws {
    var images: [JSONValue] = []
    var boxes: [JSONValue] = []
    for index in 1...count {
      file(
        "\(name)/images/\(index).png", bytes: try Fixtures.png(seed: index, width: 40, height: 32))
      images.append([
        "id": .integer(index), "file_name": .string("images/\(index).png"), "width": 40,
        "height": 32,
      ])
      boxes.append([
        "id": .integer(index), "image_id": .integer(index), "category_id": 7, "iscrowd": 0,
        "area": 200, "bbox": [.integer(index), 4, 20, 10],
      ])
    }
    let document: JSONValue = [
      "images": .array(images), "annotations": .array(boxes),
      "categories": [["id": 7, "name": .string(className)]],
    ]
    file("\(name)/boxes.json", bytes: Array(document.text().utf8))
  }
}
