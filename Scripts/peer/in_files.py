"""The usual ways in Python from JPEG and PNG files to a network's input and to labels; milliseconds of one image on all threads."""
import concurrent.futures
import itertools
import os
import pathlib
import time

import cv2
import numpy
import PIL
import turbojpeg
from PIL import Image

import rows


def _files(kind):
    return [str(path) for path in sorted(pathlib.Path(os.environ.get("PEER_FILES", "."), kind).glob(f"*.{kind}"))]


def _pillow(path):
    with Image.open(path) as image:
        image.draft("RGB", (224, 224))
        return numpy.asarray(image.convert("RGB").resize((224, 224), Image.Resampling.BILINEAR))


def _opencv(path):
    data = numpy.fromfile(path, numpy.uint8)
    image = cv2.imdecode(data, cv2.IMREAD_REDUCED_COLOR_4 if path.endswith(".jpg") else cv2.IMREAD_COLOR)
    return cv2.resize(image, (224, 224), interpolation=cv2.INTER_LINEAR)[:, :, ::-1]


class _FileReader:
    """Reads files on as many threads as are asked for; the decoders let go of Python's lock."""

    def __init__(self, threads):
        self.threads = threads
        cv2.setNumThreads(1)

    def decode(self, path):
        raise NotImplementedError

    def measure(self, row, seconds):
        if not isinstance(row, rows.Files):
            return None
        label = self.labeller(row)
        if label is None:
            return None
        images = itertools.cycle(_files(row.kind))
        with concurrent.futures.ThreadPoolExecutor(self.threads) as pool:
            list(pool.map(label, itertools.islice(images, 4)))
            start, count = time.perf_counter(), 0
            while count < 8 or time.perf_counter() - start < seconds:
                list(pool.map(label, itertools.islice(images, 8)))
                count += 8
            return (time.perf_counter() - start) / count * 1e3

    def labeller(self, row):
        return self.decode if row.network is None else None


class Pillow(_FileReader):
    name = "Pillow"
    version = PIL.__version__

    def decode(self, path):
        return _pillow(path)


class TurboJPEG(_FileReader):
    name = "PyTurboJPEG"
    version = turbojpeg.__version__ if hasattr(turbojpeg, "__version__") else ""

    def __init__(self, threads):
        super().__init__(threads)
        self.decoder = turbojpeg.TurboJPEG()

    def labeller(self, row):
        return super().labeller(row) if row.kind == "jpg" else None

    def decode(self, path):
        data = pathlib.Path(path).read_bytes()
        image = self.decoder.decode(data, pixel_format=turbojpeg.TJPF_RGB, scaling_factor=(1, 4))
        return cv2.resize(image, (224, 224), interpolation=cv2.INTER_LINEAR)


class OpenCV(_FileReader):
    """OpenCV, and for labels ONNX Runtime with one thread for each image."""
    name = "OpenCV + ONNX Runtime"
    version = cv2.__version__

    def decode(self, path):
        return _opencv(path)

    def labeller(self, row):
        if row.network is None:
            return self.decode
        import networks
        from in_onnx import ONNXRuntime
        session = ONNXRuntime(1).session(networks.onnx(row.network))
        name = session.get_inputs()[0].name

        def label(path):
            x = (_opencv(path).astype(numpy.float32) / 127.5 - 1).transpose(2, 0, 1)[None]
            return int(session.run(None, {name: numpy.ascontiguousarray(x)})[0].argmax())
        return label
