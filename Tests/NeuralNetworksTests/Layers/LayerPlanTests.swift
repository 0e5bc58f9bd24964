import Kernels
import NeuralNetworks
import Tensors
import Testing

@Suite struct LayerPlanTests {
  @Test func `a convolution refuses what it cannot honour`() {
    #expect(throws: PlanError.rank(expected: 4, input: Shape(2, 5))) {
      try Conv2D(filters: 2, kernel: 3).plan(for: Shape(2, 5))
    }
    #expect(throws: PlanError.groups(channels: 3, filters: 4, groups: 2)) {
      try Conv2D(filters: 4, kernel: 3, groups: 2).plan(for: Shape(1, 5, 5, 3))
    }
    #expect(throws: PlanError.windowTooLarge(window: [7, 7], input: Shape(1, 5, 5, 3))) {
      try Conv2D(filters: 4, kernel: 7).plan(for: Shape(1, 5, 5, 3))
    }
  }

  @Test func `pooling refuses windows that lie in the padding`() {
    let padding = Padding(2)
    #expect(throws: PlanError.padding(padding, window: [2, 2])) {
      try MaxPool2D(2, padding: .every(2)).plan(for: Shape(1, 5, 5, 3))
    }
    #expect(throws: PlanError.windowTooLarge(window: [9, 1], input: Shape(1, 5, 5, 3))) {
      try AveragePool2D(Pair(9, 1)).plan(for: Shape(1, 5, 5, 3))
    }
  }

  @Test func `dense layers and batch norm refuse inputs of other ranks`() {
    #expect(throws: PlanError.self) { try Dense(units: 2).plan(for: Shape(1, 5, 5, 3)) }
    #expect(throws: PlanError.self) { try BatchNorm2D().plan(for: Shape(1, 5)) }
    #expect(throws: PlanError.self) { try GlobalAveragePool().plan(for: Shape(1, 5)) }
    #expect(throws: PlanError.self) { try GlobalMaxPool().plan(for: Shape(1, 5)) }
  }

  @Test func `multiply-adds are those of the formula`() throws {
    let conv = try Conv2D(filters: 8, kernel: 3, padding: .same, groups: 2)
      .plan(for: Shape(2, 10, 12, 4))
    #expect(conv.multiplyAddCount == 2 * 10 * 12 * 8 * 9 * 2)
    #expect(try Dense(units: 7).plan(for: Shape(3, 5)).multiplyAddCount == 105)
  }

  @Test(arguments: [
    (3, 4, "depthwise"), (32, 4, "depthwise"), (33, 4, "4 x unfolding product"),
    (3, 2, "2 x unfolding product"), (3, 1, "rows of taps"), (7, 1, "unfolding product"),
    (1, 1, "product"),
  ])
  func `a convolution names the kernel that runs it`(
    kernel: Int, groups: Int, name: String
  ) throws {
    let plan = try Conv2D(filters: 4, kernel: Pair(kernel, kernel), groups: groups)
      .plan(for: Shape(1, 40, 40, 4))
    #expect(plan.kernel == name)
  }

  @Test(arguments: [
    (16, 1, "winograd 4x4"), (15, 1, "unfolding product"), (16, 2, "unfolding product"),
  ])
  func `three by three taps of many channels go through Winograd's transforms`(
    filters: Int, stride: Int, name: String
  ) throws {
    let plan = try Conv2D(filters: filters, kernel: 3, stride: Pair(stride, stride), padding: .same)
      .plan(for: Shape(1, 24, 24, 16))
    #expect(plan.kernel == name)
  }

  @Test func `extreme extents are refused, not overflowed`() {
    #expect(throws: PlanError.self) {
      try Conv2D(filters: 1 << 20, kernel: Pair(1 << 20, 1 << 20), padding: .every(1 << 20))
        .plan(for: Shape(1, 100, 100, 1 << 16))
    }
    #expect(throws: PlanError.self) { try Dense(units: 1 << 20).plan(for: Shape(1, 1 << 30)) }
  }

  @Test(arguments: LayerCases.all.indices)
  func `the configuration gives the same layer back`(position: Int) throws {
    let layer = LayerCases.all[position].0
    var configuration = LayerConfiguration(layer.configuration, at: "layer")
    let copy = try type(of: layer).init(configuration: &configuration)
    try configuration.finish()
    #expect(copy.configuration == layer.configuration)
  }
}
