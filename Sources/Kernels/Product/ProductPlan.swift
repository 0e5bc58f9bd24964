import CKernels

/// How a product `[rows, depth] x [depth, columns]` is cut into blocks that fit the caches.
///
/// The depth is `segments` runs of `length`. Results do not depend on the cut: every element is one
/// sum in the order of the depth.
struct ProductPlan {
  /// The depth of a packed panel that a tile goes over at a time.
  ///
  /// Panels deeper than the first-level cache are read from the second one fast enough, and cost fewer
  /// passes over the result.
  private static let depthLimit = 768
  /// Floats of left rows that share the second-level cache with the panels.
  private static let rowFloats = 49_152

  let rows: Int
  let columns: Int
  let segments: Int
  let length: Int
  let panelWidth: Int
  /// Whether the right side was packed before the call.
  let isPrepacked: Bool

  /// Rows of a block, and blocks.
  let rowBlock: Int
  let rowBlocks: Int
  /// Panels of a task, and groups of them.
  let panelGroup: Int
  let panelGroups: Int
  /// Whether the row blocks of a group of panels are tasks next to each other, rather than its groups those of a
  /// row block.
  let goesByPanels: Bool
  /// Segments of a depth block; when 1, a segment may be cut into parts of `partLength`.
  let segmentGroup: Int
  let partLength: Int

  /// Whether all panels are packed before the product, because several row blocks share them.
  var packsFirst: Bool { rowBlocks > 1 && !isPrepacked }
  /// Panels.
  var panels: Int { (columns + panelWidth - 1) / panelWidth }
  /// Depth.
  var depth: Int { segments * length }
  /// The deepest block.
  var blockDepth: Int { segmentGroup * partLength }
  /// Floats from one packed panel to the next: an odd number of cache lines beyond the usual powers of
  /// two, at which panels written together would fall on the same few lines of a cache.
  var panelStride: Int { (packsFirst || isPrepacked ? depth : blockDepth) * panelWidth + 16 }
  /// Depth blocks.
  var depthBlocks: Int {
    segmentGroup > 1
      ? (segments + segmentGroup - 1) / segmentGroup
      : segments * ((length + partLength - 1) / partLength)
  }
  /// Tasks.
  var tasks: Int { rowBlocks * panelGroups }

  init(
    rows: Int, columns: Int, segments: Int, length: Int, kernels: UnsafePointer<adl_kernels>,
    threads: Int, isPrepacked: Bool = false
  ) {
    self.isPrepacked = isPrepacked
    self.rows = rows
    self.columns = columns
    self.segments = segments
    self.length = length
    panelWidth = kernels.pointee.panel_width
    let tile = kernels.pointee.tile_rows
    let panels = (columns + panelWidth - 1) / panelWidth

    if length > Self.depthLimit {
      let parts = (length + Self.depthLimit - 1) / Self.depthLimit
      segmentGroup = 1
      partLength = (length + parts - 1) / parts
    } else {
      let most = max(1, Self.depthLimit / max(length, 1))
      // Without segments, as when no tap reaches a pixel, there is one empty block.
      let blocks = max((segments + most - 1) / most, 1)
      segmentGroup = max((segments + blocks - 1) / blocks, 1)
      partLength = max(length, 1)
    }

    let depth = segments * length
    var mostRows = min(max(Self.rowFloats / max(min(length, Self.depthLimit), 1), 8 * tile), 240)
    // Little work for each result, and long rows of them: written row after row, as a cache likes it.
    if isPrepacked && depth <= 128 && panels >= 32 { mostRows = 2 * tile }
    var blocks = max((rows + mostRows - 1) / mostRows, 1)
    let isShared = threads > 1 && rows * columns * depth > 1 << 20
    // Threads that share the rows read and write pixels that they have in their caches from layer to layer,
    // but all of the packed weights each; threads that share the panels the other way round.
    let sharesRows =
      isPrepacked && rows >= 2 * threads * tile && rows * (depth + columns) >= depth * columns
    // Few panels that threads cannot share evenly: some of them by parts of the rows.
    goesByPanels =
      isPrepacked && isShared && !sharesRows && blocks == 1 && panels % threads != 0
      && (threads..<8 * threads).contains(panels) && rows >= 2 * threads
    if isShared && (blocks > 1 || panels < threads || sharesRows || goesByPanels) {
      // The same number of blocks for every thread.
      blocks = min(
        (blocks + threads - 1) / threads * threads, goesByPanels ? threads : max(rows / tile, 1))
    }
    let even = (rows + blocks - 1) / blocks
    // Even blocks keep all threads at work to the end, whole tiles read the panels less often.
    rowBlock = max(isShared ? even : (even + tile - 1) / tile * tile, 1)
    rowBlocks = (rows + rowBlock - 1) / rowBlock
    if goesByPanels {
      panelGroup = 1
    } else if rowBlocks > 1 {
      panelGroup = rowBlocks >= threads || !isShared ? panels : max(1, panels / threads)
    } else if isPrepacked {
      // One thread has no reason to begin again; several take turns.
      panelGroup = isShared ? max(1, panels / (4 * threads)) : max(1, panels)
    } else {
      // A task packs its own panels: few enough to stay in the cache, and tasks for every thread.
      panelGroup = max(1, min(4, isShared ? panels / (2 * threads) : panels))
    }
    panelGroups = (panels + panelGroup - 1) / panelGroup
  }

  /// What a task computes.
  func blocks(of task: Int) -> (rowBlock: Int, panelGroup: Int) {
    goesByPanels
      ? (task % rowBlocks, task / rowBlocks) : (task / panelGroups, task % panelGroups)
  }

  /// One depth block: its segments, and the part of each.
  func block(_ index: Int) -> (segments: Range<Int>, part: Range<Int>) {
    if segmentGroup > 1 {
      let first = index * segmentGroup
      return (first..<min(first + segmentGroup, segments), 0..<length)
    }
    let parts = (length + partLength - 1) / partLength
    let start = index % parts * partLength
    return (index / parts..<index / parts + 1, start..<min(start + partLength, length))
  }
}
