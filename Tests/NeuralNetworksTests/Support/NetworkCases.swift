@testable import NeuralNetworks

/// Small architectures that exercise every way in which sessions share memory and fuse nodes.
enum NetworkCases {
  /// What a case is for, the extents of one input, and the parts.
  struct Case: Sendable, CustomStringConvertible {
    let description: String
    let input: [Int]
    let modules: [Module]
  }

  private static func conv(
    _ name: String, _ filters: Int, stride: Int = 1, bias: Bool = true
  ) -> Module {
    .layer(
      name,
      Conv2D(
        filters: filters, kernel: 3, stride: Pair(stride, stride), padding: .every(1), bias: bias))
  }

  private static func norm(_ name: String) -> Module { .layer(name, BatchNorm2D()) }
  private static func relu(_ name: String) -> Module { .layer(name, ReLU()) }

  static let all: [Case] = [
    Case(
      description: "a dense layer after a flatten of the input", input: [3, 4, 2],
      modules: [.layer("flatten", Flatten()), .layer("dense", Dense(units: 3))]),
    Case(
      description: "activations of every kind after a convolution", input: [5, 4, 2],
      modules: [
        conv("a", 3), .layer("silu", SiLU()), conv("b", 3), .layer("leaky", LeakyReLU(slope: 0.3)),
        conv("c", 3), .layer("six", ReLU6()), conv("d", 3), .layer("sigmoid", Sigmoid()),
        .layer("pool", MaxPool2D(2)), .layer("mean", GlobalAveragePool()),
      ]),
    Case(
      description: "several activations in a row", input: [4, 4, 2],
      modules: [
        conv("a", 3), .layer("sigmoid", Sigmoid()), relu("relu"), .layer("silu", SiLU()),
        .layer("six", ReLU6()), .layer("mean", GlobalAveragePool()), .layer("softmax", Softmax()),
      ]),
    Case(
      description: "an activation of the input", input: [4, 4, 2],
      modules: [relu("relu"), .layer("flatten", Flatten()), .layer("dense", Dense(units: 3))]),
    Case(
      description: "batch norm of the input", input: [4, 4, 2],
      modules: [norm("norm"), conv("a", 3), .layer("mean", GlobalAveragePool())]),
    Case(
      description: "an identity shortcut", input: [4, 5, 3],
      modules: [
        conv("stem", 4),
        .residual(
          "block", body: [conv("a", 4), norm("na"), relu("ra"), conv("b", 4), norm("nb")],
          shortcut: []),
        relu("out"), .layer("mean", GlobalAveragePool()), .layer("dense", Dense(units: 3)),
      ]),
    Case(
      description: "a projection", input: [6, 5, 3],
      modules: [
        conv("stem", 4, bias: false), norm("n"), relu("r"),
        .residual(
          "block",
          body: [
            conv("a", 5, stride: 2, bias: false), norm("na"), relu("ra"), conv("b", 5), norm("nb"),
          ],
          shortcut: [.layer("c", Conv2D(filters: 5, kernel: 1, stride: 2)), norm("n")]),
        relu("out"), .layer("mean", GlobalAveragePool()),
      ]),
    Case(
      description: "a residual with one convolution, and of the input", input: [40, 30, 3],
      modules: [
        .residual("first", body: [conv("a", 3)], shortcut: []),
        .residual("second", body: [conv("a", 3)], shortcut: []),
        .residual("third", body: [conv("a", 3)], shortcut: [conv("b", 3)]), relu("out"),
      ]),
    Case(
      description: "residuals in residuals, and bodies that start with batch norm",
      input: [4, 4, 3],
      modules: [
        conv("stem", 4),
        .residual(
          "outer",
          body: [
            norm("n"), relu("r"),
            .residual("inner", body: [norm("n"), relu("r"), conv("a", 4)], shortcut: []),
            conv("b", 4),
          ],
          shortcut: [.residual("side", body: [relu("r")], shortcut: [])]),
        relu("out"), .layer("mean", GlobalAveragePool()),
      ]),
    Case(
      description: "two identities, and batch norms of the input", input: [3, 3, 2],
      modules: [
        .residual("twice", body: [.layer("flat", Dropout(rate: 0))], shortcut: []),
        .residual("norms", body: [norm("a")], shortcut: [norm("b")]), conv("last", 2),
      ]),
    Case(
      description: "in-place layers at both ends of a body", input: [3, 4, 2],
      modules: [
        conv("stem", 3),
        .residual("block", body: [relu("r"), conv("a", 3), .layer("s", Sigmoid())], shortcut: []),
        .residual("other", body: [.layer("s", SiLU())], shortcut: [.layer("x", ReLU6())]),
        .layer("mean", AveragePool2D(2)), .layer("flatten", Flatten()),
        .layer("drop", Dropout(rate: 0)), .layer("dense", Dense(units: 2)),
      ]),
    Case(
      description: "rectifiers before overlapping and adjacent pooling", input: [7, 8, 2],
      modules: [
        conv("a", 4), relu("ra"), .layer("pa", MaxPool2D(3, stride: 2, padding: .every(1))),
        .residual(
          "block", body: [conv("b", 4), relu("rb"), .layer("pb", MaxPool2D(1))], shortcut: []),
        norm("n"), relu("rc"), .layer("pc", MaxPool2D(2)), .layer("mean", GlobalAveragePool()),
      ]),
    Case(
      description: "a softmax that adds to a gradient which others still read", input: [3, 4, 2],
      modules: [
        conv("stem", 3),
        .residual(
          "outer",
          body: [.residual("inner", body: [conv("a", 3)], shortcut: [.layer("s", Softmax())])],
          shortcut: [conv("c", 3)]),
        .layer("mean", GlobalAveragePool()),
      ]),
    Case(
      description: "inverted residuals, with and without a sum", input: [6, 7, 3],
      // Dropout draws from other streams here than layer after layer.
      modules: Architectures.mobileNetwork(
        [
          .init(expansion: 1, filters: 8, count: 1, stride: 1),
          .init(kernel: 5, expansion: 2, filters: 6, count: 2, stride: 2),
        ], classes: 3
      ).filter { $0.name != "dropout" }),
    Case(
      description: "a pyramid: routes back to earlier parts, enlarged and added, branches joined",
      input: [8, 12, 3],
      modules: [
        .sequential("c1", [conv("a", 4, stride: 2, bias: false), norm("n"), relu("r")]),
        .sequential("c2", [conv("a", 5, stride: 2, bias: false), norm("n"), relu("r")]),
        .layer("p2", Conv2D(filters: 4, kernel: 1)),
        .residual(
          "p1", body: [.layer("up", UpsampleNearest2D(2))],
          shortcut: [.route("from", from: "c1"), .layer("lateral", Conv2D(filters: 4, kernel: 1))]),
        .joined(
          "outputs",
          branches: [
            [conv("head1", 3)], [.route("from2", from: "p2"), conv("head2", 2), relu("relu2")],
            [.route("from3", from: "c2")],
          ]),
      ]),
    Case(
      description: "branches of the input and of one value, one of them empty of weights",
      input: [4, 4, 2],
      modules: [
        .joined(
          "first", branches: [[relu("a")], [.layer("pool", MaxPool2D(2))], [conv("c", 3)]]),
        .layer("dense", Dense(units: 6)),
        .joined("second", branches: [[relu("a")], [.layer("s", Sigmoid())]]),
      ]),
    Case(
      description: "a value that nobody reads", input: [4, 4, 2],
      modules: [
        conv("a", 3), conv("unread", 2), .route("back", from: "a"), relu("r"), conv("b", 2),
      ]),
    Case(
      description: "nothing to learn", input: [4, 4, 2],
      modules: [.layer("pool", MaxPool2D(2)), .layer("drop", Dropout(rate: 0))]),
  ]
}
