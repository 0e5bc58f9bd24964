import Testing

@Suite struct NeuralNetworksPlaceholderTests {
  @Test func `the module builds`() {}
}
