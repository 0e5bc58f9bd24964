import Testing

@Suite struct AdLensCommandPlaceholderTests {
  @Test func `the module builds`() {}
}
