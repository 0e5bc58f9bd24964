extension Explainer {
  /// Where the gradients of an answer come from.
  func gradCAM(
    of subject: EvidenceSubject, _ seen: SeenPicture
  ) throws(ModelError) -> HeatMap {
    try look(at: seen.image)
    let output = evidence.output(for: subject, in: try row(0))
    guard let part = evidence.features(of: output) else { throw .noFeatureMaps(path: path) }
    let cam = try gradients(at: part)
    cam.input.copy(from: session.input.slice(0, preprocessing.count).readOnly)
    cam.forward()
    var map = cam.map(of: output, weighting: evidence.weighting)
    var size = PictureSize(width: cam.columns, height: cam.rows)
    let (shown, fold) = layout(of: seen)
    if let fold { (map, size) = fold.unfolded(map) }
    let input = CornerBox(
      left: 0, top: 0, right: Float(shown.width), bottom: Float(shown.height))
    return heat(map, columns: size.width, rows: size.height, over: input, seen, in: shown)
  }

  /// How the network's input lies in the picture: the preparation that lays it out flat, and how that is folded.
  private func layout(of seen: SeenPicture) -> (shown: Preprocessing, fold: Fold?) {
    let picture = PictureSize(width: seen.image.width, height: seen.image.height)
    guard let fold = preprocessing.fold(for: picture) else { return (preprocessing, nil) }
    return (preprocessing.strip(fold), fold)
  }

  private func gradients(at part: String) throws(ModelError) -> GradCAM {
    if let known = gradients[part] { return known }
    do throws(NetworkError) {
      let cam = try GradCAM(
        model.network, features: part,
        input: Shape(1, preprocessing.height, preprocessing.width, preprocessing.channels),
        pool: pool, memoryLimit: Self.memoryLimit)
      gradients[part] = cam
      return cam
    } catch {
      throw .network(path: path, error)
    }
  }

  /// Where covers cost most.
  func occlusion(
    of subject: EvidenceSubject, _ seen: SeenPicture, _ options: ExplanationOptions
  ) throws(ModelError) -> HeatMap {
    try look(at: seen.image)
    let whole = evidence.logOdds(of: subject, in: try row(0))
    let occluder = occluder ?? Occluder(count: preprocessing.count)
    self.occluder = occluder
    let (shown, fold) = layout(of: seen)
    occluder.begin(
      session.input.slice(0, preprocessing.count).readOnly, shown, fold: fold,
      frame: shown.frame(width: seen.image.width, height: seen.image.height), options)
    while occluder.fill(session.input, capacity: session.batch) > 0 {
      session.forward(count: occluder.count)
      for index in 0..<occluder.count {
        occluder.add(drop: whole - evidence.logOdds(of: subject, in: try row(index)), index)
      }
    }
    let map = occluder.map
    return heat(map.values, columns: map.columns, rows: map.rows, over: map.area, seen, in: shown)
  }

  /// A map over a part of the network's input as one over the upright picture.
  private func heat(
    _ values: [Float], columns: Int, rows: Int, over area: CornerBox, _ seen: SeenPicture,
    in shown: Preprocessing
  ) -> HeatMap {
    HeatMap(
      columns: columns, rows: rows, values: values, area: seen.area(area, in: shown),
      picture: seen.upright)
  }
}
