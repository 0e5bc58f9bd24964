"""Compares a Pascal VOC data set with the COCO files that `adlens convert` made of it.

Needs: Python 3.11 and pycocotools.
Usage: adlens convert DATA --to coco --out COCO; python Scripts/golden/compare_annotations.py DATA COCO

The VOC files are read by Python's own XML parser and the COCO files by pycocotools. Of boxes whose corners are one
point, none may be left; all others must be there, to a thousandth of a pixel after cutting them off at the edges.
"""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from pycocotools.coco import COCO

data, converted = Path(sys.argv[1]), Path(sys.argv[2])
found, sides = {}, {}
for path in sorted(converted.rglob("*.json")):
    coco = COCO(str(path))
    names = {number: category["name"] for number, category in coco.cats.items()}
    for number, image in coco.imgs.items():
        annotations = coco.loadAnns(coco.getAnnIds(imgIds=[number]))
        assert all(a["area"] > 0 and a["iscrowd"] in (0, 1) for a in annotations)
        stem = Path(image["file_name"]).stem
        assert stem not in found, stem
        found[stem] = sorted((names[a["category_id"]], *a["bbox"]) for a in annotations)
        sides[stem] = path.stem.removeprefix("instances_")

boxes = 0
for path in sorted((data / "Annotations").glob("*.xml")):
    root = ElementTree.parse(path).getroot()
    width, height = (float(root.find(f"size/{side}").text) for side in ("width", "height"))
    expected = []
    for thing in root.findall("object"):
        x0, y0, x1, y1 = (float(thing.find(f"bndbox/{tag}").text) for tag in ("xmin", "ymin", "xmax", "ymax"))
        if (x0, y0) == (x1, y1):
            continue
        x0, y0, x1, y1 = max(0, x0 - 1), max(0, y0 - 1), min(width, x1), min(height, y1)
        expected.append((thing.find("name").text, x0, y0, x1 - x0, y1 - y0))
    expected = sorted(set(expected))
    ours = found.pop(path.stem)
    assert [line[0] for line in ours] == [line[0] for line in expected], path
    for a, b in zip(ours, expected):
        assert all(abs(p - q) <= 1e-3 for p, q in zip(a[1:], b[1:])), (path, a, b)
    boxes += len(ours)
assert not found, sorted(found)

for name in ("train", "val", "test"):
    lines = (data / "ImageSets" / "Main" / f"{name}.txt").read_text().split()
    assert all(sides[line] == name for line in lines), name
print(f"the same {boxes} boxes in {len(sides)} images")
