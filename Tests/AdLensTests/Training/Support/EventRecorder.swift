import AdLens
import Synchronization

/// Remembers the names of events in order.
final class EventRecorder: Sendable {
  private let recorded = Mutex<[String]>([])

  var names: [String] { recorded.withLock { $0 } }

  @Sendable func record(_ event: TrainingEvent) {
    let name =
      switch event {
      case .reading: "reading"
      case .prepared: "prepared"
      case .resumed(let epoch, let batch): "resumed \(epoch) \(batch)"
      case .extended(let epochs): "extended \(epochs)"
      case .shortened(let epochs): "shortened \(epochs)"
      case .progress: "progress"
      case .epoch: "epoch"
      case .evaluating: "evaluating"
      case .warning(let text): "warning \(text)"
      }
    recorded.withLock { $0.append(name) }
  }
}
