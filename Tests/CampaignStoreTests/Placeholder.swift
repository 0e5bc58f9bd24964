import Testing

@Suite struct CampaignStorePlaceholderTests {
  @Test func `the module builds`() {}
}
