"""The same rows by `adlens bench`; milliseconds of a run, or for files of one image."""
import json
import subprocess
import sys

import rows


class AdLens:
    name = "AdLens"

    def __init__(self, path, files):
        self.path = path
        self.files = files
        self.version = self._run("--version").split()[-1]

    def _run(self, *words):
        done = subprocess.run([self.path, *map(str, words)], capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"adlens {' '.join(map(str, words))} ended with {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def _bench(self, *words):
        return json.loads(self._run("bench", *words, "--format", "json"))

    def machine(self):
        """The processor and its limits."""
        report = self._bench("kernels", "--only", "sgemm 512x512x512", "--seconds", "0.3")
        return {key: report[key] for key in ("cpu", "isa", "cores", "limits")}

    def kernels(self, threads, seconds, only):
        report = self._bench("kernels", "--threads", threads, "--seconds", seconds, *(["--only", only] if only else []))
        return {row["name"]: row["ms"] for row in report["rows"]}

    def measure(self, row, threads, seconds):
        """A row that `bench kernels` does not have."""
        match row:
            case rows.Network():
                words = ["--arch", row.network, "--imgsz", row.side, "--n", 60]
            case rows.Training():
                words = ["--arch", row.name, "--train", "--batch", row.batch, "--n", 60]
            case rows.Files():
                words = ["--arch", row.network or "efficientnet-lite0", "--imgsz", 224, "--images", f"{self.files}/{row.kind}", "--n", 60]
            case _:
                return None
        result = self._bench(*words, "--threads", threads)
        if isinstance(row, rows.Files):
            if row.network is None:
                return result["split_ms"]["decode"] + result["split_ms"]["resize"]
            return 1e3 / result["images_per_second_in_parallel"]
        return result["latency_ms"]["p50"]
