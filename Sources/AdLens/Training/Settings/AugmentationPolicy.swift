import Datasets

/// How training images are varied.
public enum AugmentationPolicy: String, Hashable, Sendable, CaseIterable {
  /// Moved, scaled, recoloured, mirrored and, depending on the task, turned, partly erased or laid
  /// together.
  case auto

  /// The same but never mirrored: letters do not read backwards.
  case noFlip = "no-flip"

  /// As they are.
  case off

  /// The variation of images that have one label each; `nil` for none.
  var forImages: Augmentation? {
    if self == .off { return nil }
    var augmentation = Augmentation()
    if self == .noFlip { augmentation.flipProbability = 0 }
    return augmentation
  }

  /// The variation of images with boxes; `nil` for none.
  var forBoxes: BoxAugmentation? {
    if self == .off { return nil }
    var augmentation = BoxAugmentation()
    if self == .noFlip { augmentation.flipProbability = 0 }
    return augmentation
  }
}
