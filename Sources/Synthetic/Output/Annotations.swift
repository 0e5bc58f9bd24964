import FileFormats

/// Boxes in the forms that others read.
enum Annotations {
  /// One document for all ads; categories are numbered from 1, ads by their number plus 1.
  static func coco(_ records: [AdRecord], info: JSONObject) -> JSONValue {
    var annotations: [JSONValue] = []
    annotations.reserveCapacity(records.count * 5)
    for record in records {
      for box in record.boxes {
        annotations.append([
          "id": .integer(annotations.count + 1), "image_id": .integer(record.index + 1),
          "category_id": .integer(box.kind.index + 1),
          "bbox": .array([box.x, box.y, box.width, box.height].map(JSONValue.integer)),
          "area": .integer(box.width * box.height), "iscrowd": 0,
        ])
      }
    }
    let images = records.map { record -> JSONValue in
      [
        "id": .integer(record.index + 1), "file_name": .string(record.path),
        "width": .integer(record.width), "height": .integer(record.height),
      ]
    }
    let categories = ElementClass.allCases.map { kind -> JSONValue in
      ["id": .integer(kind.index + 1), "name": .string(kind.rawValue), "supercategory": "ad"]
    }
    return [
      "info": .object(info), "images": .array(images), "annotations": .array(annotations),
      "categories": .array(categories),
    ]
  }

  /// A line for each box: class from 0, centre and size as shares of the picture.
  static func yolo(_ record: AdRecord) -> String {
    let (w, h) = (Double(record.width), Double(record.height))
    return record.boxes.map { box in
      let values = [
        (Double(box.x) + Double(box.width) / 2) / w, (Double(box.y) + Double(box.height) / 2) / h,
        Double(box.width) / w, Double(box.height) / h,
      ]
      let text = values.map { fixed($0, decimals: 6) }.joined(separator: " ")
      return "\(box.kind.index) \(text)\n"
    }.joined()
  }

  /// What tells a YOLO trainer where everything is.
  static var yoloData: String {
    let names = ElementClass.allCases.map { "  \($0.index): \($0.rawValue)\n" }.joined()
    return "path: .\ntrain: images\nval: images\nnames:\n" + names
  }

  /// A document for one ad; corners count from 1 and both belong to the box.
  static func voc(_ record: AdRecord) -> String {
    var text = """
      <annotation>
        <folder>images</folder>
        <filename>\(Path.name(of: record.path))</filename>
        <size><width>\(record.width)</width><height>\(record.height)</height><depth>3</depth></size>
        <segmented>0</segmented>

      """
    for box in record.boxes {
      text += """
          <object>
            <name>\(box.kind.rawValue)</name>
            <pose>Unspecified</pose><truncated>0</truncated><difficult>0</difficult>
            <bndbox><xmin>\(box.x + 1)</xmin><ymin>\(box.y + 1)</ymin>\
        <xmax>\(box.x + box.width)</xmax><ymax>\(box.y + box.height)</ymax></bndbox>
          </object>

        """
    }
    return text + "</annotation>\n"
  }
}
