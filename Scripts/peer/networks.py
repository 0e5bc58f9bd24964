"""The networks as PyTorch modules and as ONNX files, with random weights."""
import io
import os
import pathlib
import tempfile

import torch
from torch import nn


def build(name):
    """A known network with 1000 classes."""
    import timm
    import torchvision
    torch.manual_seed(0)
    match name:
        case "resnet18": return torchvision.models.resnet18()
        case "mobilenet-v2": return torchvision.models.mobilenet_v2()
        case "efficientnet-lite0": return timm.create_model("efficientnet_lite0", pretrained=False)
    raise ValueError(name)


def small_input(name):
    return (3, 128, 128) if name == "adnet" else (1, 28, 28)


def small(name):
    """A network of AdLens with ten classes."""
    torch.manual_seed(0)
    match name:
        case "keras-cnn":
            return nn.Sequential(
                nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(32 * 13 * 13, 128), nn.ReLU(),
                nn.Linear(128, 10))
        case "mlp": return nn.Sequential(nn.Flatten(), nn.Linear(784, 512), nn.ReLU(), nn.Linear(512, 10))
        case "adnet":
            return nn.Sequential(
                _convolution(3, 32), nn.ReLU(), _Block(32, 64), _Block(64, 128), _Block(128, 256), nn.AdaptiveAvgPool2d(1),
                nn.Flatten(), nn.Dropout(0.2), nn.Linear(256, 10))
    raise ValueError(name)


def _convolution(channels, filters, kernel=3, stride=2):
    return nn.Sequential(nn.Conv2d(channels, filters, kernel, stride, kernel // 2, bias=False), nn.BatchNorm2d(filters))


class _Block(nn.Module):
    def __init__(self, channels, filters):
        super().__init__()
        self.body = nn.Sequential(_convolution(channels, filters), nn.ReLU(), _convolution(filters, filters, stride=1))
        self.shortcut = _convolution(channels, filters, kernel=1)

    def forward(self, x):
        return torch.relu(self.body(x) + self.shortcut(x))


def onnx(name):
    """A known network as ONNX, made once for all processes of a run."""
    folder = pathlib.Path(os.environ.get("PEER_FILES", tempfile.gettempdir()))
    path = folder / f"{name}.onnx"
    if not path.exists():
        export(build(name).eval(), torch.rand(1, 3, 224, 224), path)
    return path.read_bytes()


def export(module, x, path=None):
    """A module as ONNX with its weights inside."""
    buffer = io.BytesIO()
    torch.onnx.export(module, (x,), buffer, dynamo=False, opset_version=17, input_names=["x"], output_names=["y"])
    if path is not None:
        path.write_bytes(buffer.getvalue())
    return buffer.getvalue()
