import FileFormats

/// Writes a Pascal VOC file for each image, and lists of the sides.
enum VOCWriter {
  static func files(
    _ dataset: AnnotatedDataset, _ names: [String], folder: String = "JPEGImages"
  ) -> [(path: String, bytes: [UInt8])] {
    var files = zip(dataset.images, names).map { image, name in
      (
        path: "Annotations/" + Path.stem(of: name) + ".xml",
        bytes: Array(document(image, name, folder: folder, dataset.classNames).utf8)
      )
    }
    for side in AnnotationFiles.sides(dataset) {
      guard let split = side.split else { continue }
      let lines = side.positions.map { Path.stem(of: names[$0]) + "\n" }
      files.append(("ImageSets/Main/\(split.rawValue).txt", Array(lines.joined().utf8)))
    }
    return files
  }

  private static func document(
    _ image: AnnotatedImage, _ name: String, folder: String, _ classNames: [String]
  ) -> String {
    var text = """
      <annotation>
        <folder>\(XMLTree.escaped(folder))</folder>
        <filename>\(XMLTree.escaped(name))</filename>
        <size>
          <width>\(image.width)</width>
          <height>\(image.height)</height>
          <depth>3</depth>
        </size>
        <segmented>0</segmented>

      """
    for object in image.objects {
      let box = object.box
      // The first pixel inside and the last one, counted from 1.
      let corners = [
        ("xmin", box.x + 1), ("ymin", box.y + 1), ("xmax", box.right), ("ymax", box.bottom),
      ]
      text += """
          <object>
            <name>\(XMLTree.escaped(classNames[object.classIndex]))</name>
            <pose>Unspecified</pose>
            <truncated>0</truncated>
            <difficult>\(object.isCrowd ? 1 : 0)</difficult>
            <bndbox>

        """
      for (tag, value) in corners {
        text += "      <\(tag)>\(AnnotationFiles.number(value))</\(tag)>\n"
      }
      text += "    </bndbox>\n  </object>\n"
    }
    return text + "</annotation>\n"
  }
}
