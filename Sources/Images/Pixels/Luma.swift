/// The brightness of a colour after ITU-R 601 as Pillow rounds it.
///
/// `(19595 * red + 38470 * green + 7471 * blue + 32768) / 65536`; grey stays what it is.
@inline(__always) func luma(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt8 {
  let sum = 19595 * UInt32(red) + 38470 * UInt32(green) + 7471 * UInt32(blue) + 32768
  return UInt8(truncatingIfNeeded: sum >> 16)
}
