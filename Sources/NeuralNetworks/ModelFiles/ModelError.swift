import FileFormats

/// Why a model file cannot be used; every case names the path.
public enum ModelError: Error, Hashable, Sendable {
  /// The file cannot be read or written at all.
  case file(FileError)

  /// The file is not in the format of models.
  case notAModel(path: String, reason: String)

  /// The file ends before its data does.
  case truncated(path: String, declared: Int, available: Int)

  /// The file has the format, but its parts contradict each other: it was damaged or tampered with.
  case damaged(path: String, SafeTensorsError)

  /// A part of the metadata is missing or cannot be read.
  case metadata(path: String, key: String, reason: String)

  /// The file was written by a later version.
  case newerFormat(path: String, version: Int, supported: Int)

  /// The model does another task.
  case otherTask(path: String, expected: String, found: String)

  /// The description of the network cannot be used.
  case architecture(path: String, ArchitectureError)

  /// The layers of the network do not fit together.
  case network(path: String, NetworkError)

  /// A tensor that the network needs is not there.
  case missingTensor(path: String, tensor: String)

  /// A tensor that the network does not know.
  case extraTensor(path: String, tensor: String)

  /// A tensor has another shape than the network needs.
  case tensorShape(path: String, tensor: String, declared: [Int], computed: [Int])

  /// A tensor is not of 32-bit floats.
  case tensorType(path: String, tensor: String, type: String)

  /// The number of class names differs from the number of outputs.
  case classCount(path: String, declared: Int, computed: Int)

  /// A weight is NaN or infinite.
  case notFinite(path: String, tensor: String)

  /// A variance is below zero.
  case negative(path: String, tensor: String)

  /// The network computed a score that is NaN or infinite, from weights that are not.
  case scoresNotFinite(path: String)

  /// The network has no feature maps: none of its layers is a convolution.
  case noFeatureMaps(path: String)
}

extension ModelError: CustomStringConvertible {
  /// One line: the path, the reason, the next step.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .notAModel(let path, let reason):
      "\(path): is not a model file (\(reason)); name a .safetensors file that 'adlens train' wrote"
    case .truncated(let path, let declared, let available):
      "\(path): is truncated (\(grouped(available)) of \(grouped(declared)) bytes); copy it again"
    case .damaged(let path, let error): "\(path): is damaged: \(error); copy it again"
    case .metadata(let path, let key, let reason):
      "\(path): its metadata \(quoted(key)) cannot be used (\(reason)); copy it again"
    case .newerFormat(let path, let version, let supported):
      "\(path): has the format version \(version), newer than \(supported); update adlens"
    case .otherTask(let path, let expected, let found):
      "\(path): is a model for \(quoted(found)), not for \(quoted(expected)); name another model"
    case .architecture(let path, let error):
      "\(path): its network cannot be used: \(error); update adlens or train again"
    case .network(let path, let error):
      "\(path): its network cannot be used: \(error); update adlens or train again"
    case .missingTensor(let path, let tensor):
      "\(path): lacks the tensor \(quoted(tensor)) of its network; copy it again"
    case .extraTensor(let path, let tensor):
      "\(path): has a tensor \(quoted(tensor)) that its network does not know; copy it again"
    case .tensorShape(let path, let tensor, let declared, let computed):
      "\(path): the tensor \(quoted(tensor)) has the shape \(declared) where the network needs "
        + "\(computed); copy it again"
    case .tensorType(let path, let tensor, let type):
      "\(path): the tensor \(quoted(tensor)) is of the type \(type) where F32 is needed; convert it"
    case .classCount(let path, let declared, let computed):
      "\(path): names \(declared) classes but its network has \(computed) outputs; copy it again"
    case .notFinite(let path, let tensor):
      "\(path): the tensor \(quoted(tensor)) has values that are not finite; train again with a "
        + "lower learning rate"
    case .negative(let path, let tensor):
      "\(path): the tensor \(quoted(tensor)) has values below zero, which a variance never is; "
        + "copy it again"
    case .scoresNotFinite(let path):
      "\(path): its network computes scores that are not finite; copy it again, or train again with "
        + "a lower learning rate"
    case .noFeatureMaps(let path):
      "\(path): its network has no convolutions, so Grad-CAM has no maps to look at; use occlusion"
    }
  }
}
