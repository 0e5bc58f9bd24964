import Testing

@Suite struct AdLensPlaceholderTests {
  @Test func `the module builds`() {}
}
