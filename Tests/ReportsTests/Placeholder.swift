import Testing

@Suite struct ReportsPlaceholderTests {
  @Test func `the module builds`() {}
}
