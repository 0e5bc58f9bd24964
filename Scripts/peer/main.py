"""Compares AdLens with other libraries row by row; see Scripts/peers.

Everything runs in turn, in several rounds, and of the rounds the fastest median of each side counts: other programs on the machine
only ever slow a round down."""
import argparse
import datetime
import json
import os
import pathlib
import platform
import subprocess
import sys
import tempfile

import rows
from ours import AdLens

PEERS = ["PyTorch", "ONNX Runtime", "OpenVINO", "ncnn", "Pillow", "PyTurboJPEG", "OpenCV + ONNX Runtime"]
HERE = pathlib.Path(__file__).parent


def photos(folder, count=16):
    """JPEG files of 1080x1080, quality 90, in one folder, PNG files of 1200x628 in another: the sample's pictures
    enlarged, the former with the noise of a camera."""
    import numpy
    from PIL import Image
    generator = numpy.random.default_rng(0)
    for kind in ("jpg", "png"):
        (folder / kind).mkdir()
    sources = sorted((HERE.parent.parent / "images").rglob("*.jpg")) or sorted((HERE.parent.parent / "images").rglob("*.png"))
    for index in range(count):
        with Image.open(sources[index * len(sources) // count]) as image:
            image = image.convert("RGB")
            image.resize((1200, 628), Image.Resampling.BICUBIC).save(folder / "png" / f"picture-{index:02}.png")
            large = numpy.asarray(image.resize((1080, 1080), Image.Resampling.BICUBIC), numpy.float32)
        noisy = (large + generator.normal(0, 4, large.shape)).clip(0, 255).astype(numpy.uint8)
        Image.fromarray(noisy).save(folder / "jpg" / f"photo-{index:02}.jpg", quality=90)


def ask(peer, threads, seconds, names, environment):
    """What one of the others says about rows: (version, {name: ms}, [errors])."""
    try:
        done = subprocess.run(
            [sys.executable, HERE / "worker.py", peer, str(threads), str(seconds)], input="\n".join(names), capture_output=True,
            text=True, env=environment, timeout=600)
    except subprocess.TimeoutExpired:
        return None, {}, [f"{peer}: not done after ten minutes"]
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    errors = [f"{peer}, {line['name']}: {line['error']}" for line in lines[1:] if "error" in line]
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        place = "before its first row" if len(lines) < 2 else f"after {lines[-1]['name']}"
        errors.append(f"{peer} ended with {done.returncode} {place}: {last}")
    if not lines:
        return None, {}, errors
    return lines[0]["version"], {line["name"]: line["ms"] for line in lines[1:] if line.get("ms")}, errors


def main():
    parser = argparse.ArgumentParser(prog="Scripts/peers")
    parser.add_argument("--adlens", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--threads", default="1,2", help="numbers of threads, with commas between")
    parser.add_argument("--rounds", type=int, default=3, help="how often everything is measured in turn")
    parser.add_argument("--seconds", type=float, default=0.3, help="how long a row is measured in a round")
    parser.add_argument("--only", default="", help="rows whose name contains this")
    parser.add_argument("--json", help="a file for the figures")
    parser.add_argument("--from", dest="start", default=".", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if not set(arguments.threads.split(",")) <= {"1", "2"}:
        parser.error("--threads takes 1, 2 or 1,2")
    if arguments.rounds < 1:
        parser.error("--rounds takes 1 and more")
    counts = [int(word) for word in arguments.threads.split(",")]
    wanted = [row for row in rows.ALL if arguments.only in row.name]
    if not wanted:
        parser.error(f"no row has '{arguments.only}' in its name; there are {', '.join(row.name for row in rows.ALL)}")
    best, versions, errors = {}, {}, set()
    with tempfile.TemporaryDirectory() as folder:
        photos(pathlib.Path(folder))
        environment = dict(os.environ, PEER_FILES=folder)
        ours = AdLens(arguments.adlens, folder)
        versions["AdLens"] = ours.version
        machine = ours.machine()

        def keep(row, threads, who, ms):
            if ms:
                key = (row, threads, who)
                best[key] = min(best.get(key, ms), ms)

        for number in range(arguments.rounds):
            for threads in counts:
                due = [row for row in wanted if threads in getattr(row, "threads", (1, 2))]
                print(f"Round {number + 1} of {arguments.rounds}, {threads} threads: AdLens", file=sys.stderr)
                kernels = ours.kernels(threads, arguments.seconds, arguments.only) if any(
                    isinstance(row, (rows.Product, rows.Convolution)) for row in due) else {}
                for row in due:
                    keep(row.name, threads, "AdLens", kernels.get(row.name) or ours.measure(row, threads, arguments.seconds))
                for peer in PEERS:
                    print(f"  {peer}", file=sys.stderr)
                    version, results, problems = ask(
                        peer, threads, arguments.seconds, [row.name for row in due], environment)
                    versions[peer] = version or versions.get(peer)
                    errors.update(problems)
                    for name, ms in results.items():
                        keep(name, threads, peer, ms)
    report(wanted, counts, best, versions, machine, errors, arguments)


def report(wanted, counts, best, versions, machine, errors, arguments):
    """Prints the table as Markdown, and writes the figures."""
    table = []
    for row in wanted:
        for threads in counts:
            ours = best.get((row.name, threads, "AdLens"))
            others = {peer: best[row.name, threads, peer] for peer in PEERS if (row.name, threads, peer) in best}
            if ours and others:
                first = min(others, key=others.get)
                table.append({
                    "name": row.name, "threads": threads, "adlens_ms": ours, "best": first, "best_ms": others[first],
                    "ratio": others[first] / ours, "others_ms": others})
    date = datetime.date.today().isoformat()
    print(f"{date}, {machine['cpu']}, {machine['isa']}, {platform.system()}; " + ", ".join(
        f"{name} {version}" for name, version in versions.items() if version))
    print("\n| Work | Threads | AdLens ms | Best other | ms | Times as fast |\n|---|---:|---:|---|---:|---:|")
    for line in table:
        print(f"| {line['name']} | {line['threads']} | {line['adlens_ms']:.3f} | {line['best']} | {line['best_ms']:.3f} | "
              f"{line['ratio']:.2f} |")
    for row in wanted:
        for threads in set(counts) & set(getattr(row, "threads", (1, 2))):
            if (row.name, threads, "AdLens") not in best:
                errors.add(f"AdLens, {row.name}, {threads} threads: no figure")
    for error in sorted(errors):
        print(f"not measured: {error}", file=sys.stderr)
    if arguments.json:
        document = {"schema_version": 1, "date": date, "machine": machine, "versions": versions, "rounds": arguments.rounds,
                    "rows": table, "errors": sorted(errors)}
        path = pathlib.Path(arguments.start, arguments.json)
        temporary = path.with_name(path.name + ".part")
        temporary.write_text(json.dumps(document, indent=1) + "\n")
        temporary.replace(path)


main()
