import Kernels
import Testing

@testable import Ranking

@Suite struct ClickModelTrainerTests {
  @Test func `a picture that matters opens the gate, and rates are found`() throws {
    let campaign = Campaign(effect: 0.6, seed: 4)
    let result = try campaign.trainer().run(pool: WorkerPool(threads: 2))
    let report = result.report
    #expect(report.gate.isOpen, "\(report.gate)")
    #expect(report.cutDay != nil && report.foldCount == 5 && report.groupCount == 40)
    let (context, image) = (try #require(report[.context]), try #require(report[.image]))
    #expect((image.auc ?? 0) > (context.auc ?? 1) + 0.05)
    #expect(image.normalizedEntropy < context.normalizedEntropy)
    #expect(result.heldOut.count == campaign.features.count)
    // 90 % intervals of creatives that were held out hold about 90 % of the true rates.
    var held = 0
    for creative in result.heldOut {
      let prediction = ClickModel.Prediction(
        logit: creative.logit + result.model.shift,
        variance: creative.variance + result.model.unseenVariance)
      if prediction.interval(0.9).contains(sigmoid(campaign.logits[creative.creative])) {
        held += 1
      }
    }
    let share = Double(held) / Double(result.heldOut.count)
    #expect((0.8...0.995).contains(share), "\(share)")
    let expected = result.heldOut.reduce(0) { sum, creative in
      sum + creative.trials
        * ClickModel.Prediction(
          logit: creative.logit + result.model.shift,
          variance: creative.variance + result.model.unseenVariance
        ).rate
    }
    let observed = result.heldOut.reduce(0) { $0 + $1.successes }
    #expect(abs(expected / observed - 1) < 1e-6)
  }

  @Test func `pictures without effect keep the gate shut`() throws {
    let campaign = Campaign(effect: 0, seed: 11)
    let report = try campaign.trainer().run(pool: .serial).report
    #expect(!report.gate.isOpen, "\(report.gate)")
    #expect(abs((report.gate.imageAUC ?? 0) - 0.5) < 0.05)
  }

  @Test func `a few lucky groups are no proof`() {
    #expect(ImageGate.pValue(ofGains: [3, 2], seed: 1) > 0.2)
    #expect(ImageGate.pValue(ofGains: [3, 2, 1, 2], seed: 1) > 0.05)
    #expect(ImageGate.pValue(ofGains: [3, 2, 1, 2, 2, 1, 3], seed: 1) < 0.02)
    #expect(ImageGate.pValue(ofGains: [3, -2, 1, -2, 2, -1, 1], seed: 1) > 0.2)
    #expect(ImageGate.pValue(ofGains: [-1, -2], seed: 1) == 1)
    #expect(ImageGate.pValue(ofGains: [5], seed: 1) == 1)
  }

  @Test func `one brand for all creatives holds out creatives`() throws {
    let campaign = Campaign(effect: 0.6, seed: 4)
    let trainer = ClickModelTrainer(
      features: campaign.features, scheme: Campaign.scheme,
      groups: campaign.groups.map { _ in 0 }, observations: campaign.observations)
    let report = try trainer.run(pool: .serial).report
    #expect(report.foldCount == 5 && report.groupCount == 120 && report.gate.isOpen)
  }

  @Test func `constant pictures keep the gate shut`() throws {
    var trainer = Campaign(effect: 0.6, seed: 4).trainer()
    let same = trainer.features[0]
    trainer = ClickModelTrainer(
      features: trainer.features.map { _ in same }, scheme: Campaign.scheme,
      groups: trainer.groups, observations: trainer.observations)
    let report = try trainer.run(pool: .serial).report
    #expect(!report.gate.isOpen)
    // The folds' own mean rates are all that differs.
    #expect(abs((report.gate.imageAUC ?? 0) - 0.5) < 0.02)
  }

  @Test func `the same seed gives the same model with one thread or two`() throws {
    let trainer = Campaign(creatives: 40, effect: 0.5, seed: 2).trainer()
    let first = try trainer.run(pool: .serial)
    let second = try trainer.run(pool: WorkerPool(threads: 2))
    #expect(first.report == second.report)
    #expect(first.model.regression.effects == second.model.regression.effects)
  }

  @Test func `one creative, or no click, is no data`() {
    var observations = CreativeObservations()
    observations.append(
      creative: 0, context: [:], day: 3, figures: .init(impressions: 100, clicks: 5))
    let one = CreativeFeatures(attributes: [1, 2, 3], embedding: [0])
    func failure(_ count: Int) -> ClickModelTrainer.Failure? {
      let trainer = ClickModelTrainer(
        features: [CreativeFeatures](repeating: one, count: count), scheme: Campaign.scheme,
        groups: Array(0..<count), observations: observations)
      do throws(ClickModelTrainer.Failure) {
        _ = try trainer.run(pool: .serial)
        return nil
      } catch {
        return error
      }
    }
    #expect(failure(1) == .tooFewCreatives(1))
    // All impressions in one of two creatives.
    #expect(failure(2) == .tooFewCreatives(1))
    observations = CreativeObservations()
    for creative in 0..<2 {
      observations.append(
        creative: creative, context: [:], day: nil, figures: .init(impressions: 100))
    }
    #expect(failure(2) == .noContrast(trials: 200, successes: 0))
  }
}
