"""Writes Tests/Golden/average-precision.json: random objects and detections with what pycocotools makes of them.

Needs: Python 3.11, numpy and pycocotools.
Usage: python Scripts/golden/average_precision.py

Boxes are [x, y, width, height]; truths are [image, class, box, area, crowd], detections [image, class, box, score].
Scores are rounded so that many are equal, areas differ from those of the boxes as those of outlines do, and some classes have no
object or no detection. The twelve figures are in pycocotools' order; -1 stands for none.
"""

import contextlib
import io
import json
from pathlib import Path

import numpy
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

OUT = Path(__file__).resolve().parents[2] / "Tests" / "Golden" / "average-precision.json"


def draw(seed, images, classes, truths, detections, crowds, decimals):
    generator = numpy.random.default_rng(seed)

    def box():
        sides = numpy.exp(generator.uniform(numpy.log(6), numpy.log(250), 2))
        return [round(float(v), 2) for v in (*generator.uniform(0, 300, 2), *sides)]

    true, found = [], []
    for _ in range(truths):
        # The last class has no object.
        image, label, b = int(generator.integers(images)), int(generator.integers(classes - 1)), box()
        true.append([image, label, b, round(b[2] * b[3] * float(generator.uniform(0.6, 1)), 3), int(generator.random() < crowds)])
    for _ in range(detections):
        image, label, b = int(generator.integers(images)), int(generator.integers(classes)), box()
        if generator.random() < 0.7:
            image, label, b, _, _ = true[generator.integers(truths)]
            jitter = generator.normal(0, 0.08, 4)
            b = [b[0] + jitter[0] * b[2], b[1] + jitter[1] * b[3], b[2] * numpy.exp(jitter[2]), b[3] * numpy.exp(jitter[3])]
            b = [round(float(v), 2) for v in b]
        # The first class has no detection.
        if label > 0:
            found.append([image, label, b, round(float(generator.random()), decimals)])
    return true, found


def measure(images, classes, true, found):
    coco = COCO()
    coco.dataset = {
        "images": [{"id": i + 1} for i in range(images)],
        "categories": [{"id": c + 1, "name": str(c)} for c in range(classes)],
        "annotations": [
            {"id": n + 1, "image_id": i + 1, "category_id": c + 1, "bbox": b, "area": area, "iscrowd": crowd}
            for n, (i, c, b, area, crowd) in enumerate(true)
        ],
    }
    with contextlib.redirect_stdout(io.StringIO()):
        coco.createIndex()
        results = coco.loadRes([{"image_id": i + 1, "category_id": c + 1, "bbox": b, "score": s} for i, c, b, s in found])
        evaluation = COCOeval(coco, results, "bbox")
        evaluation.evaluate()
        evaluation.accumulate()
        evaluation.summarize()
    # [threshold, recall, class, area range, most detections]
    precision = evaluation.eval["precision"]

    def mean(values):
        values = values[values > -1]
        return float(values.mean()) if values.size else -1.0

    return {
        "figures": [float(v) for v in evaluation.stats],
        "per_class": [[mean(precision[:, :, c, 0, 2]), mean(precision[0, :, c, 0, 2]), mean(precision[5, :, c, 0, 2])]
                      for c in range(classes)],
    }


cases = []
for seed, images, classes, truths, detections, crowds, decimals in [
    (0, 8, 4, 60, 160, 0.0, 3), (1, 6, 3, 70, 200, 0.2, 1), (2, 1, 3, 60, 330, 0.1, 2), (3, 30, 6, 80, 120, 0.5, 2),
]:
    true, found = draw(seed, images, classes, truths, detections, crowds, decimals)
    cases.append({"images": images, "classes": classes, "truths": true, "detections": found, **measure(images, classes, true, found)})
OUT.write_text(json.dumps(cases, separators=(",", ":")) + "\n")
