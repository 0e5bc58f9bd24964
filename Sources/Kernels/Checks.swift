import Tensors

/// Traps unless `view` holds exactly `count` floats.
@inline(__always)
func require(_ view: FloatView, _ count: Int, _ name: StaticString) {
  precondition(view.count == count, "\(name): expected \(count) floats, got \(view.count)")
}

/// Traps unless `view` holds exactly `count` floats.
@inline(__always)
func require(_ view: MutableFloatView, _ count: Int, _ name: StaticString) {
  precondition(view.count == count, "\(name): expected \(count) floats, got \(view.count)")
}

/// Traps unless `workspace` holds at least `count` floats.
@inline(__always)
func require(workspace: MutableFloatView, _ count: Int) {
  precondition(
    workspace.count >= count, "workspace: expected \(count) floats, got \(workspace.count)")
}
