extension ModelEvaluation {
  /// The figures as `evaluate` and `metrics.json` show them.
  public var jsonValue: JSONValue {
    [
      "top1": .number(metrics.top1), "top5": .number(metrics.top5), "nll": .number(metrics.nll),
      "ece": .number(metrics.ece), "macro_f1": .number(metrics.macroF1),
      "per_class": .array(
        zip(classNames, metrics.perClass).map { name, figures in
          [
            "label": .string(name), "precision": .number(figures.precision),
            "recall": .number(figures.recall), "f1": .number(figures.f1),
            "support": .integer(figures.support),
          ]
        }),
      "confusion": .array(
        classNames.indices.map { truth in
          .array(
            classNames.indices.map { prediction in
              .integer(metrics.confusion[truth: truth, prediction: prediction])
            })
        }),
      "count": .integer(metrics.count),
    ]
  }
}
