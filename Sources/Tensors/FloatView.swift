/// A read-only run of floats in an arena.
///
/// A view is a pointer and a count: it is free to copy, may cross to the worker threads, and stays
/// valid as long as the arena it points into. Slicing is checked; elements are checked in debug
/// builds only, so slice first and loop then.
public struct FloatView: @unchecked Sendable {
  /// The first element, aligned as its arena and offset make it.
  public let base: UnsafePointer<Float>

  /// The number of elements.
  public let count: Int

  /// Creates a view of `count` floats that the caller keeps alive.
  @inlinable public init(base: UnsafePointer<Float>, count: Int) {
    self.base = base
    self.count = count
  }

  /// One element.
  @inlinable public subscript(index: Int) -> Float {
    assert(index >= 0 && index < count, "index \(index) outside 0..<\(count)")
    return base[index]
  }

  /// The valid indices.
  @inlinable public var indices: Range<Int> { 0..<count }

  /// The part of `count` elements from `offset`.
  ///
  /// - Precondition: the part lies inside the view.
  @inlinable public func slice(_ offset: Int, _ count: Int) -> FloatView {
    precondition(
      offset >= 0 && count >= 0 && offset <= self.count - count,
      "slice \(offset) + \(count) outside a view of \(self.count)")
    return FloatView(base: base + offset, count: count)
  }

  /// The elements as an array.
  public var array: [Float] { Array(UnsafeBufferPointer(start: base, count: count)) }
}

/// A writable run of floats in an arena; see `FloatView`.
public struct MutableFloatView: @unchecked Sendable {
  /// The first element, aligned as its arena and offset make it.
  public let base: UnsafeMutablePointer<Float>

  /// The number of elements.
  public let count: Int

  /// Creates a view of `count` floats that the caller keeps alive.
  @inlinable public init(base: UnsafeMutablePointer<Float>, count: Int) {
    self.base = base
    self.count = count
  }

  /// One element.
  @inlinable public subscript(index: Int) -> Float {
    get {
      assert(index >= 0 && index < count, "index \(index) outside 0..<\(count)")
      return base[index]
    }
    nonmutating set {
      assert(index >= 0 && index < count, "index \(index) outside 0..<\(count)")
      base[index] = newValue
    }
  }

  /// The valid indices.
  @inlinable public var indices: Range<Int> { 0..<count }

  /// The same run, read-only.
  @inlinable public var readOnly: FloatView { FloatView(base: base, count: count) }

  /// The part of `count` elements from `offset`.
  ///
  /// - Precondition: the part lies inside the view.
  @inlinable public func slice(_ offset: Int, _ count: Int) -> MutableFloatView {
    precondition(
      offset >= 0 && count >= 0 && offset <= self.count - count,
      "slice \(offset) + \(count) outside a view of \(self.count)")
    return MutableFloatView(base: base + offset, count: count)
  }

  /// Sets every element to `value`.
  @inlinable public func fill(_ value: Float) {
    base.update(repeating: value, count: count)
  }

  /// Copies all of `source`, which has the same count.
  @inlinable public func copy(from source: FloatView) {
    precondition(source.count == count, "copy of \(source.count) elements into \(count)")
    base.update(from: source.base, count: count)
  }

  /// Copies all of `source`, which has the same count.
  public func copy(from source: [Float]) {
    precondition(source.count == count, "copy of \(source.count) elements into \(count)")
    for (index, value) in source.enumerated() { base[index] = value }
  }

  /// The elements as an array.
  public var array: [Float] { readOnly.array }
}
