import Datasets
import FileFormats
import Testing

@testable import AdLens

@Suite struct AugmentationPolicyTests {
  @Test func `images are varied as usual, never mirrored, or not at all`() {
    #expect(AugmentationPolicy.auto.forImages == Augmentation())
    #expect(AugmentationPolicy.auto.forBoxes == BoxAugmentation())
    #expect(AugmentationPolicy.off.forImages == nil && AugmentationPolicy.off.forBoxes == nil)
    var images = Augmentation()
    images.flipProbability = 0
    #expect(AugmentationPolicy.noFlip.forImages == images && images != Augmentation())
    var boxes = BoxAugmentation()
    boxes.flipProbability = 0
    #expect(AugmentationPolicy.noFlip.forBoxes == boxes && boxes != BoxAugmentation())
  }

  @Test(arguments: AugmentationPolicy.allCases)
  func `a run keeps its policy`(policy: AugmentationPolicy) throws {
    var options = TrainingOptions(data: "x")
    options.augmentation = policy
    let settings = try TrainingSettings(options, kind: .folder, cores: 2)
    #expect(settings.augmentation == policy)
    #expect(settings.jsonValue["augment"] == .string(policy.rawValue))
    #expect(try TrainingSettings(json: settings.jsonValue).augmentation == policy)
  }
}
