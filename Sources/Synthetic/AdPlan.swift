import Tensors

/// What one ad shall be, before anything is drawn.
struct AdPlan {
  let size: AdSize
  let formatClass: FormatClass
  let template: Template
  let brand: Brand

  init(_ options: SyntheticOptions, _ random: inout RandomGenerator) {
    size = random.pick(options.sizes)
    let format = random.pick(FormatClass.allCases, weights: \.weight)
    let shape = CreativeShape(aspect: Float(size.width) / Float(size.height))
    let fitting = options.templates.filter {
      $0.shapes.contains(shape) && $0.classes.contains(format)
    }
    precondition(!fitting.isEmpty, "no template for \(format) at \(size)")
    formatClass = format
    template = random.pick(fitting)
    let brands = options.isHeldOut ? HoldOut.heldOutBrands : HoldOut.brands
    brand = Brand(number: brands.lowerBound + random.integer(below: brands.count))
  }
}

extension FormatClass {
  /// How often each is planned.
  fileprivate var weight: Float {
    switch self {
    case .photoLed: 0.2
    case .textLed: 0.18
    case .offer: 0.25
    case .brandOnly: 0.11
    case .productLed: 0.26
    }
  }
}
