/// The bytes of a safetensors file with any header, right or wrong.
func safeTensorsBytes(_ header: String, data: Int, length: Int? = nil) -> [UInt8] {
  let text = Array(header.utf8)
  let declared = length ?? text.count
  let prefix = (0..<8).map { UInt8(truncatingIfNeeded: declared >> (8 * $0)) }
  return prefix + text + [UInt8](repeating: 0, count: data)
}
