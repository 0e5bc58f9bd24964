"""Phones, laptops, headphones, watches, cameras and speakers."""

import math

from paint import Art, Linear, Radial, darker, lighter, mix, rgb

NAME = "electronics"
BRANDS = ["Nuvio", "Orbtek", "Halden", "Pixa", "Voltry", "Lumen Lab", "Kairo"]
COPY = {
    "any": [("Tech week is here", "Deals end Sunday", "Shop deals"), ("New in. Ships today", "Free delivery over $50", "Shop now")],
    "phone": [("The new Halo 7", "Brighter. Lighter. Faster.", "Pre-order"), ("Trade in. Save more", "Up to $250 for your old phone", "Get a quote"), ("Two days, one charge", "The longest Halo yet", "Buy now")],
    "laptop": [("Work from anywhere", "13 inch, 1.1 kg, all day battery", "See models"), ("Upgrade your desk", "Bundles from $399", "Build yours")],
    "headphones": [("Hear every detail", "Noise cancelling, 40 hours", "Shop now"), ("Quiet, on demand", "Studio sound, soft fit", "Listen in")],
    "watch": [("Time, smarter", "Heart rate, sleep and GPS", "Find your fit"), ("On your wrist", "Bands in nine colours", "See watches")],
    "camera": [("Shoot like a pro", "24 megapixels, 4K video", "Learn more"), ("See the light", "Lenses up to 30% off", "Shop cameras")],
    "speaker": [("Big sound, small box", "Waterproof, 18 hours", "Listen in"), ("Fill the room", "Pair two for stereo", "Shop audio")],
}
COPY["phones"] = COPY["phone"]
GADGETS = ["#1d1f24", "#e9eaee", "#2f4a7a", "#b9c1cc", "#d9b8a6", "#3e6b5c", "#7a4a8c"]


def gadget(rng):
    return rgb(GADGETS[int(rng.integers(len(GADGETS)))])


def wallpaper(art, box, accent, rng, r=0.0):
    """A lit screen inside `box` = (x, y, w, h)."""
    x, y, w, h = box
    other = rgb(["#ff8552", "#5fd0c5", "#7b4ddb", "#1f7ae0", "#ffc24b"][int(rng.integers(5))])
    art.rect(x, y, w, h, Linear(darker(accent, 0.35), accent, lighter(other, 0.2), angle=60), r=r)
    screen = art.last
    for _ in range(3):
        art.ellipse(x + w * rng.random(), y + h * rng.random(), w * 0.4, w * 0.4, lighter(other, 0.3), opacity=0.4, blur=w * 0.06, within=screen)
    art.last = screen
    return screen


def phone(rng, width, accent):
    a = Art(62, 120, width)
    body = gadget(rng)
    a.rect(2, 2, 58, 116, Linear(lighter(body, 0.35), darker(body, 0.3), lighter(body, 0.1), angle=15), r=10)
    a.rect(3.6, 3.6, 54.8, 112.8, "#08090c", r=8.6)
    screen = wallpaper(a, (5, 5, 52, 110), accent, rng, r=7.4)
    style = int(rng.integers(3))
    if style == 0:
        for row in range(5):
            for col in range(4):
                a.rect(9 + col * 11.6, 42 + row * 12.6, 9, 9, lighter(mix(accent, GADGETS[(row + col) % 7], 0.7), 0.35), r=2.4)
    elif style == 1:
        a.rect(9, 40, 44, 26, "#ffffff", r=4, opacity=0.9)
        for i in range(3):
            a.rect(13, 46 + i * 6, 32 - 8 * i, 2.6, "#8b93a3", r=1)
        a.rect(9, 72, 20.5, 22, "#ffffff", r=4, opacity=0.75).rect(32.5, 72, 20.5, 22, "#ffffff", r=4, opacity=0.75)
    else:
        a.ring(31, 62, 17, 13.6, "#ffffff", opacity=0.9).poly([(26, 54), (26, 70), (39, 62)], "#ffffff")
        a.rect(12, 92, 38, 2, "#ffffff", r=1, opacity=0.6).rect(12, 92, 17, 2, "#ffffff", r=1)
    a.rect(23, 8, 16, 4.2, "#050608", r=2.1)
    a.poly([(5, 5), (38, 5), (12, 115), (5, 115)], "#ffffff", opacity=0.1, within=screen)
    return a.image


def phones(rng, width, accent):
    """Two phones fanned out."""
    back = phone(rng, width * 0.5, accent).rotate(14, expand=True, resample=3)
    front = phone(rng, width * 0.54, accent).rotate(-5, expand=True, resample=3)
    a = Art(100, 108, width)
    a.image.alpha_composite(back, (0, round(0.02 * width)))
    a.image.alpha_composite(front, (round(width * 0.37), round(width * 0.0)))
    return a.image


def laptop(rng, width, accent):
    a = Art(130, 84, width)
    body = gadget(rng)
    a.rect(15, 2, 100, 68, darker(body, 0.55), r=4)
    a.rect(17, 4, 96, 63, "#07080b", r=2.6)
    screen = wallpaper(a, (19, 6.4, 92, 57), accent, rng, r=1)
    if rng.random() < 0.6:
        a.rect(25, 13, 46, 36, "#ffffff", r=2, opacity=0.93).rect(25, 13, 46, 5, "#e3e6ec", r=2)
        for i in range(5):
            a.rect(29, 22 + i * 5, (34, 30, 36, 22, 28)[i], 2, "#aab2c0", r=1)
        a.rect(76, 20, 28, 34, mix(accent, "#ffffff", 0.75), r=2, opacity=0.9)
        for i in range(4):
            a.rect(80 + i * 6, 49 - (8, 14, 11, 20)[i], 4, (8, 14, 11, 20)[i], accent, r=0.8)
    a.poly([(19, 6), (70, 6), (40, 64), (19, 64)], "#ffffff", opacity=0.08, within=screen)
    a.poly([(12, 70), (118, 70), (128, 78), (2, 78)], Linear(lighter(body, 0.3), darker(body, 0.12)))
    a.rect(2, 77.5, 126, 4.2, Linear(lighter(body, 0.1), darker(body, 0.45)), r=2)
    a.rect(52, 70.5, 26, 2.2, darker(body, 0.35), r=1)
    return a.image


def headphones(rng, width, accent):
    a = Art(100, 104, width)
    body = gadget(rng) if rng.random() < 0.6 else rgb(accent)
    arc = [(50 + 37 * math.cos(t), 46 + 40 * math.sin(t)) for t in [math.pi + math.pi * i / 40 for i in range(41)]]
    a.line(arc, 8, darker(body, 0.35))
    a.line([(x, y + 0.8) for x, y in arc], 4, lighter(body, 0.25))
    a.line(arc[11:30], 10, darker(body, 0.2))
    for side in (-1, 1):
        cx = 50 + side * 37
        a.rect(cx - 2.6, 44, 5.2, 20, "#aeb4bd", r=2)
        a.ellipse(cx - side * 6, 72, 11, 22, darker(body, 0.6))
        a.ellipse(cx + side * 1.5, 72, 12, 24, Linear(lighter(body, 0.4), body, darker(body, 0.45), angle=40))
        cup = a.last
        a.ellipse(cx + side * 3.5, 72, 7, 15, darker(body, 0.18), within=cup)
        a.ellipse(cx + side * 4.5, 64, 2.6, 6, lighter(body, 0.75), blur=1.6, opacity=0.7, within=cup)
        a.ring(cx + side * 3.5, 72, 3.2, 2.2, lighter(body, 0.5), within=cup)
    return a.image


def watch(rng, width, accent):
    a = Art(64, 124, width)
    band = rgb(accent) if rng.random() < 0.5 else gadget(rng)
    shade = Linear(darker(band, 0.35), lighter(band, 0.12), darker(band, 0.4), angle=0)
    a.poly([(16, 0), (48, 0), (52, 40), (12, 40)], shade).poly([(12, 84), (52, 84), (48, 124), (16, 124)], shade)
    for i in range(4):
        a.ellipse(32, 102 + i * 6, 1.5, 1.5, darker(band, 0.6))
    case = gadget(rng)
    if rng.random() < 0.5:
        a.rect(4, 32, 56, 60, Linear(lighter(case, 0.45), darker(case, 0.3), angle=30), r=16)
        a.rect(59, 52, 4, 14, darker(case, 0.3), r=2)
        a.rect(7.6, 35.6, 48.8, 52.8, "#06070a", r=13)
        for i, tone in enumerate(("#ffb238", "#5fd0c5", "#f4f1ea")):
            a.ring(32, 62, 19 - 5.2 * i, 15.4 - 5.2 * i, darker(tone, 0.65))
            arc = [(32 + (17.2 - 5.2 * i) * math.cos(t), 62 + (17.2 - 5.2 * i) * math.sin(t))
                   for t in [-math.pi / 2 + (2.1 + 1.2 * i) * k / 24 * 1.4 for k in range(25)]]
            a.line(arc, 3.6, tone)
    else:
        a.ellipse(32, 62, 29, 29, Linear(lighter(case, 0.5), darker(case, 0.4), angle=40))
        a.rect(60, 58, 4, 8, darker(case, 0.3), r=1.5)
        face = ["#fbfaf6", "#10131a", "#12305b"][int(rng.integers(3))]
        ink = "#15171c" if face == "#fbfaf6" else "#f3efe6"
        a.ellipse(32, 62, 25, 25, Radial(lighter(face, 0.1), face))
        for i in range(12):
            t = math.radians(30 * i)
            a.line([(32 + 20 * math.cos(t), 62 + 20 * math.sin(t)), (32 + 23 * math.cos(t), 62 + 23 * math.sin(t))], 1.3, ink)
        a.line([(32, 62), (23, 53)], 2, ink).line([(32, 62), (43, 50)], 1.4, ink).line([(32, 62), (35, 80)], 0.8, accent)
    a.ellipse(22, 48, 12, 5, "#ffffff", turn=-40, blur=2, opacity=0.16)
    return a.image


def camera(rng, width, accent):
    a = Art(120, 86, width)
    body = rgb(["#1d1f24", "#33363d", "#8a5a3c", "#e4e4e2"][int(rng.integers(4))])
    a.rect(8, 6, 16, 12, darker(body, 0.4), r=2).poly([(44, 16), (50, 3), (78, 3), (84, 16)], lighter(body, 0.08))
    a.rect(3, 14, 114, 68, Linear(lighter(body, 0.22), darker(body, 0.35)), r=8)
    a.rect(3, 30, 114, 38, darker(body, 0.32))
    a.ellipse(100, 22, 4.6, 4.6, accent).rect(10, 20, 14, 6, "#cfd6de", r=1.5)
    for r, paint in ((31, Linear("#4a4d55", "#15161a", angle=45)), (27, "#0c0d10"), (24, Linear("#34373e", "#0b0c0f", angle=225)),
                     (17, Radial("#3b6ea8", "#111a2e", "#05060a", radius=0.6)), (8, Radial("#0a0b10", "#1a2748"))):
        a.ellipse(63, 50, r, r, paint)
    a.ellipse(56, 42, 5, 3.4, "#ffffff", turn=-40, blur=0.8, opacity=0.8).ellipse(71, 59, 3, 2, "#9cc4ff", turn=-40, blur=0.6, opacity=0.6)
    return a.image


def speaker(rng, width, accent):
    a = Art(70, 104, width)
    body = rgb(accent) if rng.random() < 0.6 else gadget(rng)
    a.rect(5, 3, 60, 98, Linear(darker(body, 0.3), lighter(body, 0.18), darker(body, 0.42), angle=0), r=16)
    case = a.last
    for row in range(22):
        for col in range(13):
            a.ellipse(11 + col * 4, 16 + row * 3.9, 0.9, 0.9, darker(body, 0.6), within=case)
    a.ellipse(35, 62, 22, 22, darker(body, 0.5)).ring(35, 62, 22, 19, lighter(body, 0.3))
    a.ellipse(35, 62, 18, 18, Radial("#5a5d66", "#22242a", "#101114", radius=0.6)).ellipse(35, 62, 7, 7, Radial(lighter(body, 0.3), darker(body, 0.4)))
    a.ellipse(35, 24, 9, 9, "#121317").ellipse(35, 24, 5, 5, Radial("#767b86", "#1a1b20"))
    return a.image


HEROES = [phone, phones, laptop, headphones, watch, camera, speaker]
