"""Backgrounds: studio sweeps, table tops, streets and landscapes, each an RGB picture of any shape."""

import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from paint import Art, Linear, Radial, darker, lighter, mix, noise, paint_pixels, rgb, shade, tint


def studio(rng, w, h, color):
    """A lit sweep of paper: a soft pool of light and a darker floor."""
    x = 0.3 + 0.4 * rng.random()
    picture = Radial(lighter(color, 0.32), color, darker(color, 0.28), x=x, y=0.4, radius=0.75).pixels(w, h)
    floor = np.linspace(0, 1, h, dtype=np.float32)[:, None] * np.ones((1, w), np.float32)
    return tint(picture, darker(color, 0.5), np.clip((floor - 0.72) * 2.2, 0, 0.32))


def sweep(rng, w, h, a, b):
    """A plain two-colour gradient at a slant."""
    return Linear(a, b, angle=float(rng.choice([20, 45, 90, 135]))).pixels(w, h)


def shapes(rng, w, h, color, accent):
    """A flat colour with large soft geometric shapes."""
    art = Art(w, h, w)
    art.rect(0, 0, w, h, color)
    for _ in range(int(rng.integers(2, 5))):
        r = (0.2 + 0.45 * rng.random()) * max(w, h) * 0.6
        cx, cy = rng.random() * w, rng.random() * h
        tone = [lighter(color, 0.14), darker(color, 0.1), mix(color, accent, 0.35)][int(rng.integers(3))]
        if rng.random() < 0.6:
            art.ellipse(cx, cy, r, r, tone, opacity=0.8)
        else:
            art.ring(cx, cy, r, r * 0.72, tone, opacity=0.7)
    return art.image.convert("RGB")


def rays(rng, w, h, color):
    """A sunburst from one point, as sale ads have."""
    picture = Image.new("RGB", (w, h), rgb(color))
    draw = ImageDraw.Draw(picture)
    cx, cy, far, n = w * (0.3 + 0.4 * rng.random()), h * 0.55, 2 * (w + h), int(rng.integers(12, 20))
    for i in range(n):
        a, b = 2 * math.pi * i / n, 2 * math.pi * (i + 0.5) / n
        draw.polygon([(cx, cy), (cx + far * math.cos(a), cy + far * math.sin(a)),
                      (cx + far * math.cos(b), cy + far * math.sin(b))], fill=lighter(color, 0.1))
    return picture


def bokeh(rng, w, h, color):
    """Out-of-focus lights in the dark."""
    picture = Linear(darker(color, 0.35), darker(color, 0.75), angle=70).pixels(w, h)
    s = min(w, h)
    for _ in range(34):
        r, x, y = s * (0.03 + 0.09 * rng.random()), rng.random() * w, rng.random() * h
        glow = Image.new("L", (w, h), 0)
        ImageDraw.Draw(glow).ellipse((x - r, y - r, x + r, y + r), fill=int(20 + 60 * rng.random()))
        picture.paste(paint_pixels(mix(lighter(color, 0.5), "#ffcf8a", rng.random()), (w, h)), (0, 0), glow)
    return picture.filter(ImageFilter.GaussianBlur(s * 0.006))


def wood(rng, w, h):
    """Planks seen from above."""
    tone = [rgb("#8a5a34"), rgb("#b98a5a"), rgb("#5d3d28"), rgb("#d8c3a5"), rgb("#3d2c23")][int(rng.integers(5))]
    picture = shade(Image.new("RGB", (w, h), tone), noise(rng, w, h, 10, 3, stretch=14), 0.5)
    draw = ImageDraw.Draw(picture, "RGBA")
    planks = max(2, round(4 * h / min(w, h)))
    for i in range(planks):
        y = h * i / planks
        draw.rectangle((0, y, w, h * (i + 1) / planks), fill=(255, 240, 210, int(rng.integers(0, 26))))
        draw.line((0, y, w, y), fill=(20, 10, 5, 150), width=max(1, min(w, h) // 130))
    return vignette(picture, 0.3)


def slate(rng, w, h):
    """A dark stone or plaster table."""
    tone = [rgb("#2b2f33"), rgb("#3a3633"), rgb("#e9e4dc"), rgb("#21363b"), rgb("#7b2f28")][int(rng.integers(5))]
    return vignette(shade(Image.new("RGB", (w, h), tone), noise(rng, w, h, 7, 6), 0.2), 0.35)


def cloth(rng, w, h, color):
    """A checked table cloth."""
    s = max(8, min(w, h) // int(rng.integers(6, 11)))
    x, y = (np.arange(w) // s) % 2, (np.arange(h) // s) % 2
    cover = (x[None, :] + y[:, None]) / 2.0
    return vignette(tint(Image.new("RGB", (w, h), (250, 247, 240)), color, cover * 0.85), 0.2)


def facets(rng, w, h, color):
    """Large folded triangles, each a little lighter or darker."""
    picture = Image.new("RGB", (w, h), rgb(color))
    draw = ImageDraw.Draw(picture)
    step = min(w, h) / float(rng.uniform(2.6, 4.2))
    nx, ny = int(w / step) + 3, int(h / step) + 3
    at = [[((i - 0.5 + 0.7 * (rng.random() - 0.5)) * step, (j - 0.5 + 0.7 * (rng.random() - 0.5)) * step) for i in range(nx)] for j in range(ny)]
    for j in range(ny - 1):
        for i in range(nx - 1):
            a, b, c, d = at[j][i], at[j][i + 1], at[j + 1][i], at[j + 1][i + 1]
            for corners in ((a, b, c), (b, d, c)):
                t = rng.uniform(-0.17, 0.17)
                draw.polygon(corners, fill=lighter(color, t) if t > 0 else darker(color, -t))
    return picture


def ledger(rng, w, h, color):
    """Graph paper with a faint rising line."""
    picture = Linear(lighter(color, 0.1), darker(color, 0.12), angle=60).pixels(w, h)
    art = Art(w, h, w)
    step, ink = min(w, h) / 11, lighter(color, 0.45) if sum(rgb(color)) < 420 else darker(color, 0.3)
    for x in np.arange(step / 2, w, step):
        art.line([(x, 0), (x, h)], step * 0.04, ink, opacity=0.4)
    for y in np.arange(step / 2, h, step):
        art.line([(0, y), (w, y)], step * 0.04, ink, opacity=0.4)
    n = 9
    climb = [(w * i / (n - 1), h * (0.85 - 0.6 * i / (n - 1) + rng.uniform(-0.09, 0.09))) for i in range(n)]
    art.line(climb, step * 0.22, ink, opacity=0.5)
    picture.paste(art.image, (0, 0), art.image)
    return picture


def circuit(rng, w, h, color):
    """Fine traces with bends and pads on a board."""
    picture = Linear(lighter(color, 0.06), darker(color, 0.3), angle=45).pixels(w, h)
    art = Art(w, h, w)
    s, ink = min(w, h), lighter(color, 0.4) if sum(rgb(color)) < 420 else darker(color, 0.28)
    for _ in range(int(26 * max(w, h) / s)):
        x, y, d = rng.random() * w, rng.random() * h, s * rng.uniform(0.1, 0.4)
        bend = d * 0.4 * rng.choice([-1, 1])
        points = [(x, y), (x + d, y), (x + d + abs(bend), y + bend), (x + 2 * d, y + bend)]
        art.line(points, s * 0.007, ink, opacity=0.55)
        for px, py in (points[0], points[-1]):
            art.ring(px, py, s * 0.017, s * 0.009, ink, opacity=0.8)
    picture.paste(art.image, (0, 0), art.image)
    return picture


def glow(rng, w, h, color):
    """Bright tubes of light over a dark, slightly reflecting floor."""
    picture = Linear(darker(color, 0.55), darker(color, 0.8), angle=90).pixels(w, h)
    s = min(w, h)
    bright = [mix(color, "#35d0ff", 0.6), mix(color, "#ff4fd8", 0.6), mix(color, "#ffffff", 0.5)]
    art = Art(w, h, w)
    for k in range(int(rng.integers(3, 6))):
        x, tone, lean = rng.random() * w, bright[k % 3], s * rng.uniform(-0.5, 0.5)
        for width, strength, blur in ((0.09, 0.5, 0.05), (0.03, 0.7, 0.012), (0.011, 1.0, 0.0)):
            art.line([(x, -s * 0.1), (x + lean, h * 0.78)], s * width, lighter(tone, 0.6 if blur == 0 else 0.1), opacity=strength, blur=s * blur)
    picture.paste(art.image, (0, 0), art.image)
    y0 = round(h * 0.78)
    mirror = picture.crop((0, max(0, y0 - (h - y0)), w, y0)).transpose(Image.FLIP_TOP_BOTTOM).resize((w, h - y0))
    picture.paste(Image.blend(mirror.filter(ImageFilter.GaussianBlur(s * 0.02)), Image.new("RGB", mirror.size, (8, 8, 14)), 0.45), (0, y0))
    return picture


def folds(rng, w, h, color):
    """Draped cloth."""
    x = np.linspace(0, 1, w, dtype=np.float32)[None, :] * w / min(w, h)
    y = np.linspace(0, 1, h, dtype=np.float32)[:, None] * h / min(w, h)
    warp = noise(rng, w, h, 2, 2)
    slant = rng.uniform(-0.8, 0.8)
    wave = np.sin((x + slant * y) * rng.uniform(9, 15) + warp * 7) + 0.5 * np.sin((x + slant * y) * 27 + warp * 11)
    return shade(Image.new("RGB", (w, h), rgb(color)), 0.5 + wave / 3, 0.34)


def terrazzo(rng, w, h, color, accent):
    """Chips of stone in a plain ground."""
    picture = Image.new("RGB", (w, h), lighter(color, 0.1))
    draw = ImageDraw.Draw(picture)
    s = min(w, h)
    tones = [accent, darker(color, 0.35), lighter(color, 0.6), mix(color, accent, 0.5), mix(color, "#c9a27a", 0.6)]
    for _ in range(int(90 * w * h / (s * s))):
        cx, cy, r = rng.random() * w, rng.random() * h, s * rng.uniform(0.008, 0.034)
        turns = np.sort(rng.random(5)) * 2 * math.pi
        draw.polygon([(cx + r * rng.uniform(0.6, 1.2) * math.cos(t), cy + r * rng.uniform(0.6, 1.2) * math.sin(t)) for t in turns], fill=tones[int(rng.integers(5))])
    return picture


def vignette(picture, amount):
    w, h = picture.size
    x = np.linspace(-1, 1, w, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, h, dtype=np.float32)[:, None]
    return tint(picture, (0, 0, 0), amount * np.clip((x * x + y * y) / 2, 0, 1))


# -- out of doors ---------------------------------------------------------------------------------

SKIES = [  # top, middle, horizon
    ("#2f7fd6", "#7fbcf0", "#d9eefb"), ("#1b3a6b", "#e0637a", "#ffc98a"), ("#5aa9e6", "#a9d6f5", "#fff1d6"),
    ("#3d2a63", "#c95d82", "#ffb27a"), ("#0e7490", "#67c3d6", "#e6f7f3"), ("#7fa7c9", "#c3d5e3", "#f3ece1"),
    ("#0b1f45", "#254d8f", "#8fb8e8"),
]


def sky(rng, w, h, horizon, kind=None):
    """A sky down to `horizon` (a fraction of the height), with sun and clouds; and its colours."""
    colors = SKIES[int(rng.integers(len(SKIES))) if kind is None else kind]
    hy = max(2, round(h * horizon))
    picture = Image.new("RGB", (w, h), rgb(colors[2]))
    picture.paste(Linear(*colors).pixels(w, hy), (0, 0))
    s = min(w, h)
    sun_x, sun_y = w * (0.15 + 0.7 * rng.random()), hy * (0.25 + 0.6 * rng.random())
    x, y = np.arange(w, dtype=np.float32)[None, :], np.arange(h, dtype=np.float32)[:, None]
    distance = np.hypot(x - sun_x, y - sun_y) / s
    picture = tint(picture, (255, 244, 214), 0.75 * np.exp(-distance * 3.2))
    if rng.random() < 0.7:
        picture = tint(picture, (255, 253, 242), np.clip((0.085 - distance) * 60, 0, 1))
    clouds = noise(rng, w, h, 3, 5, stretch=3.2)
    fade = np.clip(1 - np.abs(y / hy - 0.45) * 1.7, 0, 1)
    return tint(picture, lighter(colors[2], 0.5), np.clip((clouds - 0.55) * 3.2, 0, 0.8) * fade), colors


def ridge(rng, w, base, height, rough=0.55):
    """The skyline of a mountain range by midpoint displacement: one y for each column."""
    n, line = 2, np.array([rng.random(), rng.random()])
    step = 1.0
    while n < 260:
        mid = (line[:-1] + line[1:]) / 2 + step * (rng.random(n - 1) - 0.5)
        line = np.insert(line, np.arange(1, n), mid)
        n, step = line.size, step * rough
    line = (line - line.min()) / max(line.max() - line.min(), 1e-6)
    at = np.linspace(0, 1, w)
    return base - height * np.interp(at, np.linspace(0, 1, line.size), line)


def below(w, h, skyline, softness=2.0):
    """1 under the skyline, 0 above."""
    y = np.arange(h, dtype=np.float32)[:, None]
    return np.clip((y - skyline[None, :].astype(np.float32)) / softness, 0, 1)


def mountains(rng, w, h):
    """Ranges fading into the air, snow on the far one, a lake or a meadow below."""
    horizon = 0.62 + 0.1 * rng.random()
    picture, colors = sky(rng, w, h, horizon)
    hy, s = h * horizon, min(w, h)
    near = [rgb("#2d4a3e"), rgb("#33415c"), rgb("#5b3a4a")][int(rng.integers(3))]
    for i, (far, high) in enumerate(((0.7, 0.5), (0.42, 0.32), (0.12, 0.17))):
        line = ridge(rng, w, hy + s * 0.02 * i, h * high * (0.8 + 0.3 * rng.random()), 0.52)
        mask = below(w, h, line)
        grain = noise(rng, w, h, 9, 4, stretch=0.5)
        layer = shade(Image.new("RGB", (w, h), mix(near, colors[2], far)), grain, 0.35)
        if i == 0:
            y = np.arange(h, dtype=np.float32)[:, None]
            snow = np.clip((line.min() + h * 0.16 - y) / (s * 0.05) + (grain - 0.5) * 3, 0, 0.9)
            layer = tint(layer, (250, 252, 255), snow)
        picture = Image.composite(layer, picture, Image.fromarray((mask * 255).astype(np.uint8), "L"))
    return water(rng, picture, hy, colors) if rng.random() < 0.6 else meadow(rng, picture, hy)


def water(rng, picture, y0, colors, tone=None):
    """Everything below `y0` becomes water that mirrors what stands above."""
    w, h = picture.size
    y0 = round(y0)
    depth = h - y0
    if depth < 2:
        return picture
    mirror = picture.crop((0, max(0, y0 - depth), w, y0)).transpose(Image.FLIP_TOP_BOTTOM).resize((w, depth))
    mirror = mirror.filter(ImageFilter.GaussianBlur(min(w, h) * 0.012))
    body = Linear(tone or mix(colors[1], "#1d6f8f", 0.5), darker(tone or colors[0], 0.25)).pixels(w, depth)
    pool = Image.blend(body, mirror, 0.42)
    ripples = noise(rng, w, depth, 16, 3, stretch=10)
    glints = np.clip((ripples - 0.66) * 4, 0, 0.55) * np.linspace(0.9, 0.3, depth)[:, None]
    picture.paste(tint(shade(pool, ripples, 0.22), (255, 255, 255), glints), (0, y0))
    return picture


def meadow(rng, picture, y0):
    w, h = picture.size
    y0 = round(y0)
    tone = [rgb("#5f8f3e"), rgb("#8a9a45"), rgb("#3f6f45")][int(rng.integers(3))]
    field = shade(Linear(lighter(tone, 0.25), darker(tone, 0.35)).pixels(w, max(1, h - y0)),
                  noise(rng, w, max(1, h - y0), 14, 4, stretch=4), 0.5)
    picture.paste(field, (0, y0))
    return picture


def palm(art, x, y, height, lean, rng):
    """A palm tree standing at (x, y)."""
    top = (x + lean * height, y - height)
    bark = "#3d2b1f"
    art.line([(x, y), (x + lean * height * 0.3, y - height * 0.5), top], height * 0.05, bark, curved=True)
    for i in range(9):
        a = math.radians(-180 + 180 * i / 8 + rng.uniform(-9, 9))
        reach = height * (0.42 + 0.1 * rng.random())
        tip = (top[0] + reach * math.cos(a), top[1] + reach * (0.35 * math.sin(a) + 0.32 * abs(math.cos(a))))
        mid = (top[0] + reach * 0.55 * math.cos(a), top[1] + reach * (0.62 * math.sin(a)) - reach * 0.05)
        art.blob([top, (mid[0], mid[1] - height * 0.05), tip, (mid[0], mid[1] + height * 0.035)],
                 mix("#1f5a36", "#4d9a4a", rng.random() * 0.7))


def beach(rng, w, h):
    """Sea, sand, perhaps palms, a parasol or a far island."""
    horizon = 0.42 + 0.12 * rng.random()
    picture, colors = sky(rng, w, h, horizon, kind=int(rng.choice([0, 1, 2, 3, 4])))
    hy, s = h * horizon, min(w, h)
    if rng.random() < 0.5:
        cut = (ridge(rng, w, hy, h * 0.1, 0.45))
        cut = np.where(np.abs(np.linspace(0, 1, w) - rng.random()) < 0.22, cut, h + 1)
        picture = Image.composite(Image.new("RGB", (w, h), mix("#2f6b52", colors[2], 0.35)), picture,
                                  Image.fromarray((below(w, h, cut) * 255).astype(np.uint8), "L"))
    picture = water(rng, picture, hy, colors, tone=rgb(["#1aa6b7", "#1f8fc4", "#2a9d8f"][int(rng.integers(3))]))
    at = np.linspace(0, 1, w)
    shore = h * (0.74 + 0.06 * np.sin(at * 4 + rng.random() * 6)) + s * 0.01 * np.sin(at * 23)
    for offset, color in ((-0.03, (255, 255, 255)), (0.0, rgb("#cfae7f")), (0.03, rgb("#ecd3a2"))):
        layer = shade(Image.new("RGB", (w, h), color), noise(rng, w, h, 30, 3), 0.12)
        picture = Image.composite(layer, picture, Image.fromarray((below(w, h, shore + offset * h, 3) * 255).astype(np.uint8), "L"))
    art = Art(w, h, w)
    if rng.random() < 0.65:
        side = rng.random() < 0.5
        for k in range(int(rng.integers(1, 3))):
            x = w * (0.06 + 0.1 * k) if side else w * (0.94 - 0.1 * k)
            palm(art, x, h * 1.02, h * (0.72 - 0.2 * k), 0.14 if side else -0.14, rng)
    if rng.random() < 0.55:
        parasol(art, w * rng.uniform(0.3, 0.75), h * 0.93, s * 0.3, rng)
    picture.paste(art.image, (0, 0), art.image)
    return picture


def parasol(art, x, y, size, rng):
    art.line([(x, y), (x + size * 0.1, y - size * 0.8)], size * 0.035, "#f4efe4")
    tone = ["#e2466b", "#f08a00", "#1f7ae0", "#d8442f"][int(rng.integers(4))]
    cx, cy = x + size * 0.1, y - size * 0.62
    for i in range(6):
        a0, a1 = math.pi + math.pi * i / 6, math.pi + math.pi * (i + 1) / 6
        arc = [(cx + size * 0.55 * math.cos(t), cy + size * 0.36 * math.sin(t)) for t in np.linspace(a0, a1, 8)]
        art.poly([(cx, cy - size * 0.36), *arc], tone if i % 2 else "#fff8ec")
    art.rect(x - size * 0.45, y - size * 0.06, size * 0.5, size * 0.07, "#fff8ec", r=size * 0.03)


def dunes(rng, w, h):
    picture, colors = sky(rng, w, h, 0.55, kind=int(rng.choice([1, 2, 3, 5])))
    at = np.linspace(0, 1, w)
    for i in range(4):
        base = h * (0.5 + 0.13 * i)
        line = base - h * 0.09 * np.sin(at * rng.uniform(3, 6) + rng.random() * 6) - h * 0.03 * np.sin(at * 9 + i)
        tone = mix("#d98b4a", colors[2], 0.45 - 0.15 * i)
        y = np.arange(h, dtype=np.float32)[:, None]
        lit = tint(Image.new("RGB", (w, h), tone), darker(tone, 0.5), np.clip((y - line[None, :]) / (h * 0.5), 0, 0.8))
        lit = shade(lit, noise(rng, w, h, 20, 2, stretch=6), 0.14)
        picture = Image.composite(lit, picture, Image.fromarray((below(w, h, line) * 255).astype(np.uint8), "L"))
    return picture


def skyline(rng, w, h):
    """A city at dusk behind water, windows lit."""
    picture, colors = sky(rng, w, h, 0.68, kind=int(rng.choice([1, 3, 6, 5])))
    hy, s = h * 0.68, min(w, h)
    draw = ImageDraw.Draw(picture)
    for depth in (0.55, 0.2):
        x = -s * 0.05
        tone = mix("#1a2036", colors[2], depth)
        while x < w:
            bw = s * rng.uniform(0.07, 0.17)
            top = hy - h * rng.uniform(0.12, 0.5 if depth > 0.3 else 0.36)
            draw.rectangle((x, top, x + bw, hy), fill=tone)
            if rng.random() < 0.25:
                draw.polygon([(x, top), (x + bw / 2, top - s * 0.08), (x + bw, top)], fill=tone)
            if depth < 0.3:
                step = max(3, s * 0.022)
                for wy in np.arange(top + step, hy - step, step):
                    for wx in np.arange(x + step * 0.6, x + bw - step * 0.6, step):
                        if rng.random() < 0.42:
                            draw.rectangle((wx, wy, wx + step * 0.4, wy + step * 0.45), fill=(255, 214, 140))
            x += bw + s * rng.uniform(0.0, 0.03)
    return water(rng, picture, hy, colors, tone=rgb("#22406b"))


LANDSCAPES = [mountains, beach, beach, dunes, skyline]


def road(rng, w, h):
    """An empty road or a square for a car, and where the ground begins (a fraction)."""
    ground = 0.66
    kind = int(rng.integers(3))
    if kind == 0:
        picture, _ = sky(rng, w, h, ground)
        for far, high in ((0.6, 0.3), (0.3, 0.14)):
            line = ridge(rng, w, h * ground, h * high, 0.5)
            picture = Image.composite(Image.new("RGB", (w, h), mix("#2f4a45", "#cfe0ea", far)), picture,
                                      Image.fromarray((below(w, h, line) * 255).astype(np.uint8), "L"))
    elif kind == 1:
        picture = skyline(rng, w, h).filter(ImageFilter.GaussianBlur(min(w, h) * 0.008))
    else:
        tone = [rgb("#c9ccd1"), rgb("#30343b"), rgb("#8fa3b5"), rgb("#d9c7b0")][int(rng.integers(4))]
        picture = studio(rng, w, h, tone)
    y0 = round(h * ground)
    tone = rgb("#55585e") if kind < 2 else rgb("#3b3d42")
    lane = shade(Linear(lighter(tone, 0.2), darker(tone, 0.3)).pixels(w, h - y0), noise(rng, w, h - y0, 40, 2, stretch=5), 0.2)
    picture.paste(lane, (0, y0))
    draw = ImageDraw.Draw(picture)
    if kind < 2:
        y, s = h * 0.9, min(w, h)
        for x in np.arange(-s * 0.2, w, s * 0.4):
            draw.polygon([(x, y), (x + s * 0.2, y), (x + s * 0.17, y + s * 0.025), (x - s * 0.04, y + s * 0.025)], fill=(235, 233, 222))
    return picture
