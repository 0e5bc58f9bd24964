"""Writes Tests/ImagesTests/Fixtures/resize.json: pictures resized by Pillow and PyTorch.

Needs: Python 3.11, numpy, Pillow and torch.
Usage: python Scripts/golden/resize.py

Shrinking by powers of two is Pillow's `Image.reduce` (by other numbers its fixed-point division rounds
108.514 down to 108), growing is PyTorch's bilinear `interpolate`
with pixel centres aligned (`align_corners=False`), rounded to nearest, halves up. The source pictures
are drawn from a formula that the test repeats; pixels are `[height, width, 3]`.
"""

import json
from pathlib import Path

import numpy
import torch
from PIL import Image

OUT = Path(__file__).resolve().parents[2] / "Tests" / "ImagesTests" / "Fixtures" / "resize.json"


def source(width, height):
    y, x, c = numpy.mgrid[0:height, 0:width, 0:3]
    return ((x * 37 + y * 101 + c * 53 + x * y * 7) % 256).astype(numpy.uint8)


def reduced(width, height, across, down):
    image = Image.fromarray(source(width, height)).reduce((across, down))
    return numpy.asarray(image)


def grown(width, height, out_width, out_height):
    planes = torch.from_numpy(source(width, height)).double().permute(2, 0, 1)[None]
    result = torch.nn.functional.interpolate(
        planes, size=(out_height, out_width), mode="bilinear", align_corners=False)
    # At an exact half PyTorch's own rounding errors decide: such cases are no goldens.
    assert (abs(result - torch.floor(result) - 0.5) > 1e-6).all(), (width, height)
    return torch.floor(result[0].permute(1, 2, 0) + 0.5).to(torch.uint8).numpy()


def case(kind, width, height, pixels):
    return {
        "kind": kind, "width": width, "height": height, "out_width": pixels.shape[1],
        "out_height": pixels.shape[0], "pixels": pixels.flatten().tolist(),
    }


cases = [case("reduce", w, h, reduced(w, h, a, d)) for w, h, a, d in
         [(8, 6, 2, 2), (40, 9, 4, 1), (16, 64, 16, 8), (32, 24, 8, 4)]]
cases += [case("grow", w, h, grown(w, h, a, d)) for w, h, a, d in
          [(9, 9, 13, 17), (8, 9, 16, 16), (9, 7, 15, 13), (7, 9, 10, 12), (7, 9, 8, 14), (9, 8, 16, 8)]]
OUT.write_text(json.dumps(cases, separators=(",", ":")) + "\n")
