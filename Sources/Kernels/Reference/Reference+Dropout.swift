extension Reference {
  /// Whether dropout keeps element `index`: the top 24 bits of a hash of index and seed
  /// (the 32-bit finaliser "lowbias32" of Wellons, twice) against the rate.
  public static func isKept(_ index: Int, rate: Float, seed: UInt64) -> Bool {
    func mixed(_ value: UInt32) -> UInt32 {
      var x = value
      x = (x ^ (x >> 16)) &* 0x7FEB_352D
      x = (x ^ (x >> 15)) &* 0x846C_A68B
      return x ^ (x >> 16)
    }
    let low = UInt32(truncatingIfNeeded: seed)
    let high = UInt32(truncatingIfNeeded: seed >> 32)
    let hash = mixed(mixed(UInt32(truncatingIfNeeded: index) ^ low) ^ high)
    return Float(hash >> 8) * 0x1p-24 >= rate
  }
}
