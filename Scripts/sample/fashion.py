"""Sneakers, bags, T-shirts, dresses, sunglasses and hats."""

from paint import Art, Linear, Radial, darker, lighter, mix, rgb

NAME = "fashion"
BRANDS = ["Maren & Co", "Lumo", "Noor Studio", "Fieldway", "Aster", "Olive Row", "Tessel"]
COPY = {
    "any": [("The autumn edit", "New shapes, soft colours", "Shop the look"), ("End of season", "Up to 60% off", "Shop sale"), ("Made to be worn", "Small batches, fair pay", "Discover")],
    "sneaker": [("Step into spring", "Light as air trainers", "Shop shoes"), ("Run further", "Cushioning that lasts", "Shop now")],
    "bag": [("Carry it all", "Full grain leather bags", "See the bags"), ("Room for the day", "Totes and holdalls", "Shop bags")],
    "shirt": [("Basics, better", "Three tees for $45", "Stock up"), ("Soft since 2009", "Organic cotton", "Shop tees")],
    "dress": [("Summer, by hand", "Linen dresses from $49", "Shop dresses"), ("Dressed in a minute", "One piece, done", "View dresses")],
    "sunglasses": [("Sun ready", "Polarised frames, 2 for 1", "Find yours"), ("Shade, sorted", "Fifty new frames", "Try them on")],
    "hat": [("Top it off", "Hats for long days out", "Shop hats"), ("Weekend uniform", "Straw, felt and wool", "Explore")],
}
COPY["sneakers"] = COPY["sneaker"]
CLOTHS = ["#e2466b", "#1f4a78", "#f2e3cf", "#2d2a26", "#c9a27a", "#6f8f72", "#d98b4a", "#8c5a8f", "#f4f4f2", "#c23b3b"]


def cloth(rng):
    return rgb(CLOTHS[int(rng.integers(len(CLOTHS)))])


def sneaker(rng, width, accent):
    a = Art(130, 76, width)
    upper, second = cloth(rng), rgb(accent)
    a.blob([(8, 58), (6, 34), (14, 14), (26, 10), (36, 22), (56, 26), (74, 38), (104, 46), (122, 56), (118, 64), (60, 66), (12, 64)],
           Linear(lighter(upper, 0.25), upper, darker(upper, 0.3), angle=70))
    shoe = a.last
    a.blob([(4, 30), (16, 20), (26, 40), (22, 68), (2, 66)], second, within=shoe)
    a.blob([(92, 40), (126, 50), (124, 70), (86, 68), (84, 54)], lighter(upper, 0.35), within=shoe)
    a.blob([(46, 62), (62, 36), (72, 40), (64, 66)], second, within=shoe, opacity=0.9)
    a.blob([(40, 64), (54, 33), (60, 34), (50, 66)], lighter(second, 0.5), within=shoe, opacity=0.9)
    a.blob([(28, 14), (38, 10), (60, 24), (78, 38), (70, 42), (44, 30)], lighter(upper, 0.5))
    for i in range(5):
        x, y = 42 + i * 7.4, 20 + i * 4.4
        a.line([(x, y + 6), (x + 9, y - 1)], 2.2, "#ffffff" if sum(upper) < 560 else "#3a3d45")
    a.blob([(4, 60), (30, 60), (70, 62), (124, 57), (127, 66), (112, 73), (20, 74), (4, 70)], Linear("#ffffff", "#d5d7db"))
    sole = a.last
    a.blob([(4, 69), (60, 71), (126, 66), (112, 76), (20, 77)], second, within=sole)
    a.blob([(10, 20), (24, 8), (36, 20), (30, 24), (20, 18)], darker(upper, 0.5), opacity=0.85)
    return a.image


def sneakers(rng, width, accent):
    """A pair, one behind the other."""
    one = sneaker(rng, width * 0.82, accent)
    a = Art(100, 72, width)
    a.image.alpha_composite(one.rotate(12, expand=True, resample=3).resize((round(width * 0.8), round(width * 0.55))), (round(width * 0.18), 0))
    a.image.alpha_composite(one, (0, round(width * 0.22)))
    return a.image


def bag(rng, width, accent):
    a = Art(100, 104, width)
    skin = cloth(rng)
    for dx, tone in ((4, darker(skin, 0.45)), (0, darker(skin, 0.2))):
        a.line([(28 + dx, 46), (32 + dx, 14), (50 + dx, 6), (68 + dx, 14), (72 + dx, 46)], 4, tone, curved=True)
    a.blob([(12, 44), (50, 40), (88, 44), (95, 92), (86, 100), (14, 100), (5, 92)], Linear(lighter(skin, 0.22), skin, darker(skin, 0.35), angle=60))
    body = a.last
    if rng.random() < 0.6:
        a.blob([(10, 40), (90, 40), (88, 62), (50, 74), (12, 62)], lighter(skin, 0.1), within=body)
        a.line([(12, 62), (50, 74), (88, 62)], 1, darker(skin, 0.4), curved=True, within=body)
        a.rect(44, 68, 12, 9, Linear("#f4d78b", "#b98a2f"), r=2)
    else:
        for i in range(5):
            a.line([(10 + 18 * i, 40), (18 * i - 6, 104)], 0.8, darker(skin, 0.25), within=body)
            a.line([(10 + 18 * i, 40), (26 + 18 * i, 104)], 0.8, darker(skin, 0.25), within=body)
        a.rect(20, 60, 5, 30, accent, r=2)
    a.line([(14, 96), (86, 96)], 0.7, lighter(skin, 0.4), within=body)
    a.ellipse(28, 64, 8, 22, "#ffffff", turn=10, blur=6, opacity=0.25, within=body)
    return a.image


def shirt(rng, width, accent):
    a = Art(110, 104, width)
    tone = cloth(rng)
    a.poly([(36, 8), (74, 8), (84, 12), (106, 38), (90, 52), (82, 44), (83, 98), (27, 98), (28, 44), (20, 52), (4, 38), (26, 12)],
           Linear(lighter(tone, 0.2), tone, darker(tone, 0.18), angle=20))
    body = a.last
    for x0, y0, x1, y1 in ((34, 50, 40, 96), (74, 46, 70, 97), (52, 62, 56, 97), (24, 22, 30, 50), (86, 22, 80, 50)):
        a.line([(x0, y0), (x1, y1)], 3.2, darker(tone, 0.5), blur=2.2, opacity=0.4, within=body)
    style = int(rng.integers(3))
    if style == 0:
        for i in range(7):
            a.rect(0, 30 + i * 10, 110, 4.6, accent, within=body)
    elif style == 1:
        a.ellipse(55, 50, 15, 15, accent, within=body).rect(38, 68, 34, 4, lighter(mix(tone, accent, 0.5), 0.3), r=2, within=body)
    else:
        a.rect(62, 34, 15, 17, darker(tone, 0.14), r=1.5, within=body)
    a.ellipse(55, 8, 15, 9, darker(tone, 0.35), within=body).ellipse(55, 5, 12, 8, darker(tone, 0.6), within=body)
    return a.image


def dress(rng, width, accent):
    a = Art(84, 124, width)
    tone = cloth(rng)
    a.line([(42, 1), (47, 5), (42, 9)], 1.5, "#8a8f98", curved=True).line([(20, 17), (42, 9), (64, 17)], 2.4, "#b58a5a", curved=True)
    a.blob([(28, 14), (34, 28), (42, 31), (50, 28), (56, 14), (61, 32), (55, 54), (70, 90), (79, 118), (42, 123), (5, 118), (14, 90), (29, 54), (23, 32)],
           Linear(darker(tone, 0.15), lighter(tone, 0.22), darker(tone, 0.25), angle=10))
    body = a.last
    for x in (18, 30, 41, 53, 65):
        a.line([(42 + (x - 42) * 0.4, 56), (x, 122)], 2.6, darker(tone, 0.5), blur=1.8, opacity=0.45, within=body)
    if rng.random() < 0.5:
        for _ in range(46):
            x, y = rng.uniform(6, 78), rng.uniform(20, 120)
            a.ellipse(x, y, 1.9, 1.9, lighter(accent, 0.3), within=body)
    a.rect(26, 51, 32, 5, accent, r=1, within=body)
    return a.image


def sunglasses(rng, width, accent):
    a = Art(130, 56, width)
    frame = rgb(["#1b1b1f", "#6b3f22", accent, "#c9a24b"][int(rng.integers(4))])
    lens = rgb(["#2a2f3a", "#7a4a2a", "#1f5b6b", "#6b2f52"][int(rng.integers(4))])
    a.line([(10, 16), (3, 10)], 4, frame).line([(120, 16), (127, 10)], 4, frame)
    for x in (8, 70):
        points = [(x, 12), (x + 26, 7), (x + 52, 12), (x + 50, 36), (x + 36, 50), (x + 14, 50), (x + 2, 36)]
        a.blob(points, frame)
        inner = [((px - x - 26) * 0.86 + x + 26, (py - 28) * 0.84 + 28) for px, py in points]
        a.blob(inner, Linear(darker(lens, 0.45), lens, lighter(lens, 0.35)))
        glass = a.last
        a.poly([(x + 8, 4), (x + 24, 4), (x + 10, 52), (x - 6, 52)], "#ffffff", opacity=0.25, within=glass)
        a.poly([(x + 29, 4), (x + 33, 4), (x + 19, 52), (x + 15, 52)], "#ffffff", opacity=0.2, within=glass)
    a.line([(58, 20), (65, 16), (72, 20)], 4, frame, curved=True)
    return a.image


def hat(rng, width, accent):
    a = Art(120, 70, width)
    straw = rgb(["#e3c48d", "#3b2f2a", "#c9a27a", "#f0e6d4", "#7a3b3b"][int(rng.integers(5))])
    a.ellipse(60, 52, 57, 15, Linear(lighter(straw, 0.2), darker(straw, 0.3)))
    a.ellipse(60, 49, 38, 9, darker(straw, 0.45), blur=2, opacity=0.6)
    a.blob([(27, 48), (30, 20), (44, 7), (60, 11), (76, 7), (90, 20), (93, 48), (60, 56)], Linear(darker(straw, 0.1), lighter(straw, 0.25), darker(straw, 0.25), angle=0))
    crown = a.last
    a.blob([(20, 36), (60, 44), (100, 36), (100, 48), (60, 58), (20, 48)], accent, within=crown)
    a.ellipse(60, 12, 14, 5, darker(straw, 0.35), blur=2, opacity=0.6, within=crown)
    return a.image


HEROES = [sneaker, sneakers, bag, shirt, dress, sunglasses, hat]
