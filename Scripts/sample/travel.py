"""Framed views, suitcases, aeroplanes, balloons and maps."""

from PIL import Image, ImageDraw

import scenes
from paint import Art, Linear, darker, lighter, mix, rgb

NAME = "travel"
BRANDS = ["Wayfare", "Blue Atoll", "Skylark", "Roam & Rest", "Terra Tours", "Lagoon", "Northstar"]
COPY = {  # by landscape; the cut-outs go with any of them
    "any": [("Weekends away", "200 places, one pass", "Explore"), ("Fly for less", "One way from $39", "Search flights"), ("Kids go free", "Family resorts this spring", "Book early")],
    "beach": [("Escape to the coast", "Seven nights from $499", "Book now"), ("Winter sun sale", "Up to 45% off stays", "Find a stay"), ("Slow down here", "Villas by the water", "View villas")],
    "mountains": [("Find your summit", "Guided treks, small groups", "See trips"), ("Air worth breathing", "Lodges by the lake", "View lodges")],
    "dunes": [("See the desert bloom", "Ten days, all included", "Plan my trip"), ("Under wide skies", "Camps from $120 a night", "See camps")],
    "skyline": [("City lights", "Three nights with breakfast", "Check dates"), ("Downtown, upgraded", "Rooms with a view", "Find a room")],
}


def view(rng, width, height, landscape):
    """A landscape, sometimes with a balloon or an aeroplane in its sky."""
    picture = landscape(rng, round(width), round(height))
    extra = rng.random()
    if extra < 0.3:
        s = min(width, height)
        for k in range(int(rng.integers(1, 4))):
            one = balloon(rng, s * rng.uniform(0.08, 0.17), "#d8442f")
            picture.paste(one, (round(width * rng.uniform(0.1, 0.85)), round(height * rng.uniform(0.04, 0.25))), one)
    elif extra < 0.45:
        one = plane(rng, min(width, height) * 0.34, "#1f7ae0").rotate(8, expand=True, resample=3)
        picture.paste(one, (round(width * rng.uniform(0.1, 0.6)), round(height * rng.uniform(0.03, 0.16))), one)
    return picture


def framed(rng, width, accent, landscape):
    """A view cut to a circle, an arch, a rounded card or a print with a white edge."""
    kind = int(rng.integers(4))
    w, h = round(width), round(width * (1.25 if kind == 1 else 1.0 if kind == 0 else 0.92))
    picture = view(rng, w, h, landscape).convert("RGBA")
    mask = Image.new("L", (w, h), 0)
    draw = ImageDraw.Draw(mask)
    if kind == 0:
        draw.ellipse((0, 0, w - 1, h - 1), fill=255)
    elif kind == 1:
        draw.ellipse((0, 0, w - 1, w - 1), fill=255)
        draw.rectangle((0, w // 2, w, h), fill=255)
    elif kind == 2:
        draw.rounded_rectangle((0, 0, w - 1, h - 1), w * 0.09, fill=255)
    else:
        edge = round(w * 0.055)
        paper = Image.new("RGBA", (w, h), (252, 251, 247, 255))
        paper.paste(picture.crop((edge, edge, w - edge, h - edge * 3)), (edge, edge))
        return paper.rotate(float(rng.uniform(-7, 7)), expand=True, resample=3)
    picture.putalpha(mask)
    return picture


def suitcase(rng, width, accent):
    a = Art(80, 118, width)
    tone = rgb(accent) if rng.random() < 0.5 else rgb(["#2f6f7e", "#e0a13c", "#c94f4f", "#34495e", "#d9c7b0"][int(rng.integers(5))])
    for x in (27, 50):
        a.rect(x, 2, 3, 26, "#9aa1ab", r=1)
    a.rect(25, 1, 30, 5, "#3a3d44", r=2.4)
    for x in (14, 58):
        a.rect(x, 108, 8, 9, "#25272c", r=3)
    a.rect(4, 24, 72, 88, Linear(lighter(tone, 0.3), tone, darker(tone, 0.35), angle=30), r=10)
    case = a.last
    for i in range(6):
        a.rect(13 + i * 10, 30, 3.4, 76, darker(tone, 0.25), r=1.7, within=case).rect(13 + i * 10, 30, 1, 76, lighter(tone, 0.35), r=0.5, within=case)
    a.rect(4, 66, 72, 2, darker(tone, 0.5), within=case).rect(34, 60, 12, 9, "#d9dde3", r=2)
    a.ellipse(58, 88, 9, 9, "#fff4da", within=case).poly([(58, 81), (63, 93), (58, 90), (53, 93)], "#d8442f", within=case)
    return a.image


def plane(rng, width, accent):
    a = Art(130, 62, width)
    a.blob([(74, 30), (52, 4), (44, 3), (54, 30)], Linear("#dfe5ec", "#aab4c1"))
    a.blob([(4, 14), (14, 12), (26, 26), (20, 32)], accent)
    a.blob([(8, 28), (24, 23), (80, 20), (112, 22), (127, 30), (118, 37), (80, 40), (30, 38)], Linear("#ffffff", "#eef2f6", "#b3bfcc"))
    body = a.last
    a.poly([(0, 34), (130, 32), (130, 42), (0, 42)], mix(accent, "#ffffff", 0.1), opacity=0.9, within=body)
    for i in range(13):
        a.rect(34 + i * 5.6, 27, 2.6, 3.2, "#31475c", r=1)
    a.blob([(112, 25), (120, 27), (118, 30), (111, 29)], "#31475c", within=body)
    a.blob([(78, 35), (48, 58), (38, 59), (56, 35)], Linear("#eef2f6", "#97a5b5"))
    a.rect(56, 44, 15, 7, Linear("#f4f6f8", "#8895a5"), r=3.4)
    return a.image


def balloon(rng, width, accent):
    a = Art(70, 100, width)
    tones = [rgb(accent), rgb("#fff3d9"), rgb(["#f08a00", "#1f7ae0", "#e2466b", "#2a9d8f"][int(rng.integers(4))])]
    a.blob([(35, 2), (58, 10), (68, 34), (58, 58), (43, 76), (27, 76), (12, 58), (2, 34), (12, 10)], tones[0])
    skin = a.last
    for i, x in enumerate((-1, 0, 1)):
        a.ellipse(35 + x * 20, 36, 9, 42, tones[1 + i % 2], within=skin)
    a.ellipse(35, 36, 4.6, 42, tones[0], within=skin)
    a.rect(0, 50, 70, 4, tones[2], within=skin)
    a.ellipse(22, 26, 10, 18, "#ffffff", blur=6, opacity=0.4, within=skin).ellipse(60, 50, 14, 34, "#000000", blur=8, opacity=0.25, within=skin)
    a.line([(29, 76), (31, 88)], 0.8, "#4a3a2a").line([(41, 76), (39, 88)], 0.8, "#4a3a2a").rect(29, 87, 12, 10, Linear("#b98a5a", "#6b4626"), r=2)
    return a.image


HEROES = [framed, framed, framed, suitcase, plane, balloon]
