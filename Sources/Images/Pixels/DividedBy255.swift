/// `value / 255` rounded to nearest, for values from 0 to 255 * 255.
@inline(__always) func dividedBy255(_ value: Int) -> Int {
  let shifted = value + 128
  return ((shifted >> 8) + shifted) >> 8
}
