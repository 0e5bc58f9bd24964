import CSQLite

/// A prepared statement.
final class Statement {
  /// SQLite's handle.
  private let handle: OpaquePointer

  /// Where it belongs; the connection owns its statements.
  private unowned let connection: Connection

  init(_ handle: OpaquePointer, of connection: Connection) {
    self.handle = handle
    self.connection = connection
  }

  deinit { sqlite3_finalize(handle) }

  /// Sets all parameters, in order.
  func bind(_ values: [SQLValue]) throws(StoreError) {
    precondition(
      Int(sqlite3_bind_parameter_count(handle)) == values.count,
      "a statement has other parameters than the \(values.count) given")
    for (index, value) in values.enumerated() {
      let position = Int32(index + 1)
      let code: Int32
      switch value {
      case .null: code = sqlite3_bind_null(handle, position)
      case .integer(let value): code = sqlite3_bind_int64(handle, position, Int64(value))
      case .real(let value): code = sqlite3_bind_double(handle, position, value)
      case .text(let value): code = bind(value, at: position)
      }
      if code != SQLITE_OK { throw connection.error(code) }
    }
  }

  /// Binds a text with its length, so that a NUL inside does not end it.
  private func bind(_ text: String, at position: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      // -1 asks SQLite to copy: the C macro `SQLITE_TRANSIENT` does not reach Swift.
      let copying = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      return bytes.withMemoryRebound(to: CChar.self) { characters in
        sqlite3_bind_text64(
          handle, position, characters.baseAddress, UInt64(characters.count), copying,
          UInt8(SQLITE_UTF8))
      }
    }
  }

  /// Goes to the next row; `false` after the last.
  func step() throws(StoreError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw connection.error(code)
    }
  }

  /// Makes the statement ready to run again; a failed step has been reported already.
  func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  /// Makes the statement ready to run again with all parameters set anew.
  func rewind() { sqlite3_reset(handle) }

  /// The columns of the row.
  var row: [SQLValue] {
    (0..<sqlite3_column_count(handle)).map { column in
      switch sqlite3_column_type(handle, column) {
      case SQLITE_INTEGER: return .integer(Int(sqlite3_column_int64(handle, column)))
      case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, column))
      case SQLITE_TEXT:
        guard let bytes = sqlite3_column_text(handle, column) else { return .null }
        let count = Int(sqlite3_column_bytes(handle, column))
        return .text(
          String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self))
      default: return .null
      }
    }
  }
}
