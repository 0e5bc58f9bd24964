import Tensors

/// The things that can be drawn without any picture file.
enum ProductKind: CaseIterable, Sendable {
  case bottle, can, cup, box, bag, pouch, tube, jar
  case phone, laptop, headphones, watch, camera, speaker
  case shoe, shirt, glasses, handbag, suitcase
  case car, ball, bike
  case chair, lamp, plant, mug
  case burger, fruit, card, book

  /// Width over height.
  var aspect: Float {
    switch self {
    case .bottle: 0.34
    case .can, .tube: 0.5
    case .cup: 0.72
    case .box: 1
    case .bag, .shirt, .plant: 0.85
    case .pouch, .book: 0.72
    case .jar: 0.8
    case .phone: 0.5
    case .laptop: 1.5
    case .headphones, .ball, .mug, .handbag, .fruit: 1
    case .watch: 0.6
    case .camera: 1.4
    case .speaker: 0.6
    case .shoe: 1.9
    case .glasses: 2.4
    case .suitcase: 0.7
    case .car: 2.3
    case .bike: 1.6
    case .chair: 0.75
    case .lamp: 0.6
    case .burger: 1.2
    case .card: 1.5
    }
  }

  static func kinds(for category: Category) -> [ProductKind] {
    switch category {
    case .automotive: [.car, .car, .bike]
    case .beauty: [.bottle, .tube, .jar, .pouch, .box]
    case .electronics: [.phone, .laptop, .headphones, .watch, .camera, .speaker]
    case .fashion: [.shoe, .shirt, .glasses, .handbag, .watch]
    case .finance: [.card, .phone, .book]
    case .food: [.can, .cup, .burger, .fruit, .pouch, .jar, .bottle, .box]
    case .home: [.chair, .lamp, .plant, .mug, .speaker]
    case .software: [.laptop, .phone, .box]
    case .sports: [.ball, .shoe, .bike, .bottle, .watch]
    case .travel: [.suitcase, .bag, .camera, .glasses]
    }
  }
}
