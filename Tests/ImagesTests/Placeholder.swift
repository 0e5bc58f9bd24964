import Testing

@Suite struct ImagesPlaceholderTests {
  @Test func `the module builds`() {}
}
