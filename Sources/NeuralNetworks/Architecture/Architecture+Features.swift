extension Architecture {
  /// Whether the outputs look at single places, where maps are largest, and not at all of them alike.
  public var looksAtPlaces: Bool { Graph(self).nodes.contains { $0.layer is GlobalMaxPool } }

  /// The full name of the part that gives the last feature maps: the last convolution with the normalization,
  /// sums and activations behind it; `nil` in a network without convolutions.
  ///
  /// Of a classifier with a detector inside, whose maps of several strides are pooled, it is those of the middle one.
  ///
  /// It is where Grad-CAM looks: deep enough to know things, and still with places.
  public var lastFeatures: String? {
    let graph = Graph(self)
    if looksAtPlaces {
      let middle = Architectures.detectorFeatures(stride: 16)
      if modules.contains(where: { $0.name == middle }) { return middle }
    }
    guard let last = graph.nodes.last(where: { $0.layer is Conv2D }) else { return nil }
    var value = last.output
    while true {
      let readers = graph.nodes.filter { $0.inputs.contains(value) }
      guard readers.count == 1, let reader = readers.first,
        reader.layer is BatchNorm2D || reader.layer is Add || reader.layer is any ElementwiseLayer
      else { break }
      value = reader.output
    }
    return graph.part(writing: value)
  }
}

extension Architectures {
  /// The full name of the part of a detector that gives the backbone's features of a stride.
  public static func detectorFeatures(stride: Int) -> String { "stage\(stride)" }
}
