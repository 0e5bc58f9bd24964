"""Shaded vector shapes on a transparent picture: the pencils everything else draws with.

Shapes are given in design units; `Art(100, 80, width)` draws a 100 x 80 unit sheet `width` pixels wide.
Pages are drawn at SCALE times their final size and reduced once, which is the only anti-aliasing needed.
"""

import math

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

SCALE = 3


def rgb(color):
    """`"#rrggbb"` or a tuple, as a tuple."""
    if isinstance(color, str):
        return tuple(int(color[i : i + 2], 16) for i in (1, 3, 5))
    return tuple(color)


def mix(a, b, t):
    """The colour `t` of the way from `a` to `b`."""
    a, b = rgb(a), rgb(b)
    return tuple(round(x + (y - x) * t) for x, y in zip(a[:3], b[:3]))


def lighter(color, t):
    return mix(color, (255, 255, 255), t)


def darker(color, t):
    return mix(color, (8, 8, 20), t)


def luminance(color):
    r, g, b = rgb(color)[:3]
    return (0.299 * r + 0.587 * g + 0.114 * b) / 255


class Linear:
    """A gradient along `angle` degrees (0: left to right, 90: top to bottom) through `colors`."""

    def __init__(self, *colors, angle=90):
        self.colors = [rgb(c) for c in colors]
        self.angle = angle

    def position(self, width, height):
        a = math.radians(self.angle)
        x = np.linspace(-0.5, 0.5, width, dtype=np.float32)[None, :] * math.cos(a)
        y = np.linspace(-0.5, 0.5, height, dtype=np.float32)[:, None] * math.sin(a)
        return (x + y) / (abs(math.cos(a)) + abs(math.sin(a))) + 0.5

    def pixels(self, width, height):
        at = np.clip(self.position(width, height), 0, 1)
        stops = np.linspace(0, 1, len(self.colors))
        bands = [np.interp(at, stops, [c[i] for c in self.colors]) for i in range(3)]
        return Image.fromarray(np.stack(bands, -1).astype(np.uint8), "RGB")


class Radial(Linear):
    """A gradient from the point (x, y) outwards, reaching its last colour at `radius` (in widths)."""

    def __init__(self, *colors, x=0.5, y=0.5, radius=0.7):
        super().__init__(*colors)
        self.x, self.y, self.radius = x, y, radius

    def position(self, width, height):
        x = (np.linspace(0, 1, width, dtype=np.float32)[None, :] - self.x) * width
        y = (np.linspace(0, 1, height, dtype=np.float32)[:, None] - self.y) * height
        return np.hypot(x, y) / (self.radius * max(width, height))


def paint_pixels(paint, size):
    return paint.pixels(*size) if isinstance(paint, Linear) else Image.new("RGB", size, rgb(paint)[:3])


def smooth(points, closed=True, steps=10):
    """A Catmull-Rom curve through `points`."""
    n = len(points)
    out = []
    for i in range(n if closed else n - 1):
        at = (lambda j: points[j % n]) if closed else (lambda j: points[min(max(j, 0), n - 1)])
        p0, p1, p2, p3 = at(i - 1), at(i), at(i + 1), at(i + 2)
        for k in range(steps):
            t = k / steps
            out.append(tuple(
                0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t
                       + (3 * b - a - 3 * c + d) * t ** 3)
                for a, b, c, d in zip(p0, p1, p2, p3)))
    return out if closed else out + [tuple(points[-1])]


class Art:
    """A transparent sheet of `units_w` x `units_h` design units, `width` pixels wide."""

    def __init__(self, units_w, units_h, width):
        self.unit = width / units_w
        self.size = (max(1, round(width)), max(1, round(units_h * self.unit)))
        self.image = Image.new("RGBA", self.size, (0, 0, 0, 0))
        self.last = None

    def _px(self, points):
        return [(x * self.unit, y * self.unit) for x, y in points]

    def stencil(self, draw):
        """An empty mask after `draw(pen)`."""
        mask = Image.new("L", self.size, 0)
        draw(ImageDraw.Draw(mask))
        return mask

    def fill(self, mask, paint, opacity=1.0, blur=0.0, within=None):
        """Lays `paint` through `mask`; `within` is "last" (the shape before), "art" or a mask."""
        own = mask
        if blur:
            mask = mask.filter(ImageFilter.GaussianBlur(blur * self.unit))
        if within is not None:
            inside = {"last": self.last, "art": self.image.getchannel("A")}.get(within, within) \
                if isinstance(within, str) else within
            mask = ImageChops.multiply(mask, inside)
        else:
            self.last = own
        box = mask.getbbox()
        if box is None:
            return self
        mask = mask.crop(box)
        if opacity < 1:
            mask = mask.point(lambda v: round(v * opacity))
        layer = paint_pixels(paint, mask.size).convert("RGBA")
        layer.putalpha(mask)
        self.image.alpha_composite(layer, box[:2])
        return self

    def poly(self, points, paint, **kw):
        return self.fill(self.stencil(lambda d: d.polygon(self._px(points), fill=255)), paint, **kw)

    def blob(self, points, paint, **kw):
        return self.poly(smooth(points), paint, **kw)

    def rect(self, x, y, w, h, paint, r=0.0, **kw):
        u = self.unit
        box = (x * u, y * u, max(x * u, (x + w) * u - 1), max(y * u, (y + h) * u - 1))
        r = min(r, w / 2, h / 2) * u
        return self.fill(self.stencil(lambda d: d.rounded_rectangle(box, r, fill=255)), paint, **kw)

    def ellipse(self, cx, cy, rx, ry, paint, turn=0.0, **kw):
        if turn:
            a = math.radians(turn)
            ring = [(cx + rx * math.cos(t) * math.cos(a) - ry * math.sin(t) * math.sin(a),
                     cy + rx * math.cos(t) * math.sin(a) + ry * math.sin(t) * math.cos(a))
                    for t in np.linspace(0, 2 * math.pi, 72, endpoint=False)]
            return self.poly(ring, paint, **kw)
        u = self.unit
        box = ((cx - rx) * u, (cy - ry) * u, (cx + rx) * u, (cy + ry) * u)
        return self.fill(self.stencil(lambda d: d.ellipse(box, fill=255)), paint, **kw)

    def ring(self, cx, cy, outer, inner, paint, **kw):
        u = self.unit

        def draw(d):
            for radius, value in ((outer, 255), (inner, 0)):
                d.ellipse(((cx - radius) * u, (cy - radius) * u, (cx + radius) * u, (cy + radius) * u), fill=value)
        return self.fill(self.stencil(draw), paint, **kw)

    def line(self, points, width, paint, curved=False, **kw):
        points = self._px(smooth(points, closed=False) if curved else points)
        w = max(1, round(width * self.unit))

        def draw(d):
            d.line(points, fill=255, width=w, joint="curve")
            for x, y in (points[0], points[-1]):
                d.ellipse((x - w / 2, y - w / 2, x + w / 2, y + w / 2), fill=255)
        return self.fill(self.stencil(draw), paint, **kw)

    def paste(self, picture, x, y):
        """Another picture with its top-left corner at (x, y) units, composited."""
        self.image.alpha_composite(picture.convert("RGBA"), (max(0, round(x * self.unit)), max(0, round(y * self.unit))))
        return self


def noise(rng, width, height, cells=4, octaves=4, stretch=1.0):
    """Fractal value noise in 0..1, `cells` blobs across the shorter side, `stretch` times wider than high."""
    total = np.zeros((height, width), np.float32)
    weight, scale = 1.0, max(1, cells)
    short = min(width, height)
    for _ in range(octaves):
        nx = max(2, round(scale * width / short / stretch) + 1)
        ny = max(2, round(scale * height / short) + 1)
        grid = Image.fromarray((rng.random((ny, nx)) * 255).astype(np.uint8), "L")
        total += weight * np.asarray(grid.resize((width, height), Image.BICUBIC), np.float32)
        weight, scale = weight / 2, scale * 2
    low, high = total.min(), total.max()
    return (total - low) / max(high - low, 1e-6)


def shade(picture, field, strength):
    """`picture` (RGB) made lighter and darker by `field` (0..1, mean near 0.5)."""
    pixels = np.asarray(picture, np.float32) * (1 + strength * (field[..., None] - 0.5))
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8), "RGB")


def tint(picture, color, alpha):
    """`picture` (RGB) covered by `color` where the array `alpha` (0..1) says so."""
    base = np.asarray(picture, np.float32)
    over = np.array(rgb(color)[:3], np.float32)
    return Image.fromarray((base + (over - base) * np.clip(alpha, 0, 1)[..., None]).astype(np.uint8), "RGB")
