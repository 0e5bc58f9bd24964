"""Writes the fixtures of the image tests and the manifest of what they decode to.

Needs: Python 3.11, Pillow 11 or newer, numpy, and libturbojpeg (for the YCCK file).
Usage: python Scripts/golden/images.py [PNGSUITE_TRUTH.tar.gz]

The files in `made/` are drawn here. The other folders hold files of PngSuite, Go, libpng and
libjpeg-turbo, each with its licence beside it. `manifest.csv` gives for each file what Pillow makes of
it: size, mode, and the SHA-256 of its RGBA8 pixels. PngSuite's own truth (16-bit samples by their high
byte) replaces Pillow's when its archive is named; it is needed for a new manifest.
"""

import csv
import ctypes
import ctypes.util
import hashlib
import io
import json
import os
import struct
import sys
import tarfile
import zlib
from pathlib import Path

import numpy
from PIL import Image, ImageDraw

FIXTURES = Path(__file__).resolve().parents[2] / "Tests" / "ImagesTests" / "Fixtures"
MADE = FIXTURES / "made"


def picture(width=40, height=30):
    """A ramp with shapes on it: edges, flat areas and all hues in little space."""
    y, x = numpy.mgrid[0:height, 0:width]
    pixels = numpy.stack([x * 255 // (width - 1), y * 255 // (height - 1), (x * y) % 256], axis=-1)
    image = Image.fromarray(pixels.astype(numpy.uint8))
    draw = ImageDraw.Draw(image)
    draw.ellipse((6, 5, 20, 19), fill=(250, 240, 30))
    draw.rectangle((24, 12, 35, 25), fill=(20, 60, 200))
    return image


def with_alpha(image):
    """The picture with a ramp of alpha from left to right."""
    width, height = image.size
    alpha = numpy.tile(numpy.linspace(0, 255, width).astype(numpy.uint8), (height, 1))
    result = image.convert("RGBA")
    result.putalpha(Image.fromarray(alpha))
    return result


def exif(orientation, order="<"):
    """An EXIF block of one entry."""
    mark = b"II" if order == "<" else b"MM"
    entry = struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0)
    directory = struct.pack(order + "H", 1) + entry + struct.pack(order + "I", 0)
    return mark + struct.pack(order + "HI", 42, 8) + directory


def save(image, name, format, **options):
    image.save(MADE / name, format, **options)


def make_jpegs(image):
    save(image, "baseline.jpg", "JPEG", quality=80)
    save(image, "progressive.jpg", "JPEG", quality=80, progressive=True)
    save(image, "restart.jpg", "JPEG", quality=80, restart_marker_blocks=1)
    save(image.convert("L"), "grey.jpg", "JPEG", quality=80)
    save(image, "rgb.jpg", "JPEG", quality=80, keep_rgb=True)
    save(image, "exif-6-big-endian.jpg", "JPEG", quality=80, exif=b"Exif\0\0" + exif(6, ">"))
    save(image, "exif-3.jpg", "JPEG", quality=80, exif=b"Exif\0\0" + exif(3))
    ink = image.convert("CMYK")
    save(ink, "cmyk-adobe.jpg", "JPEG", quality=80)
    (MADE / "cmyk-plain.jpg").write_bytes(without_adobe((MADE / "cmyk-adobe.jpg").read_bytes()))
    inverted = (255 - numpy.asarray(ink)).astype(numpy.uint8)
    (MADE / "ycck-adobe.jpg").write_bytes(compress(inverted, 11))
    os.environ["TJ_ARITHMETIC"] = "1"
    (MADE / "arithmetic.jpg").write_bytes(compress(numpy.asarray(image), 0))
    del os.environ["TJ_ARITHMETIC"]


def without_adobe(jpeg):
    """The file without its APP14 segment: then its samples count as amounts of ink."""
    start = jpeg.index(b"\xff\xee")
    return jpeg[:start] + jpeg[start + 2 + struct.unpack(">H", jpeg[start + 2:start + 4])[0]:]


def compress(samples, pixel_format):
    """The file TurboJPEG makes of samples: of RGB (0) YCbCr, of inverted ink (11) Adobe's YCCK."""
    turbo = ctypes.CDLL(ctypes.util.find_library("turbojpeg"))
    turbo.tjInitCompress.restype = ctypes.c_void_p
    height, width = samples.shape[:2]
    out = ctypes.POINTER(ctypes.c_ubyte)()
    size = ctypes.c_ulong()
    status = turbo.tjCompress2(
        ctypes.c_void_p(turbo.tjInitCompress()), samples.tobytes(), width, 0, height, pixel_format,
        ctypes.byref(out), ctypes.byref(size), 2, 80, 0)
    assert status == 0
    return ctypes.string_at(out, size.value)


def make_pngs(image):
    save(image, "rgb.png", "PNG")
    save(with_alpha(image), "alpha.png", "PNG")
    save(image, "exif-8.png", "PNG", exif=exif(8))
    save(image, "animated.png", "PNG", save_all=True, append_images=[image.rotate(180)])
    png = (MADE / "rgb.png").read_bytes()
    end = png.index(b"IEND") - 4
    text = chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(5 << 20), 9))
    (MADE / "text-bomb.png").write_bytes(png[:33] + text + png[33:])
    (MADE / "unknown-ancillary.png").write_bytes(png[:33] + chunk(b"quUx", b"1") + png[33:])
    (MADE / "bad-unknown-critical.png").write_bytes(png[:33] + chunk(b"QUUX", b"1") + png[33:])
    (MADE / "bad-crc.png").write_bytes(png[:end - 1] + bytes([png[end - 1] ^ 1]) + png[end:])
    header = struct.pack(">IIBBBBB", 28_000, 28_000, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(3501 * 100), 9)
    (MADE / "bad-bomb.png").write_bytes(
        png[:8] + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b""))


def chunk(tag, body):
    return struct.pack(">I", len(body)) + tag + body + struct.pack(">I", zlib.crc32(tag + body))


def make_webps(image):
    save(image, "lossy.webp", "WEBP", quality=80)
    save(image, "lossless.webp", "WEBP", lossless=True)
    save(with_alpha(image), "lossy-alpha.webp", "WEBP", quality=80)
    save(with_alpha(image), "lossless-alpha.webp", "WEBP", lossless=True)
    save(image, "exif-6.webp", "WEBP", quality=80, exif=exif(6))
    frames = [image.rotate(90), image.rotate(180)]
    save(image, "animated.webp", "WEBP", save_all=True, append_images=frames, quality=80)
    clear = [frame.convert("RGBA") for frame in frames]
    save(
        with_alpha(image), "animated-alpha.webp", "WEBP", save_all=True, append_images=clear,
        lossless=True)


def make_gifs(image):
    few = image.quantize(32)
    save(few, "plain.gif", "GIF", interlace=0)
    save(few, "interlaced.gif", "GIF", interlace=1)
    save(few, "transparent.gif", "GIF", transparency=3, interlace=0)
    frames = [image.rotate(180).quantize(16), image.rotate(90).quantize(8)]
    save(few, "animated.gif", "GIF", save_all=True, append_images=frames, duration=100)


def pngsuite_truth(archive):
    """SHA-256 of the RGBA8 pixels of each file of PngSuite, from its archive of RGBA numbers."""
    truth = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            if not member.name.endswith(".json"):
                continue
            stem = Path(member.name).stem
            path = FIXTURES / "pngsuite" / (stem + ".png")
            if not path.exists():
                continue
            values = numpy.array(json.load(tar.extractfile(member)), dtype=numpy.uint32)
            bits = path.read_bytes()[24]
            pixels = (values >> 8 if bits == 16 else values).astype(numpy.uint8).tobytes()
            truth["pngsuite/" + path.name] = hashlib.sha256(pixels).hexdigest()
    return truth


def plain_ink(path):
    """RGBA of a four-colour file without an Adobe segment; Pillow takes it for an inverted one."""
    ink = 255 - numpy.asarray(Image.open(path)).astype(numpy.uint32)
    products = (255 - ink[..., :3]) * (255 - ink[..., 3:]) + 128
    colors = ((products >> 8) + products) >> 8
    return numpy.dstack([colors, numpy.full(colors.shape[:2], 255)]).astype(numpy.uint8).tobytes()


def row(path, truth):
    name = path.relative_to(FIXTURES).as_posix()
    try:
        image = Image.open(io.BytesIO(path.read_bytes()))
        image.load()
    except Exception as error:
        return [name, "", "", 0, 0, 0, "refused", ""]
    pixels = image.convert("RGBA").tobytes()
    if path.name == "cmyk-plain.jpg":
        pixels = plain_ink(path)
    digest = truth.get(name, hashlib.sha256(pixels).hexdigest())
    frames = getattr(image, "n_frames", 1)
    return [name, image.format.lower(), image.mode, *image.size, frames, "ok", digest]


def main():
    MADE.mkdir(exist_ok=True)
    image = picture()
    for make in (make_jpegs, make_pngs, make_webps, make_gifs):
        make(image)
    if len(sys.argv) < 2:
        return
    truth = pngsuite_truth(sys.argv[1])
    files = sorted(p for p in FIXTURES.rglob("*") if p.suffix in
                   {".png", ".jpg", ".jpeg", ".webp", ".gif"})
    with open(FIXTURES / "manifest.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow("file format mode width height frames pillow rgba_sha256".split())
        writer.writerows(row(path, truth) for path in files)


main()
