import Reports

/// A report with every section, as a real run would fill it.
enum SampleReport {
  static let labels = ["cardboard", "glass", "metal", "paper", "plastic", "trash"]

  static let confusion = [
    [74, 0, 1, 5, 0, 1], [0, 86, 6, 1, 7, 0], [1, 5, 72, 1, 3, 0], [4, 1, 1, 109, 2, 2],
    [1, 9, 2, 4, 79, 2], [1, 1, 2, 5, 2, 16],
  ]

  static var evaluation: Evaluation {
    let columns = labels.indices.map { column in confusion.reduce(0) { $0 + $1[column] } }
    let classes = labels.indices.map { index in
      let support = confusion[index].reduce(0, +)
      let precision = Double(confusion[index][index]) / Double(columns[index])
      let recall = Double(confusion[index][index]) / Double(support)
      return ClassFigures(
        label: labels[index], precision: precision, recall: recall,
        f1: 2 * precision * recall / (precision + recall), support: support)
    }
    let counts = [0, 0, 0, 2, 5, 9, 14, 17, 20, 22, 26, 31, 44, 78, 238]
    let bins = counts.enumerated().map { index, count in
      let middle = (Double(index) + 0.5) / 15
      return ReliabilityBin(
        lower: Double(index) / 15, upper: Double(index + 1) / 15, count: count,
        confidence: middle, accuracy: min(max(middle + (index % 3 == 0 ? 0.06 : -0.04), 0), 1))
    }
    return Evaluation(
      split: "val", count: 506, correctCount: 436, top5: 0.994, negativeLogLikelihood: 0.4721,
      calibrationError: 0.0312, classes: classes, confusion: confusion, reliability: bins)
  }

  static var history: [EpochRow] {
    (1...40).map { epoch in
      let progress = Double(epoch) / 40
      let wobble = Double((epoch * 7919) % 13) / 13 - 0.5
      return EpochRow(
        epoch: epoch, trainLoss: 0.18 + 1.5 / (1 + 6 * progress),
        validationLoss: 0.47 + 1.2 / (1 + 9 * progress) + 0.12 * wobble * (1.1 - progress),
        top1: 0.87 - 0.52 / (1 + 7 * progress) + 0.05 * wobble * (1.1 - progress),
        learningRate: 0.003 * (1 - progress))
    }
  }

  static var report: RunReport {
    var report = RunReport(name: "trashnet-adnet-2")
    report.summary = "6 classes of trashnet-256 with adnet"
    report.date = "30 July 2026, 14:12 UTC"
    report.facts = [
      .init("Data", "trashnet-256 (labeled folder, 2,527 images)"),
      .init("Architecture", "adnet, 1,204,838 weights, 128 × 128, letterbox"),
      .init("Optimizer", "AdamW, one-cycle, peak 0.003, weight decay 0.05"),
      .init("Batch", "64"),
      .init("Augmentation", "auto: flip, shift, scale, rotate, colour, erase"),
      .init("Seed", "0"), .init("Threads", "2 (AVX2)"),
    ]
    report.splits = [.init("train", images: 2021), .init("val", images: 506)]
    report.history = history
    report.bestEpoch = 37
    report.trainingSeconds = 492
    report.evaluation = evaluation
    report.worstErrors = (0..<8).map { index in
      RunReport.WorstError(
        path: "trashnet-256/glass/glass\(index * 31).jpg", trueLabel: labels[(index + 1) % 6],
        label: labels[index % 6], confidence: 0.99 - 0.02 * Double(index), thumbnail: [])
    }
    report.problems = [
      .init(path: "paper/paper12.jpg", code: "truncated", message: "ends after 41 of 256 rows"),
      .init(path: "glass/notes.txt", code: "not-an-image", message: "starts with text"),
    ]
    report.command =
      "adlens train trashnet-256 --arch adnet --epochs 40 --seed 0 --name trashnet-adnet-2"
    report.nextSteps = [
      .init(
        "Classify new images with the kept weights.",
        command:
          "adlens classify new/ --model runs/classify/trashnet-adnet-2/weights/best.safetensors"),
      .init("“trash” has only 137 images and the lowest F1: more of them would help most."),
    ]
    report.version = "0.2.0"
    return report
  }
}
