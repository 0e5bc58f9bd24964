import Testing

@Suite struct DatasetsPlaceholderTests {
  @Test func `the module builds`() {}
}
