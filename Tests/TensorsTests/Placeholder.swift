import Testing

@Suite struct TensorsPlaceholderTests {
  @Test func `the module builds`() {}
}
