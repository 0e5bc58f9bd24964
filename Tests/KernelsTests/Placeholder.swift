import Testing

@Suite struct KernelsPlaceholderTests {
  @Test func `the module builds`() {}
}
