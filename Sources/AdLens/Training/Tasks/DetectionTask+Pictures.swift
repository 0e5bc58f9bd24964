extension DetectionTask {
  func firstPictures() throws(TrainingRunError) -> [RunFile] {
    let preprocessing = dataset.preprocessing
    let arena = Arena(count: preprocessing.count * training.batchSize)
    var objects = [[LabeledBox]](repeating: [], count: training.batchSize)
    let count = try RunPictures.reading { () throws(DatasetError) in
      try training.fill(epoch: 0, batch: 0, input: arena.view, objects: &objects)
    }
    let painter = BoxPainter(fonts: try? LabelFonts())
    let pictures = (0..<min(count, RunPictures.shownImages)).map { index in
      let input = arena.view(index * preprocessing.count, preprocessing.count)
      return painter.draw(
        objects[index].map { BoxMark($0, text: dataset.classNames[$0.label]) },
        on: PreparedImages.image(input, preprocessing))
    }
    // The picture comes last: where it is, the others are.
    return [
      RunFile(name: "labels.svg", svg: labelsChart),
      RunFile(name: RunPictures.firstBatch(.detect), bytes: try sheet(pictures)),
    ]
  }

  /// The classes, places and sizes of the objects to learn.
  private var labelsChart: Chart {
    var labels: [Chart.LabeledPlace] = []
    for item in dataset.items(on: .train) {
      let (width, height) = (Double(item.image.width), Double(item.image.height))
      for object in item.image.objects {
        labels.append(
          Chart.LabeledPlace(
            label: object.classIndex, x: (object.box.x + object.box.width / 2) / width,
            y: (object.box.y + object.box.height / 2) / height,
            width: object.box.width / width, height: object.box.height / height))
      }
    }
    return Chart.labels(names: dataset.classNames, places: labels)
  }

  /// Images that are shown beside what was found in them.
  private static let shownPairs = 16

  /// Draws the charts, and what was found in some images and in the worst ones.
  func addPictures(
    of evaluation: DetectionEvaluation, _ split: Split, to results: inout TaskResults
  ) throws(TrainingRunError) {
    let figures = evaluation.reportFigures(split: split)
    results.files += [
      RunFile(
        name: "confusion-matrix.svg",
        svg: Chart.confusionMatrix(
          labels: evaluation.classNames + ["nothing"], counts: evaluation.confusion.counts)),
      RunFile(name: "confidence-curves.svg", svg: Chart.confidenceCurves(figures)),
    ]
    let count = evaluation.images.count
    let shown = stride(from: 0, to: count, by: max(1, count / Self.shownPairs))
      .prefix(Self.shownPairs)
    let worst = evaluation.worstImages(Self.shownPairs)
    var pictures: [RunReport.Picture] = []
    for (name, caption, images) in [
      (
        "predictions.jpg", "Held-out images: left what is there, right what it finds",
        Array(shown)
      ),
      ("worst-errors.jpg", "The images that it gets wrong most, in the same way", worst),
    ] where !images.isEmpty {
      let bytes = try pairs(evaluation, images)
      results.files.append(RunFile(name: name, bytes: bytes))
      pictures.append(RunReport.Picture(caption: caption, bytes: bytes))
    }
    results.addToReport = { page in
      page.detection = figures
      page.findings = pictures
    }
  }

  /// Images with their true boxes, each beside the same with what was found.
  private func pairs(
    _ evaluation: DetectionEvaluation, _ indices: [Int]
  ) throws(TrainingRunError) -> [UInt8] {
    let painter = BoxPainter(fonts: try? LabelFonts())
    let names = evaluation.classNames
    let confidence = evaluation.bestConfidence ?? 0.25
    var pictures: [Image] = []
    for index in indices {
      // A file that has gone since it was measured leaves out its picture, nothing else.
      guard let path = evaluation.images[index].file,
        let decoded = try? ImageDecoder.decode(
          contentsOf: path,
          options: DecodeOptions(limits: limits, target: dataset.preprocessing.target))
      else { continue }
      let full = evaluation.images[index]
      let image = decoded.upright()
      let scale = Double(image.width) / Double(full.width)
      let truths = full.objects.map {
        BoxMark($0.box, scale: scale, text: names[$0.classIndex], label: $0.classIndex)
      }
      let found = evaluation.measured[index].findings.filter { $0.confidence >= confidence }
        .sorted { $0.confidence > $1.confidence }
      let marks = found.map { finding in
        BoxMark(
          Box(
            x: finding.box.x, y: finding.box.y, width: finding.box.width,
            height: finding.box.height), scale: scale,
          text: "\(names[finding.label]) \(fixed(finding.confidence * 100, decimals: 0)) %",
          label: finding.label)
      }
      pictures += [painter.draw(truths, on: image), painter.draw(marks, on: image)]
    }
    return try sheet(pictures)
  }

  private func sheet(_ images: [Image]) throws(TrainingRunError) -> [UInt8] {
    let preprocessing = dataset.preprocessing
    let scale = 300 / Double(max(preprocessing.width, preprocessing.height))
    let layout = ContactSheet(
      cellWidth: Int(Double(preprocessing.width) * scale),
      cellHeight: Int(Double(preprocessing.height) * scale), columns: 4)
    return try RunPictures.jpeg(layout.draw(images))
  }
}

extension BoxMark {
  /// An object of a training picture.
  fileprivate init(_ box: LabeledBox, text: String) {
    self.init(
      x: Double(box.left), y: Double(box.top), width: Double(box.right - box.left),
      height: Double(box.bottom - box.top), text: text, colorIndex: box.label)
  }

  /// A box on an image that was decoded at a fraction of its size.
  fileprivate init(_ box: Box, scale: Double, text: String, label: Int) {
    self.init(
      x: box.x * scale, y: box.y * scale, width: box.width * scale, height: box.height * scale,
      text: text, colorIndex: label)
  }
}

extension DetectionEvaluation {
  /// The figures as the page about a run shows them.
  func reportFigures(split: Split) -> DetectionFigures {
    func curve(_ curve: ConfidenceCurves.Curve) -> DetectionFigures.Curve {
      DetectionFigures.Curve(precision: curve.precision, recall: curve.recall, f1: curve.f1)
    }
    let place = curves.best
    return DetectionFigures(
      split: split.rawValue, imageCount: images.count, map: precision.mean, map50: precision.at50,
      bestConfidence: bestConfidence, bestF1: bestF1,
      precisionAtBest: place.flatMap { curves.mean?.precision[$0] },
      recallAtBest: place.flatMap { curves.mean?.recall[$0] },
      classes: classNames.indices.map { label in
        DetectionFigures.ClassFigures(
          label: classNames[label], map: precision.perClass[label].mean,
          map50: precision.perClass[label].at50, support: precision.perClass[label].support,
          curve: curves.perClass[label].map(curve))
      },
      confusion: confusion.counts, confidences: ConfidenceCurves.confidences,
      mean: curves.mean.map(curve))
  }
}
