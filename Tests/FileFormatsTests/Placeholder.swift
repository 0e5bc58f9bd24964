import Testing

@Suite struct FileFormatsPlaceholderTests {
  @Test func `the module builds`() {}
}
