import Detection
import Foundation

/// Complete intersection over union in plain Double arithmetic.
enum PlainOverlap {
  /// The value and the weight of the aspect, which may be given.
  static func value(
    of box: [Double], _ target: CornerBox, weight: Double? = nil
  ) -> (value: Double, weight: Double) {
    let t = [target.left, target.top, target.right, target.bottom].map(Double.init)
    let (w, h, tw, th) = (box[2] - box[0], box[3] - box[1], t[2] - t[0], t[3] - t[1])
    let shared =
      max(0, min(box[2], t[2]) - max(box[0], t[0])) * max(0, min(box[3], t[3]) - max(box[1], t[1]))
    let iou = shared / (w * h + tw * th - shared)
    let c2 =
      pow(max(box[2], t[2]) - min(box[0], t[0]), 2) + pow(max(box[3], t[3]) - min(box[1], t[1]), 2)
    let d2 =
      (pow(box[0] + box[2] - t[0] - t[2], 2) + pow(box[1] + box[3] - t[1] - t[3], 2)) / 4
    let v = 4 / (Double.pi * Double.pi) * pow(atan(tw / th) - atan(w / h), 2)
    let a = weight ?? v / (1 - iou + v)
    return (iou - d2 / c2 - a * v, a)
  }
}
