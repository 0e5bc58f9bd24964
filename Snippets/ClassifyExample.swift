import AdLens

let classifier = try Classifier(path: "runs/classify/images/weights/best.safetensors")

for path in CommandLine.arguments.dropFirst() {
  let result = try classifier.classify(path)
  print(path, result.label, result.confidence)
}
