import FileFormats
import Statistics

extension CampaignReport {
  /// A chart of rates with its table.
  func contents(_ rates: Rates) -> String {
    guard !rates.rates.isEmpty else { return "" }
    let chart = Chart.rates(rates.rates, title: rates.heading)
    return note(rates.note) + wide(rates.heading, chart.inlineSVG)
      + html(rates.table, label: rates.heading + ", as a table") + list(rates.sentences)
  }

  var dayContents: String {
    guard let chart = Chart.dailyRates(days) else { return "" }
    return note(
      "The click-through rate of each day; the band is its 95 % interval, so that days with few "
        + "impressions have a wide one.") + wide("Day by day", chart.inlineSVG)
  }

  var effectContents: String {
    guard !effects.isEmpty else { return "" }
    let chart = Chart.rates(effects, title: "Effects of attributes", isChange: true)
    return note(
      "The relative change of the predicted click-through rate that the model gives to each attribute: the "
        + "mean over the creatives that have it, and the range from the least to the most. It is what the "
        + "model has learned, not what a test has shown.") + wide("Effects", chart.inlineSVG)
  }

  var noteContents: String { list(notes) }

  var modelContents: String {
    modelCard.filter { !$0.pairs.isEmpty }.map { group in
      let rows = group.pairs.map {
        "<tr><td>\(shown($0.name))</td><td>\(shown($0.value))</td></tr>"
      }
      return "<h3>\(shown(group.heading))</h3><table class=\"facts\">\(rows.joined())</table>"
    }.joined(separator: "\n")
  }

  var methodContents: String {
    guard !methods.isEmpty else { return "" }
    let items = methods.map { "<dt>\(shown($0.name))</dt><dd>\(shown($0.text))</dd>" }
    return "<dl>\(items.joined(separator: "\n"))</dl>"
  }

  /// The creatives of a campaign as cards.
  func contents(_ group: Group) -> String {
    guard !group.creatives.isEmpty else { return "" }
    let top =
      group.creatives.flatMap { creative in
        [creative.rate.value, creative.rate.predicted?.value].compactMap { $0 }
      }.max() ?? 0
    // Intervals beyond twice the best rate are cut, so that others can be told apart.
    let ends =
      group.creatives.flatMap { creative in
        [creative.rate.interval?.upper, creative.rate.predicted?.interval.upper].compactMap { $0 }
      }.max() ?? 1
    let scale = max(min(ends, 2 * top), 1e-9)
    let hasPredictions = group.creatives.contains { $0.rate.predicted != nil }
    let explanation =
      "Best first, by the lower end of the interval of the click-through rate, so that a lucky one with few "
      + "impressions does not lead. Bars are intervals on one scale from 0 to \(share(scale)), dots the "
      + "rates" + (hasPredictions ? "; the lower bar is what the model predicted." : ".")
    let cards = group.creatives.enumerated().map { card($1, rank: $0 + 1, scale: scale) }
    let verdict = groups.count > 1 ? "<p>\(shown(group.verdict))</p>\n" : ""
    let marks =
      group.creatives.contains { $0.evidence != nil }
      ? "<p><label><input type=\"checkbox\" class=\"warm\"/> Show in all pictures what speaks for \(shown(evidence)), as the "
        + "model sees it</label> <span class=\"fact\">(in one: point at it, or reach it by Tab)</span></p>\n"
      : ""
    return verdict + note(explanation) + marks
      + "<div class=\"creatives\">\(cards.joined(separator: "\n"))</div>"
  }

  private func card(_ creative: ReportedCreative, rank: Int, scale: Double) -> String {
    let badges = creative.badges.map { "<span class=\"badge\">\(shown($0))</span>" }.joined()
    let classes = Dictionary(grouping: creative.boxes ?? [], by: \.label)
    let objects = classes.sorted { $0.key < $1.key }.map { label, boxes in
      let most = fixed(100 * (boxes.map(\.confidence).max() ?? 0), decimals: 0)
      return boxes.count == 1
        ? "\(label) \(most) %" : "\(boxes.count) × \(label) up to \(most) %"
    }
    let found =
      creative.boxes == nil
      ? "" : "Found: " + (objects.isEmpty ? "nothing" : objects.joined(separator: ", "))
    let facts = (creative.facts + [found]).filter { !$0.isEmpty }.map {
      "<div class=\"fact\">\(shown($0))</div>"
    }
    return """
      <figure>
      \(picture(creative))
      <figcaption>
      <div class="title"><span class="rank">\(rank)</span> \(shown(creative.name))\(badges)</div>
      <div class="rate">\(shown(creative.rate.text))</div>
      \(range(creative.rate.value, creative.rate.interval, scale, ""))\
      \(range(creative.rate.predicted?.value, creative.rate.predicted?.interval, scale, " low"))
      \(facts.joined())
      </figcaption>
      </figure>
      """
  }

  private func picture(_ creative: ReportedCreative) -> String {
    guard let source = creative.source else {
      return "<div class=\"thumbnail\">\(shown(creative.problem))</div>"
    }
    let (width, height) = creative.size
    let boxes = (creative.boxes ?? []).map { box in
      let place =
        "x=\"\(decimal(box.x * Double(width)))\" y=\"\(decimal(box.y * Double(height)))\" "
        + "width=\"\(decimal(box.width * Double(width)))\" "
        + "height=\"\(decimal(box.height * Double(height)))\""
      return "<rect class=\"halo\" \(place)/><rect class=\"box\" \(place)>"
        + "<title>\(shown(box.label))</title></rect>"
    }
    let overlay =
      boxes.isEmpty
      ? ""
      : "<svg viewBox=\"0 0 \(width) \(height)\" aria-hidden=\"true\">\(boxes.joined())</svg>"
    let warm = creative.evidence.map {
      "<img class=\"heat\" src=\"\($0)\" width=\"\(width)\" height=\"\(height)\" alt=\"What speaks for \(shown(evidence)) in "
        + "\(shown(creative.name))\"/>"
    }
    return """
      <div class="thumbnail"><div class="marked"\(warm == nil ? "" : " tabindex=\"0\"")>\
      <img src="\(source)" width="\(width)" height="\(height)" alt="Creative \(shown(creative.name))"/>\
      \(warm ?? "")\(overlay)</div></div>
      """
  }

  private func range(
    _ value: Double?, _ interval: Interval?, _ scale: Double, _ kind: String
  ) -> String {
    guard let value, let interval else { return "" }
    func place(_ value: Double) -> Double { 100 * min(max(value / scale, 0), 1) }
    let (from, to) = (place(interval.lower), place(interval.upper))
    return "<div class=\"range\(kind)\" aria-hidden=\"true\"><span style=\"left:\(decimal(from))%;"
      + "width:\(decimal(max(to - from, 0.5)))%\"></span><b style=\"left:\(decimal(place(value)))%\"></b></div>"
  }

  private func share(_ value: Double) -> String {
    fixed(100 * value, decimals: value < 0.001 ? 3 : 2) + " %"
  }
}
