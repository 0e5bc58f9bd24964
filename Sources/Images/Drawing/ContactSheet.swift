/// Pictures side by side in a grid of equal cells: first batches, worst errors.
public struct ContactSheet: Hashable, Sendable {
  /// The width of a cell's picture.
  public var cellWidth: Int

  /// The height of a cell's picture.
  public var cellHeight: Int

  /// The number of cells in a row.
  public var columns: Int

  /// The space between and around cells.
  public var gap: Int

  /// What shows between cells and beside pictures of another aspect ratio.
  public var background: RGBColor

  /// The thickness of the frame around a cell that has a frame colour.
  public var frame: Int

  /// Creates a layout.
  public init(
    cellWidth: Int, cellHeight: Int, columns: Int, gap: Int = 8, background: RGBColor = .white,
    frame: Int = 3
  ) {
    precondition(cellWidth > 0 && cellHeight > 0 && columns > 0 && gap >= 0, "an empty grid")
    self.cellWidth = cellWidth
    self.cellHeight = cellHeight
    self.columns = columns
    self.gap = gap
    self.background = background
    self.frame = frame
  }

  /// Draws the pictures row by row, each letterboxed into its cell.
  ///
  /// - Parameter frames: For each picture the colour of a frame around it; `nil` or a missing entry
  ///   draws none.
  public func draw(_ images: [Image], frames: [RGBColor?] = []) -> Image {
    let usedColumns = max(1, min(columns, images.count))
    let rows = max(1, (images.count + columns - 1) / columns)
    var sheet = Image(
      width: usedColumns * (cellWidth + gap) + gap, height: rows * (cellHeight + gap) + gap,
      fill: background)
    for (index, image) in images.enumerated() {
      let x = gap + index % columns * (cellWidth + gap)
      let y = gap + index / columns * (cellHeight + gap)
      sheet.blit(
        image.fitted(width: cellWidth, height: cellHeight, fit: .letterbox, matte: background),
        x: x, y: y)
      if index < frames.count, let color = frames[index] {
        sheet.border(
          x: x, y: y, width: cellWidth, height: cellHeight, thickness: frame, color: color)
      }
    }
    return sheet
  }
}
