import FileFormats

/// A share as a percentage: `84.3%`; a dash when there is none.
func percent(_ share: Double?, decimals: Int = 1) -> String {
  guard let share, share.isFinite else { return "–" }
  return fixed(100 * share, decimals: decimals) + "%"
}

/// A number with some decimals; a dash when there is none.
func number(_ value: Double?, decimals: Int) -> String {
  guard let value, value.isFinite else { return "–" }
  return fixed(value, decimals: decimals)
}

/// A duration for people: `41 s`, `8 min 12 s`, `2 h 5 min`.
func duration(_ seconds: Double) -> String {
  guard seconds.isFinite, seconds >= 0, seconds < 1e12 else { return "–" }
  if seconds < 9.95 { return fixed(seconds, decimals: 1) + " s" }
  let whole = Int(seconds.rounded())
  if whole < 60 { return "\(whole) s" }
  if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
  return "\(grouped(whole / 3600)) h \(whole % 3600 / 60) min"
}

/// A length or position in a drawing: at most two decimals, none that are not needed.
func decimal(_ value: Double) -> String {
  var text = fixed(value, decimals: 2)
  while text.hasSuffix("0") { text.removeLast() }
  if text.hasSuffix(".") { text.removeLast() }
  return text
}

/// A noun with its count: `1 image`, `1,240 images`.
func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
  "\(grouped(count)) \(count == 1 ? noun : plural ?? noun + "s")"
}

/// A text cut in its middle to at most some characters, since names differ at both ends.
func shortened(_ text: String, to count: Int) -> String {
  guard text.count > count, count >= 3 else { return text }
  let head = (count - 1 + 1) / 2
  return "\(text.prefix(head))…\(text.suffix(count - 1 - head))"
}

/// A count in at most four characters: `678`, `1.4k`, `58k`.
func abbreviated(_ count: Int) -> String {
  if count < 1000 { return String(count) }
  let thousands = Double(count) / 1000
  return fixed(thousands, decimals: thousands < 9.95 ? 1 : 0) + "k"
}

/// How sure a model is, as a whole percentage; more digits keep "almost" from reading as 100%.
func sureness(_ confidence: Double) -> String {
  confidence > 0.99 && confidence < 1
    ? fixed((confidence * 1000).rounded(.down) / 10, decimals: 1) + "%"
    : percent(confidence, decimals: 0)
}
