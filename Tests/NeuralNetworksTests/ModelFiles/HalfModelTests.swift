import Tensors
import Testing

@testable import NeuralNetworks

@Suite struct HalfModelTests {
  @Test func `every 16-bit float survives the way through a 32-bit one`() {
    for bits in 0...UInt16.max {
      let value = HalfFloat.value(bits)
      if value.isNaN {
        #expect(HalfFloat.bits(value) & 0x7FFF == 0x7E00)
      } else {
        #expect(HalfFloat.bits(value) == bits)
      }
    }
  }

  @Test func `rounding is to nearest, ties to even`() {
    let cases: [(Float, UInt16)] = [
      (1, 0x3C00), (1 + 0x1p-11, 0x3C00), (1 + 0x3p-11, 0x3C02), (1 + 0x1.002p-11, 0x3C01),
      (-2, 0xC000), (65504, 0x7BFF), (65519.9, 0x7BFF), (65520, 0x7C00), (1e30, 0x7C00),
      (-.infinity, 0xFC00), (0x1p-24, 1), (0x1p-25, 0), (0x1.002p-25, 1), (0x3p-25, 2),
      (0x1p-14, 0x0400), (0x1.FF8p-15, 0x03FF), (0x1.FFCp-15, 0x0400), (-0.0, 0x8000),
      (1e-30, 0),
    ]
    for (value, bits) in cases { #expect(HalfFloat.bits(value) == bits, "\(value)") }
  }

  @Test func `a half-precision file is read as the nearest weights, counts of norms as they are`()
    throws
  {
    let architecture = try Architectures.named("adnet", input: [32, 32, 3], classes: 3)
    let network = try Network(architecture, seed: 4)
    for index in network.state.indices { network.state[index] = 0.1 + Float(index) / 7 }
    let model = ModelFile(
      classNames: ["a", "b", "c"], preprocessing: .object([:]), network: network)
    let (whole, half) = (model.bytes(), model.bytes(isHalf: true))
    #expect(half.count < whole.count * 53 / 100)
    let read = try ModelFile(bytes: half, path: "half", task: "classify")
    for (index, value) in network.weights.array.enumerated() {
      let expected = HalfFloat.value(HalfFloat.bits(value))
      #expect(read.network.weights[index] == expected)
      if read.network.weights[index] != expected { break }
    }
    #expect(read.network.state.array == network.state.array)
    // What was rounded once stays.
    #expect(read.bytes(isHalf: true) == half)
  }

  @Test func `a tensor with a weight too large for 16 bits stays whole`() throws {
    let architecture = try Architectures.named("mlp", input: [4, 4, 1], classes: 2)
    let network = try Network(architecture, seed: 4)
    let first = network.parameters[0]
    network.weights(of: first)[0] = 70_000
    let model = ModelFile(classNames: ["a", "b"], preprocessing: .object([:]), network: network)
    let read = try ModelFile(bytes: model.bytes(isHalf: true), path: "half", task: "classify")
    #expect(read.network.weights(of: first)[0] == 70_000)
    #expect(read.network.weights(of: first)[1] == network.weights(of: first)[1])
  }
}
