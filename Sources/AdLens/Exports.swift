// One import gives a user of the library everything its modules offer.
@_exported import CampaignStore
@_exported import Datasets
@_exported import Detection
@_exported import FileFormats
@_exported import Images
@_exported import Kernels
@_exported import NeuralNetworks
@_exported import Ranking
@_exported import Reports
@_exported import Statistics
@_exported import Synthetic
@_exported import Tensors
@_exported import Training
