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
        case "adnet-detect": return _Detector(classes=5)
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


class _Stage(nn.Module):
    """A block that halves the picture, and one that keeps its size."""

    def __init__(self, channels, filters):
        super().__init__()
        self.down = _Block(channels, filters)
        self.refine = nn.Sequential(_convolution(filters, filters, stride=1), nn.ReLU(), _convolution(filters, filters, stride=1))

    def forward(self, x):
        x = self.down(x)
        return torch.relu(self.refine(x) + x)


class _Detector(nn.Module):
    """The detector of AdLens: rows of distances and logits for all points of three strides."""

    def __init__(self, classes, width=64):
        super().__init__()

        def unit(channels, filters, stride=1):
            return nn.Sequential(_convolution(channels, filters, stride=stride), nn.ReLU())

        def head(outputs):
            return nn.Sequential(unit(width, width), nn.Conv2d(width, outputs, 1))
        self.stem = nn.Sequential(unit(3, 24, 2), unit(24, 32, 2))
        self.stages = nn.ModuleList([_Stage(32, 64), _Stage(64, 128), _Stage(128, 192)])
        self.laterals = nn.ModuleList([nn.Conv2d(channels, width, 1, bias=False) for channels in (64, 128, 192)])
        self.smooth = nn.ModuleList([unit(width, width) for _ in range(3)])
        self.boxes = nn.ModuleList([head(4) for _ in range(3)])
        self.classes = nn.ModuleList([head(classes) for _ in range(3)])

    def forward(self, x):
        x = self.stem(x)
        features = []
        for stage in self.stages:
            x = stage(x)
            features.append(x)
        sums = [lateral(feature) for lateral, feature in zip(self.laterals, features)]
        for finer in (1, 0):
            sums[finer] = sums[finer] + nn.functional.interpolate(sums[finer + 1], scale_factor=2, mode="nearest")
        rows = []
        for smooth, boxes, classes, value in zip(self.smooth, self.boxes, self.classes, sums):
            value = smooth(value)
            rows += [boxes(value).flatten(1), classes(value).flatten(1)]
        return torch.cat(rows, 1)


def onnx(name, side=224):
    """A known network as ONNX, made once for all processes of a run."""
    folder = pathlib.Path(os.environ.get("PEER_FILES", tempfile.gettempdir()))
    path = folder / f"{name}-{side}.onnx"
    if not path.exists():
        export(build(name).eval(), torch.rand(1, 3, side, side), path)
    return path.read_bytes()


def export(module, x, path=None):
    """A module as ONNX with its weights inside."""
    buffer = io.BytesIO()
    torch.onnx.export(module, (x,), buffer, dynamo=False, opset_version=17, input_names=["x"], output_names=["y"])
    if path is not None:
        path.write_bytes(buffer.getvalue())
    return buffer.getvalue()
