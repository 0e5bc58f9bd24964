/// A number with a fixed count of decimals and a point, as C's `%.*f` in every language setting.
///
/// Ties of the exact binary value go to the even digit; a result of zero has no sign. Infinite
/// values and NaN are `inf`, `-inf` and `nan`.
///
/// - Precondition: `decimals` is between 0 and 15.
public func fixed(_ value: Double, decimals: Int) -> String {
  precondition((0...15).contains(decimals), "decimals must be 0 to 15, got \(decimals)")
  guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
  var scale = 1
  for _ in 0..<decimals { scale *= 10 }
  let magnitude = value.magnitude
  let product = magnitude * Double(scale)
  // Beyond 2^53 the product has no fraction left to round, and may not fit an integer.
  guard product < 0x1p53 else { return fixedLarge(value, decimals: decimals) }
  // The rounding error of the product, so that 1.115 (which is below 1.115) becomes 1.11.
  let error = (-product).addingProduct(magnitude, Double(scale))
  var units = Int(product)
  let fraction = (product - Double(units)) - 0.5
  if fraction + error > 0 || (fraction + error == 0 && units % 2 == 1) { units += 1 }
  if fraction == -0.5 && error < -0.5 { units -= 1 }
  let sign = value < 0 && units != 0 ? "-" : ""
  guard decimals > 0 else { return sign + String(units) }
  let digits = String(units % scale)
  let padding = String(repeating: "0", count: decimals - digits.count)
  return "\(sign)\(units / scale).\(padding)\(digits)"
}

/// Large numbers: the whole part from the exact value, the decimals from what a `Double` still has.
private func fixedLarge(_ value: Double, decimals: Int) -> String {
  let magnitude = value.magnitude
  guard magnitude < 0x1p63 else { return value.description }
  let whole = Int(magnitude)
  var rest = magnitude - Double(whole)
  var digits = ""
  for _ in 0..<decimals {
    rest *= 10
    let digit = min(Int(rest), 9)
    digits += String(digit)
    rest -= Double(digit)
  }
  return "\(value < 0 ? "-" : "")\(whole)" + (decimals > 0 ? "." + digits : "")
}

/// An integer with a comma between groups of three digits: `12,345`.
public func grouped(_ value: Int) -> String {
  var text: [UInt8] = []
  for (index, digit) in String(value.magnitude).utf8.reversed().enumerated() {
    if index > 0 && index % 3 == 0 { text.append(UInt8(ascii: ",")) }
    text.append(digit)
  }
  if value < 0 { text.append(UInt8(ascii: "-")) }
  return String(decoding: text.reversed(), as: UTF8.self)
}
