#!/usr/bin/env python3
"""Checks that the reference implementation of safetensors reads a model file that AdLens wrote.

Needs: pip install safetensors numpy
Run:   python Scripts/golden/model_file.py [FILE]   (default: Tests/Golden/model.safetensors)
"""
import json
import pathlib
import sys

import numpy
import safetensors

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "Tests" / "Golden" / "model.safetensors"


def main():
    path = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else GOLDEN
    with safetensors.safe_open(path, "numpy") as file:
        metadata = file.metadata()
        tensors = {name: file.get_tensor(name) for name in file.keys()}
    assert metadata["format"] == "adlens-model", metadata
    for key in ("architecture", "class_names", "preprocessing", "calibration", "provenance"):
        json.loads(metadata[key])
    for name, tensor in tensors.items():
        assert tensor.dtype == numpy.float32, name
        print(f"{name:40} {list(tensor.shape)}")
    if path == GOLDEN:
        assert json.loads(metadata["class_names"]) == ["banner", 'sky"scraper']
        assert json.loads(metadata["calibration"]) == {"temperature": 1.25}
        assert tensors["conv.weight"].shape == (3, 3, 3, 4)
        expected = numpy.arange(108) % 17 * 0.25 - 2
        assert numpy.array_equal(tensors["conv.weight"].ravel(), expected)
        assert numpy.array_equal(tensors["norm.running_var"], numpy.ones(4))
    print(f"{path.name}: {len(tensors)} tensors, read by safetensors {safetensors.__version__}")


if __name__ == "__main__":
    main()
