extension Schema {
  /// The tables that hold what the platforms report; a migration.
  ///
  /// An observation is an ad's figures for some days and one value of each dimension. `breakdown` names
  /// the columns that split them: an export by age and one by placement describe the same impressions
  /// twice. The view `ad_days` takes one breakdown for each ad and day, the one with the most
  /// impressions, since platforms leave small groups out.
  static let campaigns = """
    CREATE TABLE campaigns (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      platform TEXT NOT NULL,
      currency TEXT,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE ads (
      id INTEGER PRIMARY KEY,
      campaign_id INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
      key TEXT NOT NULL,
      name TEXT NOT NULL,
      platform_id TEXT,
      family TEXT,
      creative_sha256 TEXT REFERENCES creatives (sha256),
      match TEXT,
      match_score REAL,
      UNIQUE (campaign_id, key)
    ) STRICT;
    CREATE INDEX ads_by_creative ON ads (creative_sha256) WHERE creative_sha256 IS NOT NULL;
    CREATE TABLE ad_labels (
      ad_id INTEGER NOT NULL REFERENCES ads (id) ON DELETE CASCADE,
      key TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (ad_id, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE observations (
      ad_id INTEGER NOT NULL REFERENCES ads (id) ON DELETE CASCADE,
      breakdown TEXT NOT NULL,
      day TEXT NOT NULL,
      last_day TEXT NOT NULL,
      placement TEXT NOT NULL,
      segment TEXT NOT NULL,
      device TEXT NOT NULL,
      impressions INTEGER NOT NULL CHECK (impressions >= 0),
      clicks INTEGER NOT NULL CHECK (clicks BETWEEN 0 AND impressions),
      spend REAL CHECK (spend >= 0),
      conversions REAL CHECK (conversions >= 0),
      revenue REAL CHECK (revenue >= 0),
      PRIMARY KEY (ad_id, breakdown, day, placement, segment, device)
    ) STRICT, WITHOUT ROWID;
    CREATE VIEW ad_days AS
    SELECT ad_id, day, last_day, breakdown, impressions, clicks, spend, conversions, revenue
    FROM (
      SELECT ad_id, day, last_day, breakdown, sum(impressions) AS impressions,
        sum(clicks) AS clicks, sum(spend) AS spend, sum(conversions) AS conversions,
        sum(revenue) AS revenue,
        row_number() OVER (
          PARTITION BY ad_id, day ORDER BY sum(impressions) DESC, breakdown
        ) AS choice
      FROM observations
      GROUP BY ad_id, day, last_day, breakdown
    )
    WHERE choice = 1;
    """

  /// The tables, in the order they are told of.
  static let tables = [
    "runs", "params", "metrics", "creatives", "predictions", "detected_creatives", "detections",
    "campaigns", "ads", "ad_labels", "observations", "experiments", "experiment_runs",
  ]
}
