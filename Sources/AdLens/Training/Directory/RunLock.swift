#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps two processes from training one run at the same time.
///
/// The lock belongs to the open folder, so that it ends with the process, however that ends.
final class RunLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock, or returns `nil` when another process has it.
  ///
  /// Where the file system knows no locks, the run is simply not protected.
  init?(_ directory: String) {
    descriptor = open(directory, O_RDONLY | O_CLOEXEC)
    if descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      close(descriptor)
      return nil
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}
