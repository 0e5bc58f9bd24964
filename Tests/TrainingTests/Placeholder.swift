import Testing

@Suite struct TrainingPlaceholderTests {
  @Test func `the module builds`() {}
}
