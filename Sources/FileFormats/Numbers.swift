/// A number with a fixed count of decimals and a point, as C's `%.*f` in every language setting.
///
/// Ties of the exact binary value go to the even digit; a result of zero has no sign. Infinite
/// values and NaN are `inf`, `-inf` and `nan`; values of 2^63 and beyond keep their exponent.
///
/// - Precondition: `decimals` is between 0 and 15.
public func fixed(_ value: Double, decimals: Int) -> String {
  precondition((0...15).contains(decimals), "decimals must be 0 to 15, got \(decimals)")
  guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
  guard value.magnitude < 0x1p63 else { return value.description }
  var scale = 1
  for _ in 0..<decimals { scale *= 10 }
  var whole = Int(value.magnitude)
  let rest = value.magnitude - Double(whole)
  let product = rest * Double(scale)
  // The rounding error of the product, so that 1.115 (which is below 1.115) becomes 1.11.
  let error = (-product).addingProduct(rest, Double(scale))
  var units = Int(product)
  let beyondHalf = (product - Double(units) - 0.5) + error
  let isOdd = (decimals == 0 ? whole : units) % 2 == 1
  if beyondHalf > 0 || (beyondHalf == 0 && isOdd) { units += 1 }
  if units == scale { (whole, units) = (whole + 1, 0) }
  let sign = value < 0 && (whole != 0 || units != 0) ? "-" : ""
  guard decimals > 0 else { return "\(sign)\(whole)" }
  let digits = String(units)
  return "\(sign)\(whole)." + String(repeating: "0", count: decimals - digits.count) + digits
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
