"""The pieces of work that are compared: names are those of `adlens bench kernels` where it has them."""
import dataclasses


@dataclasses.dataclass(frozen=True)
class Product:
    """A matrix product of [rows, depth] and [depth, columns]."""
    rows: int
    columns: int
    depth: int

    @property
    def name(self):
        return f"sgemm {self.rows}x{self.columns}x{self.depth}"


@dataclasses.dataclass(frozen=True)
class Convolution:
    """A convolution of square pictures with same padding; `backward` adds both gradients."""
    name: str
    channels: int
    filters: int
    size: int
    kernel: int = 3
    stride: int = 1
    groups: int = 1
    batch: int = 1
    backward: bool = False
    threads: tuple = (1, 2)


@dataclasses.dataclass(frozen=True)
class Network:
    """A forward pass of a named network, batch 1, random weights; `side` is in the name where it is not 224."""
    network: str
    side: int = 224
    threads: tuple = (1, 2)

    @property
    def name(self):
        return self.network if self.side == 224 else f"{self.network} {self.side}"


@dataclasses.dataclass(frozen=True)
class Training:
    """Training steps of a small network on random pictures."""
    name: str
    batch: int
    threads: tuple = (1, 2)


@dataclasses.dataclass(frozen=True)
class Files:
    """JPEG files of 1080x1080 or PNG files of 1200x628 to 224x224, and with a network to labels."""
    name: str
    network: str | None = None
    threads: tuple = (1, 2)
    kind: str = "jpg"


PRODUCTS = [
    Product(512, 512, 512), Product(1024, 1024, 1024), Product(64, 3136, 576), Product(256, 3136, 64),
    Product(64, 128, 5408), Product(1280, 49, 320),
]


def convolutions():
    squares = [(64, 56), (128, 28), (256, 14), (512, 7)]
    for channels, size in squares:
        yield Convolution(f"conv 3x3 {channels}@{size}", channels, channels, size)
    for channels, size in squares:
        yield Convolution(f"conv 3x3 {channels}@{size} forward+backward", channels, channels, size, backward=True, threads=(1,))
    for channels, size in squares:
        yield Convolution(
            f"conv 3x3 {channels}@{size} batch 32 forward+backward", channels, channels, size, batch=32, backward=True, threads=(2,))
    yield Convolution("conv 3x3 s2 3-32@224", 3, 32, 224, stride=2)
    for name, arguments in [
        ("depthwise 3x3 144@56", dict(channels=144, filters=144, size=56, groups=144)),
        ("depthwise 5x5 240@28", dict(channels=240, filters=240, size=28, kernel=5, groups=240)),
        ("conv 1x1 64-256@56", dict(channels=64, filters=256, size=56, kernel=1)),
    ]:
        yield Convolution(name, threads=(1,), **arguments)
        yield Convolution(name + " forward+backward", threads=(1,), backward=True, **arguments)


NETWORKS = [
    Network("resnet18"), Network("mobilenet-v2"), Network("efficientnet-lite0"), Network("adnet-detect", 320),
    Network("adnet-detect", 640),
]
TRAININGS = [Training("keras-cnn", 64), Training("mlp", 128), Training("adnet", 64, threads=(2,))]
FILES = [
    Files("jpeg 1080 to 224", threads=(1,)), Files("png 1200x628 to 224", threads=(1,), kind="png"),
    Files("jpeg 1080 to label, efficientnet-lite0", "efficientnet-lite0", threads=(2,)),
]

ALL = PRODUCTS + list(convolutions()) + NETWORKS + TRAININGS + FILES
