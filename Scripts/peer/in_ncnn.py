"""ncnn, which has the fastest 3x3 convolutions of the others at one image."""
import pathlib
import tempfile

import ncnn
import numpy

import rows
from clock import milliseconds


class NCNN:
    name = "ncnn"
    version = ncnn.__version__

    def __init__(self, threads):
        self.threads = threads

    def measure(self, row, seconds):
        if not isinstance(row, rows.Convolution) or row.backward or row.batch > 1:
            return None
        count = row.filters * row.channels // row.groups * row.kernel ** 2
        kind = "Convolution" if row.groups == 1 else "ConvolutionDepthWise"
        group = "" if row.groups == 1 else f" 7={row.groups}"
        lines = [
            "7767517", "2 2", "Input in 0 1 x",
            f"{kind} conv 1 1 x y 0={row.filters} 1={row.kernel} 3={row.stride} 4={row.kernel // 2} 5=0 6={count}{group}", ""]
        with tempfile.TemporaryDirectory() as folder:
            layer, weights = pathlib.Path(folder, "row.param"), pathlib.Path(folder, "row.bin")
            layer.write_text("\n".join(lines))
            values = numpy.random.default_rng(0).random(count, numpy.float32)
            # Four zero bytes say that the weights are plain floats.
            weights.write_bytes(bytes(4) + values.tobytes())
            net = ncnn.Net()
            net.opt.num_threads = self.threads
            net.opt.use_fp16_packed = net.opt.use_fp16_storage = net.opt.use_fp16_arithmetic = False
            net.opt.use_bf16_storage = False
            if net.load_param(str(layer)) or net.load_model(str(weights)):
                raise RuntimeError(f"ncnn cannot load {row.name}")
        # A Mat borrows the memory of the array, which must therefore stay.
        array = numpy.random.default_rng(0).random((row.channels, row.size, row.size), numpy.float32)
        x = ncnn.Mat(array)

        def run():
            extractor = net.create_extractor()
            extractor.input("x", x)
            status, _ = extractor.extract("y")
            if status:
                raise RuntimeError(f"ncnn cannot run {row.name}")
        return milliseconds(run, seconds)
