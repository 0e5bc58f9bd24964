import AdLens

/// `adlens campaign import`, `list`, `show` and `remove`.
enum CampaignVerbs {
  static let list = Verb(
    "campaign list", summary: "lists the imported campaigns with their sums",
    flags: Flags.rows + [Flags.store],
    examples: [
      .init("adlens campaign list", "Shows impressions, clicks and click-through rates"),
      .init("adlens campaign list --format csv --out all.csv", "The same as a spreadsheet"),
    ],
    run: runList)

  static let show = Verb(
    "campaign show", summary: "tells the figures of a campaign's ads",
    operands: .init(name: "CAMPAIGN", count: 1...1, help: "the name of an imported campaign"),
    flags: Flags.rows + [Flags.store],
    examples: [
      .init("adlens campaign show spring", "Shows each ad with its image and figures"),
      .init("adlens campaign show spring --format json", "The same for a script"),
    ],
    notes: [
      "Every impression counts once, however many exports split it by age, placement or device. Rates "
        + "have Wilson intervals at 95 %."
    ],
    run: runShow)

  static let remove = Verb(
    "campaign remove", summary: "forgets a campaign with its ads and figures",
    operands: .init(name: "CAMPAIGN", count: 1...1, help: "the name of an imported campaign"),
    flags: [Flags.store],
    examples: [
      .init("adlens campaign remove spring", "Forgets the campaign; image files stay"),
      .init("adlens campaign remove spring --store team.sqlite", "Forgets it in another store"),
    ],
    run: runRemove)

  static let verbs = [CampaignImportVerb.verb, list, show, remove]

  private static func runList(_ invocation: Invocation) throws -> ExitCode {
    let store = try open(invocation, .reading)
    var writer = RowWriter(
      invocation,
      columns: [
        Column("Campaign", "campaign", isFlexible: true), Column("From", "platform"),
        Column.count("Ads", "ads"), Column.count("With image", "ads_with_image"),
        Column("First day", "first_day"), Column("Last day", "last_day"),
      ] + CampaignRow.columns)
    let campaigns = try store.campaigns()
    for campaign in campaigns { writer.append(CampaignRow.json(campaign)) }
    try writer.finish(
      summary: campaigns.isEmpty
        ? "No campaigns are in \(store.path) yet; 'adlens campaign import' reads an export.\n" : "")
    return .done
  }

  private static func runShow(_ invocation: Invocation) throws -> ExitCode {
    let store = try open(invocation, .reading)
    let name = invocation.arguments.operands[0]
    guard let campaign = try store.campaign(name) else {
      throw try unknown(name, in: store, invocation)
    }
    var writer = RowWriter(
      invocation,
      columns: [
        Column("Ad", "name", isFlexible: true), Column("Image", "image", isFlexible: true),
        Column("Match", "match"),
      ] + CampaignRow.columns)
    var head: JSONObject = ["campaign": CampaignRow.json(campaign)]
    var table = PairTable()
    for dimension in Store.Dimension.allCases {
      let rows = try store.figures(of: name, by: dimension)
      head[dimension.rawValue] = .array(
        rows.map { row in
          var object: JSONObject = ["value": .string(row.value)]
          CampaignRow.add(row.figures, to: &object)
          return .object(object)
        })
      table.add(
        "By \(dimension.rawValue)",
        JSONValue(rows.map { ($0.value, .string(CampaignRow.words($0.figures))) }))
    }
    writer.head = head
    for ad in try store.ads(of: name) { writer.append(CampaignRow.json(ad)) }
    try writer.finish(
      summary: "\n\(CampaignRow.words(campaign.figures))\n" + table.text)
    return .done
  }

  private static func runRemove(_ invocation: Invocation) throws -> ExitCode {
    // Opened for reading first, so that a missing store is not created.
    _ = try open(invocation, .reading)
    let store = try open(invocation, .writing)
    let name = invocation.arguments.operands[0]
    guard try store.removeCampaign(name) else { throw try unknown(name, in: store, invocation) }
    invocation.console.note("forgot the campaign \(quoted(name))")
    return .done
  }

  private static func open(
    _ invocation: Invocation, _ access: Store.Access
  ) throws(StoreError) -> Store {
    try Store.open(invocation.arguments.text(Flags.store) ?? "adlens.sqlite", access)
  }

  private static func unknown(
    _ name: String, in store: Store, _ invocation: Invocation
  ) throws(StoreError) -> UsageError {
    UsageError(
      "'\(name)' is no campaign in \(store.path)",
      suggestion: Suggestion.nearest(to: name, among: try store.campaigns().map(\.name)),
      verb: invocation.verb, next: "'adlens campaign list' lists them.")
  }
}
