"""Invented brands: a drawn mark beside a set word, palettes and type pairs. No real name or mark."""

import math

from PIL import ImageFont

from paint import Art, darker, lighter, luminance, rgb

# (background, deep, accent, light): shared by every class, so that colour alone tells little.
PALETTES = [
    ("#0f1c3f", "#0a1230", "#ff7a3d", "#f4f1ea"), ("#f6efe4", "#2d2a26", "#d8442f", "#ffffff"),
    ("#0d5c63", "#073b40", "#ffc24b", "#eef7f4"), ("#ffe1d6", "#4a1f2b", "#e2466b", "#fff8f4"),
    ("#1f1f24", "#101013", "#f5c518", "#fafafa"), ("#e8f1fb", "#12355b", "#1f7ae0", "#ffffff"),
    ("#5b2a86", "#33134f", "#ffb238", "#f7effc"), ("#e9f5e1", "#1f4a2c", "#4fa53c", "#ffffff"),
    ("#c8102e", "#7a0519", "#ffd84d", "#fff4ef"), ("#dff3f2", "#0b4f52", "#ff6b5e", "#ffffff"),
    ("#20304a", "#131e30", "#5fd0c5", "#f0f6f7"), ("#fff3c9", "#3b3014", "#f08a00", "#fffdf5"),
    ("#f2f2f0", "#202124", "#3a5bdb", "#ffffff"), ("#163d2f", "#0c241c", "#e9b872", "#f5f1e6"),
    ("#ece6f7", "#2b2156", "#7b4ddb", "#ffffff"), ("#3a1d1d", "#241010", "#ff8552", "#fbeee6"),
]

# (headline, text): file names of openly licensed fonts (OFL, Apache-2.0), found by `Type`.
PAIRS = [
    ("BebasNeue-Bold.otf", "Inter-Regular.otf"), ("Lato-Black.ttf", "Inter-Regular.otf"),
    ("OpenSans-ExtraBold.ttf", "Inter-Regular.otf"), ("OpenSans-CondBold.ttf", "Cabin-Bold.otf"),
    ("Inter-Bold.otf", "Inter-Regular.otf"), ("Quicksand-Bold.ttf", "Inter-Regular.otf"),
    ("EBGaramond12-Bold.otf", "Inter-Regular.otf"), ("RobotoSlab-Bold.otf", "Inter-Regular.otf"),
    ("lobster.otf", "Cabin-Bold.otf"), ("YanoneKaffeesatz-Bold.otf", "Cabin-Bold.otf"),
    ("Comfortaa-Bold.ttf", "Inter-Regular.otf"),
]
PAIR_WEIGHTS = [4, 5, 4, 3, 5, 3, 3, 2, 1, 2, 1]


class Type:
    """Fonts by file name from a list of folders, each size opened once."""

    def __init__(self, paths):
        self.paths = paths
        self.opened = {}

    def font(self, name, size):
        key = (name, max(5, round(size)))
        if key not in self.opened:
            self.opened[key] = ImageFont.truetype(self.paths[name], key[1])
        return self.opened[key]


def mark(kind, size, color, second):
    """A square brand mark `size` pixels wide."""
    a = Art(100, 100, size)
    if kind == "ring":
        a.ring(50, 50, 46, 27, color).ellipse(72, 28, 18, 18, second)
    elif kind == "leaf":
        a.blob([(14, 86), (20, 34), (82, 12), (80, 62), (40, 84)], color)
        a.line([(18, 84), (62, 36)], 6, second)
    elif kind == "bars":
        for i, h in enumerate((38, 62, 90)):
            a.rect(8 + i * 30, 95 - h, 24, h, color if i < 2 else second, r=6)
    elif kind == "hexagon":
        ring = [(50 + 46 * math.cos(math.radians(60 * i - 30)), 50 + 46 * math.sin(math.radians(60 * i - 30))) for i in range(6)]
        a.poly(ring, color).poly([((x - 50) * 0.5 + 50, (y - 50) * 0.5 + 50) for x, y in ring], second)
    elif kind == "peak":
        a.poly([(4, 88), (40, 16), (64, 88)], color).poly([(44, 88), (70, 40), (96, 88)], second)
    elif kind == "petals":
        for i in range(5):
            t = math.radians(72 * i - 90)
            a.ellipse(50 + 27 * math.cos(t), 50 + 27 * math.sin(t), 24, 15, color, turn=72 * i - 90)
        a.ellipse(50, 50, 12, 12, second)
    elif kind == "slash":
        a.rect(4, 4, 92, 92, color, r=24).poly([(30, 80), (56, 20), (72, 20), (46, 80)], second)
    elif kind == "wave":
        a.ellipse(50, 50, 46, 46, color)
        a.blob([(6, 60), (28, 46), (52, 62), (76, 48), (94, 58), (80, 88), (50, 98), (20, 88)], second, within="last")
    else:
        a.ellipse(34, 50, 30, 30, color).ellipse(66, 50, 30, 30, second, opacity=0.85)
    return a.image


MARKS = ["ring", "leaf", "bars", "hexagon", "peak", "petals", "slash", "wave", "twin"]


def on(color, dark="#17181c", light="#ffffff"):
    """The text colour that reads on `color`."""
    return rgb(dark) if luminance(color) > 0.58 else rgb(light)


def readable(accent, ground):
    """`accent` moved away from `ground` until it can be read there."""
    accent, step = rgb(accent), 0
    move = darker if luminance(ground) > 0.5 else lighter
    while abs(luminance(accent) - luminance(ground)) < 0.34 and step < 8:
        accent, step = move(accent, 0.2), step + 1
    return accent
