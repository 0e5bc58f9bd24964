"""Measures rows with one of the others in a process of its own: their thread pools get in each other's way.

Usage: worker.py PEER THREADS SECONDS, names of rows on standard input, one JSON line for each row on standard output."""
import importlib
import json
import sys
import warnings

import rows

PEERS = {
    "PyTorch": ("in_torch", "PyTorch"), "ONNX Runtime": ("in_onnx", "ONNXRuntime"), "OpenVINO": ("in_onnx", "OpenVINO"),
    "ncnn": ("in_ncnn", "NCNN"), "Pillow": ("in_files", "Pillow"), "PyTurboJPEG": ("in_files", "TurboJPEG"),
    "OpenCV + ONNX Runtime": ("in_files", "OpenCV"),
}


def main():
    warnings.filterwarnings("ignore")
    name, threads, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    module, kind = PEERS[name]
    peer = getattr(importlib.import_module(module), kind)(threads)
    print(json.dumps({"version": str(peer.version)}), flush=True)
    known = {row.name: row for row in rows.ALL}
    for line in sys.stdin.read().splitlines():
        try:
            result = {"name": line, "ms": peer.measure(known[line], seconds)}
        except Exception as error:  # one row that a version cannot do must not cost the others
            result = {"name": line, "ms": None, "error": f"{type(error).__name__}: {error}"}
        print(json.dumps(result), flush=True)


main()
